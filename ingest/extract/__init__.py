"""What a document says becomes facts: one file a concern."""

from __future__ import annotations

from corpus.facts import Extraction
from ingest.extract.reading import Reading

EXTRACTION_VERSION = 1
"""Bumped when other facts are found; documents read by another version wait for `hamkari rebuild --facts`."""

__all__ = ["EXTRACTION_VERSION", "Reading", "extract"]


def extract(reading: Reading) -> Extraction:
    """All that the document says was promised, proposed, possible and done."""
    return Extraction()

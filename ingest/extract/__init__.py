"""What a document says becomes facts: clauses are judged by their kind, then each concern reads its own field."""

from __future__ import annotations

from ingest.extract.assemble import extract
from ingest.extract.reading import Reading

EXTRACTION_VERSION = 1
"""Bumped when facts change; documents read by an older extractor are read again by `hamkari rebuild --facts`."""

__all__ = ["EXTRACTION_VERSION", "Reading", "extract"]

"""Who speaks: people and their offices, the frames that report speech, and whose words a sentence carries."""

from __future__ import annotations

from ingest.extract.speech.speakers import Attribution, attribute

__all__ = ["Attribution", "attribute"]

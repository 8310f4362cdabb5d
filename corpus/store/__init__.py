"""The relational store: the one truth, and the only SQL."""

from __future__ import annotations

from corpus.store.batch import Batch, CompletedFile, Entry, Refusal, Repeat
from corpus.store.facts import About, Found
from corpus.store.parties import Mention
from corpus.store.reading import Counts, PassageRow
from corpus.store.store import Store, require_model

__all__ = [
    "About",
    "Batch",
    "CompletedFile",
    "Counts",
    "Entry",
    "Found",
    "Mention",
    "PassageRow",
    "Refusal",
    "Repeat",
    "Store",
    "require_model",
]

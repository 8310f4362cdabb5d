"""The store at a glance: counts, newest documents, and what can be filtered by."""

from __future__ import annotations

import heapq
import threading
import time
from dataclasses import dataclass

from corpus.models import Document
from corpus.store import Counts, Store

NEWEST = 6
CHOICES = 200
"""Longer lists help nobody; a rarer source is filtered by from its document's page."""
REST_SECONDS = 5.0
"""While an ingest writes every second, the overview is not gathered more often than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What the store held at one generation. The pairs are a value and how many documents have it."""

    counts: Counts
    newest: tuple[Document, ...]
    sources: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]
    collections: tuple[tuple[str, int], ...]


class Overview:
    """Gathers a `Glance` when the store has changed, and otherwise gives the last one. Thread-safe."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._glance: Glance | None = None
        self._generation = -1
        self._gathered = 0.0

    def glance(self) -> Glance:
        """The newest known state, at most a few seconds old."""
        with self._lock:
            if self._glance and self._glance.counts.documents and time.monotonic() - self._gathered < REST_SECONDS:
                return self._glance
            generation = self._store.generation()
            if self._glance is None or generation != self._generation:
                self._glance, self._generation = _gather(self._store), generation
            self._gathered = time.monotonic()
            return self._glance


def _gather(store: Store) -> Glance:
    return Glance(
        counts=store.counts(),
        newest=tuple(_newest(store)),
        sources=tuple(store.values("source")[:CHOICES]),
        types=tuple(store.values("type")[:CHOICES]),
        collections=tuple(store.values("collection")[:CHOICES]),
    )


def _newest(store: Store) -> list[Document]:
    """Documents by day of publication, latest first; those without a date are not news."""
    dated = [
        (document.published.day, document.key, document)
        for document in store.all_documents(texts=False)
        if document.published
    ]
    return [document for _, _, document in heapq.nlargest(NEWEST, dated, key=lambda item: item[:2])]

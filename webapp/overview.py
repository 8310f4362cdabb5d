"""The store at a glance: counts, newest documents, and what can be filtered by."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from corpus.models import Document
from corpus.store import Counts, Store

NEWEST = 6
CHOICES = 200
"""Longer lists help nobody; a rarer source can still be named in the address."""
REST = 20
"""Gathering pauses for this many times its own length, so that a busy ingest costs the pages a twentieth at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What the store held at one generation. The pairs are a value and how many documents have it."""

    counts: Counts
    sources: tuple[tuple[str, int], ...]
    types: tuple[tuple[str, int], ...]
    collections: tuple[tuple[str, int], ...]


class Kept[Thing]:
    """Something gathered from the store, again when the store has changed. Thread-safe."""

    def __init__(self, store: Store, gather: Callable[[Store], Thing]) -> None:
        self._store = store
        self._gather = gather
        self._lock = threading.Lock()
        self._found: tuple[int, Thing] | None = None
        self._rest_until = 0.0

    def get(self) -> Thing:
        """The thing as the store has it now, or had it a moment ago."""
        with self._lock:
            if self._found and time.monotonic() < self._rest_until:
                return self._found[1]
            generation = self._store.generation()
            if self._found is None or self._found[0] != generation:
                began = time.monotonic()
                self._found = generation, self._gather(self._store)
                now = time.monotonic()
                self._rest_until = now + REST * (now - began)
            return self._found[1]


class Overview:
    """What the pages tell about the whole store."""

    def __init__(self, store: Store) -> None:
        self._glance = Kept(store, _glance)
        self._newest = Kept(store, lambda store: store.newest(NEWEST))

    def glance(self) -> Glance:
        """Cheap (6 ms for 25,000 documents): on every page with filters."""
        return self._glance.get()

    def newest(self) -> list[Document]:
        """The latest documents of those that have a date: one without is not news."""
        return self._newest.get()


def _glance(store: Store) -> Glance:
    return Glance(
        counts=store.counts(),
        sources=tuple(store.values("source")[:CHOICES]),
        types=tuple(store.values("type")[:CHOICES]),
        collections=tuple(store.values("collection")[:CHOICES]),
    )

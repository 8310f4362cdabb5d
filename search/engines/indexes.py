"""The derived indexes of a store: vectors and terms, brought up to date together."""

from __future__ import annotations

import hashlib
import threading

from corpus.persian import Analyser
from corpus.settings import Settings
from corpus.store import Store
from search.engines.terms import TermIndex
from search.engines.vectors import VectorIndex


class Indexes:
    """Both indexes of `store` for one model. Losing them loses nothing: the next refresh makes them again."""

    def __init__(self, store: Store, settings: Settings, analyser: Analyser, model: str, dimensions: int) -> None:
        folder = settings.index_path
        folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(model.encode()).hexdigest()[:8]
        self.store = store
        self.vectors = VectorIndex(folder / f"vectors-{name}", model, dimensions)
        self.terms = TermIndex(folder / "terms", analyser)
        self._refreshing = threading.Lock()
        self._fresh = -1

    def refresh(self) -> None:
        """Take in what the store has gained and lost; costs one small question when there is nothing.

        While one thread is at it the others go on with what there is, unless there is nothing yet.
        """
        generation = self.store.generation()
        if generation == self._fresh or not self._refreshing.acquire(blocking=self._fresh < 0):
            return
        try:
            self.vectors.refresh(self.store)
            if self.terms.refresh(self.store):
                self._fresh = generation
        finally:
            self._refreshing.release()

    def save(self) -> None:
        """Write what another process can begin from."""
        self.vectors.save()

    def purge(self) -> None:
        """Leave nothing of removed passages on disk: neither their vectors nor the words of their documents."""
        self.save()
        self.terms.rewrite(self.store)

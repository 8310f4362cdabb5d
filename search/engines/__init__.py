"""Search engines: one interface, one file an engine."""

from __future__ import annotations

from typing import Protocol

from search.models import Match, Query


class Engine(Protocol):
    """Finds documents. Derived from the store: losing it loses nothing."""

    def search(self, query: Query) -> list[Match]:
        """At most `query.limit` documents, best first; ties by document key. Nothing the filters exclude."""
        ...

    def refresh(self) -> None:
        """Take in what the store has gained and lost."""
        ...

    def close(self) -> None:
        """Let go of files and memory."""
        ...

"""What an ingest did, in numbers that add up."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.store import Refusal


@dataclass(slots=True, kw_only=True)
class Summary:
    """Counts of documents: `total` is always new + changed + unchanged + duplicate + failed."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    duplicate: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    expected: int = 0
    """About how many documents there are in all, as far as is known by now; for progress only."""
    files: int = 0
    passages: int = 0
    embedded: int = 0
    seconds: float = 0.0
    embedding_seconds: float = 0.0
    stopped: bool = False
    asked: int = 0
    """Documents the endpoint was asked about, and of these those it gave no answer, or not to all of the text."""
    unanswered: int = 0

    @property
    def failed(self) -> int:
        return len(self.refusals)

    @property
    def total(self) -> int:
        return self.new + self.changed + self.unchanged + self.duplicate + self.failed

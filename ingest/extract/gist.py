"""A document's own summary line: the fact that says most of what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.facts import Fact
from corpus.models import Span

_WEIGHTS = {"decided": 1.0, "promised": 0.9, "ready": 0.6, "proposal": 0.6, "opportunity": 0.4, "progress": 0.7}
"""What was resolved says more of a document than what is possible."""


def gist(facts: Sequence[Fact]) -> Span | None:
    """The quote of the weightiest fact; the first of equals, as documents say the main thing first."""
    if not facts:
        return None
    return max(enumerate(facts), key=lambda each: (_weight(each[1]), -each[0]))[1].quote


def _weight(fact: Fact) -> float:
    named = bool(fact.by) + bool(fact.deadline and fact.deadline.last) + bool(fact.figures) + bool(fact.sectors)
    return round(_WEIGHTS[fact.strength or fact.kind] * (1 + fact.confidence) / 2 + 0.1 * named, 3)

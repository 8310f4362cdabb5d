"""Words found again in a text that may have changed since they were quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.fact_keys import squeezed
from corpus.letters import plain
from corpus.models import Span

ALIKE = 0.5
"""Share of a quote's words that must still stand at its old place for the place to count."""


def relocate(text: str, quote: str, near: Span) -> Span | None:
    """Where `quote` stands in `text` now: letter for letter, else in another spelling, else its old place `near`.

    Of several places the nearest to the old one; the old place only if at least half of its words are still the same.
    """
    found = [*_exact(text, quote)] or [*_respelt(text, quote)]
    if found:
        return min(found, key=lambda span: abs(span.start - near.start))
    return near if _alike(near.of(text), quote) else None


def _exact(text: str, quote: str) -> Iterator[Span]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield Span(start=at, end=at + len(quote))
        at = text.find(quote, at + len(quote))


def _respelt(text: str, quote: str) -> Iterator[Span]:
    """Half-spaces lost or typed as spaces, Arabic letters, other digits: none of it makes other words."""
    letters = squeezed(quote)
    if not letters:
        return
    folded = plain(text)
    pattern = re.compile(r"\s{0,3}".join(map(re.escape, letters)))
    yield from (folded.raw(match.start(), match.end()) for match in pattern.finditer(folded.text))


def _alike(here: str, quote: str) -> bool:
    wanted, there = set(plain(quote).text.split()), set(plain(here).text.split())
    return bool(wanted) and len(wanted & there) >= ALIKE * len(wanted)

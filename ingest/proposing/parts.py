"""A long text in parts a model can read at once, cut where a paragraph ends."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.models import Span

LONGEST = 6_000
"""Characters of a part."""
_BORDERS = ("\n\n", "\n", ". ", "؟ ", " ")
"""Where to cut, the best first; a text without any is cut anywhere."""


def parts(text: str) -> Iterator[Span]:
    """Spans that cover all of `text` in order, without those that are blank."""
    start = 0
    while start < len(text):
        end = len(text) if len(text) - start <= LONGEST else _border(text, start)
        if not text[start:end].isspace():
            yield Span(start=start, end=end)
        start = end


def _border(text: str, start: int) -> int:
    """The last good border in the second half of what fits."""
    last = start + LONGEST
    for border in _BORDERS:
        at = text.rfind(border, start + LONGEST // 2, last)
        if at >= 0:
            return at + len(border)
    return last

"""A document's text as lines for a page, cut into parts where it is long."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from corpus.models import Span
from webapp.highlight import Brush, Highlight

PART_CHARS = 60_000
PASSAGE = "passage"
_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the text. `gap` says that a blank line stood before it."""

    html: Markup
    heading: bool
    gap: bool


def parts(text: str, size: int = PART_CHARS) -> list[Span]:
    """Consecutive spans of at most `size` code points that cover the text, cut at a line's end, else a space."""
    found: list[Span] = []
    start = 0
    while len(text) - start > size:
        half = start + size // 2
        cut = max(text.rfind("\n", half, start + size), -1)
        cut = cut if cut > 0 else text.rfind(" ", half, start + size)
        end = cut + 1 if cut > 0 else start + size
        found.append(Span(start=start, end=end))
        start = end
    return [*found, Span(start=start, end=len(text))]


def part_of(all_parts: Sequence[Span], offset: int) -> int:
    """Index of the part that holds `offset`; the last one for offsets beyond the text."""
    return min(bisect_left(all_parts, offset, key=lambda part: part.end - 1), len(all_parts) - 1)


def lines(
    text: str, part: Span, passage: Span | None, headings: Sequence[Span], facts: Sequence[Highlight] = ()
) -> Iterator[Line]:
    """The lines of `part` that are not blank, with the facts and the passage marked and its first mark anchored."""
    brush = Brush(text, facts, passage, PASSAGE)
    last = part.start
    for match in _LINE.finditer(text, part.start, part.end):
        within = Span(start=match.start(), end=match.end())
        if not match.group().strip():
            continue
        yield Line(html=brush.paint(within), heading=_overlaps(headings, within), gap=_gap(text[last : within.start]))
        last = within.end


def _gap(between: str) -> bool:
    return between.replace("\r\n", "\n").count("\n") > 1


def _overlaps(headings: Sequence[Span], line: Span) -> bool:
    """Whether one of the (ordered) headings stands in the line."""
    at = bisect_left(headings, line.start + 1, key=lambda span: span.end)
    return at < len(headings) and headings[at].start < line.end

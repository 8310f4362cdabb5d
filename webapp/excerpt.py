"""A snippet shortened for a list of results: the stretch with most marks, on word borders."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from corpus.models import Span
from search.models import Snippet
from webapp.markup import marked

ROOM = 320
"""About four lines on a desktop, seven on a phone: enough to judge a result by."""
LEAD = 60
_ELLIPSIS = Markup("…")


def excerpt(snippet: Snippet, title: str | None = None, room: int = ROOM) -> Markup:
    """At most about `room` code points of `snippet` as HTML, with an ellipsis at each cut.

    A first line that only repeats `title`, which stands above it, is left out.
    """
    first = _after_title(snippet.text, title)
    within = _window(snippet, first, room)
    before = _ELLIPSIS if within.start > first else Markup("")
    after = _ELLIPSIS if within.end < len(snippet.text) else Markup("")
    return before + marked(snippet.text, snippet.marks, within=within) + after


def _after_title(text: str, title: str | None) -> int:
    line, end, rest = text.partition("\n")
    return len(line) + len(end) if title and rest.strip() and line.strip() == title.strip() else 0


def _window(snippet: Snippet, first: int, room: int) -> Span:
    """The stretch from `first` on that fits in `room` and holds most marks."""
    text = snippet.text
    start = first
    if len(text) - first > room:
        marks = [mark for mark in snippet.marks if mark.start >= first]
        start = _beginning(text, first, max(first, _densest(marks, room - LEAD)))
    end = min(len(text), start + room)
    if end < len(text):
        end = max(text.rfind(" ", start + room // 2, end), start + room // 2)
    return Span(start=start, end=end)


def _densest(marks: Sequence[Span], room: int) -> int:
    """Where the stretch of `room` code points with most marks begins; the first of equals."""
    starts = sorted(mark.start for mark in marks)
    best, most, last = 0, 0, 0
    for first, start in enumerate(starts):
        while last < len(starts) and starts[last] < start + room:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best


def _beginning(text: str, first: int, mark: int) -> int:
    """A good place to begin a little before `mark`: a line's start, else a word's, not before `first`."""
    earliest = max(first, mark - LEAD)
    line = text.rfind("\n", earliest, mark)
    if line >= 0 or earliest == first:
        return max(line + 1, first)
    space = text.find(" ", earliest, mark)
    return space + 1 if space >= 0 else earliest

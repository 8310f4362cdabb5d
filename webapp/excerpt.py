"""A snippet shortened for a list of results: the stretch with most marks, on word borders."""

from __future__ import annotations

from markupsafe import Markup

from corpus.models import Span
from search.models import Snippet
from webapp.markup import marked

ROOM = 320
"""About four lines on a desktop, seven on a phone: enough to judge a result by."""
LEAD = 60
_ELLIPSIS = Markup("…")


def excerpt(snippet: Snippet, room: int = ROOM) -> Markup:
    """At most about `room` code points of `snippet` as HTML, with an ellipsis at each cut."""
    within = _window(snippet, room)
    before = _ELLIPSIS if within.start > 0 else Markup("")
    after = _ELLIPSIS if within.end < len(snippet.text) else Markup("")
    return before + marked(snippet.text, snippet.marks, within=within) + after


def _window(snippet: Snippet, room: int) -> Span:
    text = snippet.text
    if len(text) <= room:
        return Span(start=0, end=len(text))
    start = _word_start(text, max(0, _densest(snippet.marks, room - LEAD) - LEAD))
    end = min(len(text), start + room)
    if end < len(text):
        end = max(text.rfind(" ", start + room // 2, end), start + room // 2)
    return Span(start=start, end=end)


def _densest(marks: tuple[Span, ...], room: int) -> int:
    """Where the stretch of `room` code points with most marks begins; the first of equals."""
    starts = sorted(mark.start for mark in marks)
    best, most, last = 0, 0, 0
    for first, start in enumerate(starts):
        while last < len(starts) and starts[last] < start + room:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best


def _word_start(text: str, at: int) -> int:
    """The beginning of the next word after `at`, if one is near."""
    space = text.find(" ", at, at + LEAD) if at else -1
    return space + 1 if space >= 0 else at

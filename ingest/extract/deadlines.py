"""The deadline of a fact: of the times its words name, the one by which the thing is to be done."""

from __future__ import annotations

from datetime import date

from corpus.facts import Deadline
from corpus.letters import plain
from corpus.models import Span
from corpus.times import TimeMention, find_in
from ingest.extract.reading import Reading

_LOOK_BACK = 1500
"""Code points before a fact in which «در این ایام» may have been named."""
_WEIGHT = {"until": 5, "before": 5, "within": 4, "contract": 3, "occasion": 3, "in": 3, "from": 2, "": 2, "after": 0}
_NEVER = {"past", "after", "last year", "last weekday", "lunar"}


def deadline(reading: Reading, quote: Span) -> Deadline | None:
    """By when what the quote commits to or proposes is to be done; None if it does not say."""
    return _best(reading, quote)


def _best(reading: Reading, window: Span) -> Deadline | None:
    found = [mention for mention in _mentions(reading, window) if _binds(mention, reading.published)]
    if not found:
        return None
    best = max(found, key=lambda mention: (mention.last is not None, _WEIGHT[mention.cue]))
    if best.rule == "that time":
        best = _said_before(reading, best)
    return Deadline(span=best.span, first=best.first, last=best.last, rule=best.rule)


def _mentions(reading: Reading, window: Span) -> list[TimeMention]:
    """The times named in a part of the text; a day without its year is the coming one."""
    found = find_in(plain(window.of(reading.text)), reading.published)
    return [_moved(mention.coming(reading.published), window.start) for mention in found]


def _moved(mention: TimeMention, by: int) -> TimeMention:
    span = Span(start=mention.span.start + by, end=mention.span.end + by)
    return TimeMention(
        span=span, first=mention.first, last=mention.last, rule=mention.rule, cue=mention.cue, yearly=mention.yearly
    )


def _binds(mention: TimeMention, published: date | None) -> bool:
    """Whether a thing may still be done in that time."""
    if mention.rule in _NEVER or mention.rule == "event" or mention.past(published):
        return False
    return mention.rule != "today" or mention.cue == "from"


def _said_before(reading: Reading, mention: TimeMention) -> TimeMention:
    """«در این ایام» is the last time named before, if it is one."""
    window = Span(start=max(0, mention.span.start - _LOOK_BACK), end=mention.span.start)
    named = [each for each in _mentions(reading, window) if each.rule in ("occasion", "nowruz", "days")]
    if not named:
        return mention
    return TimeMention(span=mention.span, first=named[-1].first, last=named[-1].last, rule=mention.rule)

"""Time expressions with the words that bind them: until, within, in, from, before, after."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal, NamedTuple, cast

from corpus.phrases import Token
from corpus.times.calendar import Anchor, Length
from corpus.times.period import Period, only
from corpus.times.relative import in_length

Cue = Literal["until", "within", "in", "from", "before", "after", "occasion", "length", ""]


class Bound(NamedTuple):
    """A period and the word that binds it."""

    period: Period
    cue: Cue


_CUES: dict[str, Cue] = {
    "until": "until", "at-most": "within", "within": "within", "occasion-of": "occasion", "from": "from", "in": "in",
    "date-word": "in",
}  # fmt: skip
"""Kind of word -> the cue it gives; of several the first in this order."""


def _cue(tokens: list[Token]) -> Cue:
    return next((cue for kind, cue in _CUES.items() if only(tokens[:-1], kind)), "")


def bound(tokens: list[Token], anchor: Anchor | None) -> Bound:
    period = cast(Period, tokens[-1].value)
    cue = _cue(tokens)
    if period.rule == "nowruz" and cue == "until":
        return Bound(_eve(period), cue)
    return Bound(_until(period, anchor) if cue == "until" else period, cue)


def _until(period: Period, anchor: Anchor | None) -> Period:
    """What is due until a day may be done from the document's day on; "until the beginning" is its first day."""
    if period.days and period.rule.startswith("start of "):
        period = period._replace(days=(period.days[0], period.days[0]))
    if period.days and anchor and anchor.day <= period.days[1]:
        return period._replace(days=(anchor.day, period.days[1]))
    return period


def _eve(period: Period) -> Period:
    """The day before a period begins."""
    if period.days is None:
        return period
    eve = period.days[0] - timedelta(days=1)
    return period._replace(days=(eve, eve))


def before(tokens: list[Token], anchor: Anchor | None) -> Bound:
    """Before a period is the day before it begins; before its end is its end."""
    period = cast(Period, tokens[-1].value)
    ends = period.rule.startswith("end of ")
    return Bound(_until(period if ends else _eve(period), anchor), "before")


def after(tokens: list[Token], anchor: Anchor | None) -> Bound:
    """What comes after a time has no last day."""
    return Bound(Period(None, "after"), "after")


def within(tokens: list[Token], anchor: Anchor | None) -> Bound | None:
    """A length counted from the document's day: «ظرف ۱۰ روز», «مهلت یک ماهه», «یک سال زمان»."""
    length = cast(Length, cast(Token, only(tokens, "length")).value)
    return _counted(length, anchor, "within")


def lasting(tokens: list[Token], anchor: Anchor | None) -> Bound | None:
    """How long a contract holds or a work takes, counted from the document's day: «قرارداد سه ساله»."""
    length = cast(Length, tokens[-1].value)
    return _counted(length, anchor, "length") if length.unit in ("month", "year") else None


def _counted(length: Length, anchor: Anchor | None, cue: Cue) -> Bound | None:
    """Hours under a day are how long a thing lasts."""
    if length.unit == "hour" and length.number < 24:
        return None
    period = in_length(length, anchor, "within") if length.number else Period(None, "vague")
    return Bound(period, cue) if period else None


def event(tokens: list[Token], anchor: Anchor | None) -> Bound:
    """Bound to something that happens: no day can be told. «ظرف ده روز پس از ابلاغ» is a deadline all the same."""
    if only(tokens, "length"):
        return Bound(Period(None, "event"), "within")
    return Bound(Period(None, "event"), "after" if only(tokens, "after") else "before")

"""Ends, beginnings and middles of periods, and stretches from one period to another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

from persiantools.jdatetime import JalaliDate

from corpus.phrases import Token
from corpus.times import calendar
from corpus.times.calendar import Anchor, Interval
from corpus.times.period import NO_DAY, Period, whole
from corpus.times.relative import relative_month, relative_week
from corpus.times.years import Year, bare_year, full_year, relative_year

_EDGES = {
    "end": "end", "last-part": "end", "start": "start", "first": "start", "first-part": "start", "early": "early part",
    "middle": "middle", "half-word": "half",
}  # fmt: skip
_OF_UNIT = {
    "month-word": relative_month(0, "month"),
    "week-word": relative_week(0, "week"),
}


def edge(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    """«پایان سال», «اوایل مهر», «نیمه فروردین»: the part of a period that an edge names."""
    which = _EDGES[tokens[0].kind]
    period = _edged(tokens, anchor)
    if period is None:
        return None
    rule = period.rule if period.rule == NO_DAY else f"{which} of {period.rule}"
    return period._replace(days=period.days and _part(which, period), rule=rule)


def _edged(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    """The period behind the edge; «سال», «ماه» and «هفته» alone are the present ones."""
    last = tokens[-1]
    if isinstance(last.value, Period):
        return last.value
    if last.kind == "year":
        return bare_year(tokens, anchor)
    if any(token.kind == "year-word" for token in tokens):
        this = cast(Year, relative_year(0, "year")(tokens, anchor))
        return Period(this.days, this.rule, "year", yearly=True)
    return cast(Period | None, _OF_UNIT[last.kind](tokens, anchor))


def _part(which: str, period: Period) -> Interval:
    """A third of the period is the most an edge names; a year or season begins and ends with a month."""
    first, last = cast(Interval, period.days)
    size = (last - first).days + 1
    if which == "middle":
        return first + timedelta(days=size // 3), last - timedelta(days=size // 3)
    if which == "half":
        half = first + timedelta(days=_half(period.grain, size) - 1)
        return half, half
    if period.grain in ("year", "season") and size > 60:
        return (first, _month_end(first)) if which in ("start", "early part") else (_month_start(last), last)
    third = timedelta(days=size // 3 - 1 if period.grain == "month" else 0)
    return (first, first + third) if which in ("start", "early part") else (last - third, last)


def _half(grain: str, size: int) -> int:
    """Half a month is its fifteenth day; the Jalali months of the first half year have a day more."""
    if grain == "month":
        return 15
    return 186 if grain == "year" and size in (365, 366) else (size + 1) // 2


def _month_end(day: date) -> date:
    found = calendar.shift_months(day, 1) if JalaliDate(day).day == 1 else day + timedelta(days=31)
    return cast(date, found) - timedelta(days=1)


def _month_start(day: date) -> date:
    jalali = JalaliDate(day)
    return day - timedelta(days=jalali.day - 1 if jalali.day >= 29 else day.day - 1)


def stretch(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    """«از بهار تا پاییز», «امسال و سال آینده», «سال ۹۴ و ۹۵»: from the first of them to the last."""
    periods = [token.value for token in tokens if isinstance(token.value, Period)]
    last = periods[-1]
    if tokens[-1].kind in ("year", "two-digits"):
        following = _following_year(periods[0], whole(tokens[-1]), anchor)
        if following is None:
            return None
        last = following
    if any(token.kind in ("and", "comma", "dash", "or") for token in tokens) and not _alike(periods):
        return None
    days = [period.days for period in (*periods, last)]
    if not all(days):
        return last if len(periods) > 1 else None
    first = min(cast(Interval, each)[0] for each in days)
    end = max(cast(Interval, each)[1] for each in days)
    return Period((first, end), last.rule, last.grain, all(period.yearly for period in periods))


def _alike(periods: list[Period]) -> bool:
    """Whether they may be members of one list: two years, two months, but not a year and a day."""
    grains = {"day" if period.grain == "week" else period.grain for period in periods}
    return len(grains) == 1 and "none" not in grains


def _following_year(before: Period, written: int, anchor: Anchor | None) -> Period | None:
    """A number behind a year is a year too if it follows closely."""
    if before.grain != "year" or before.days is None:
        return None
    number = full_year(written, anchor)
    days = calendar.year_days(number)
    near = days and 0 < (days[0] - before.days[0]).days < 366 * 12
    return Period(days, "year", "year") if near else None

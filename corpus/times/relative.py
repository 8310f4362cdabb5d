"""Weeks, months, days and lengths of time counted from the document's own day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import cast

from corpus.phrases import Token
from corpus.times import calendar
from corpus.times.calendar import Anchor, Interval, Length, Unit
from corpus.times.period import NO_DAY, Grain, Period, Resolver, dated, only, whole
from corpus.times.words import UNITS


def _relative(
    days: Callable[[Anchor], Interval | None], rule: str, grain: Grain
) -> Callable[[list[Token], Anchor | None], Period | None]:
    def resolve(tokens: list[Token], anchor: Anchor | None) -> Period | None:
        return dated(days(anchor), rule, grain) if anchor else Period(None, NO_DAY, grain)

    return resolve


def relative_day(shift: int, rule: str) -> Resolver:
    def days(anchor: Anchor) -> Interval:
        found = anchor.day + timedelta(days=shift)
        return found, found

    return _relative(days, rule, "day")


def relative_week(shift: int, rule: str) -> Resolver:
    return _relative(lambda anchor: calendar.week_of(anchor.day, shift), rule, "week")


def relative_month(shift: int, rule: str) -> Resolver:
    return _relative(lambda anchor: _month_from(anchor, shift), rule, "month")


def _month_from(anchor: Anchor, shift: int) -> Interval | None:
    years, month = divmod(anchor.month - 1 + shift, 12)
    return calendar.month_days(anchor.year + years, month + 1)


def day_of_month(shift: int, rule: str) -> Resolver:
    """«دهم ماه جاری»."""

    def resolve(tokens: list[Token], anchor: Anchor | None) -> Period | None:
        nth = whole(only(tokens, "ordinal", "first", "number", "two-digits"))

        def days(anchor: Anchor) -> Interval | None:
            within = _month_from(anchor, shift)
            found = within[0] + timedelta(days=nth - 1) if within and 1 <= nth <= 31 else None
            return (found, found) if within and found and found <= within[1] else None

        return _relative(days, rule, "day")(tokens, anchor)

    return resolve


def weekday(weeks: int | None, rule: str) -> Resolver:
    """A weekday of this week, the next (1) or the last (-1); None: the first from the document's day on."""

    def resolve(tokens: list[Token], anchor: Anchor | None) -> Period | None:
        names = [whole(token) for token in tokens if token.kind in ("weekday", "monday")]

        def days(anchor: Anchor) -> Interval:
            saturday = calendar.week_of(anchor.day, weeks or 0)[0]
            found = [saturday + timedelta(days=name) for name in names]
            if weeks is None:
                found = [each if each >= anchor.day else each + timedelta(weeks=1) for each in found]
            return min(found), max(found)

        return _relative(days, rule, "day")(tokens, anchor)

    return resolve


def weekday_next(back: bool) -> Resolver:
    """«شنبه آینده»: the first one after the document's day, «شنبه گذشته»: the last one before it."""

    def resolve(tokens: list[Token], anchor: Anchor | None) -> Period | None:
        names = [whole(token) for token in tokens if token.kind in ("weekday", "monday")]

        def days(anchor: Anchor) -> Interval:
            ahead = [(name - calendar.weekday(anchor.day)) % 7 for name in names]
            found = [anchor.day + timedelta(days=each - 7 if back else each or 7) for each in ahead]
            return min(found), max(found)

        rule = "last weekday" if back else "next weekday"
        return _relative(days, rule, "day")(tokens, anchor)

    return resolve


def length(tokens: list[Token], anchor: Anchor | None) -> Length:
    """The longer where two are named («یکی دو روز»); 0 for "some"."""
    unit = cast(Unit, UNITS[next(token.kind for token in tokens if token.kind in UNITS)])
    if only(tokens, "few"):
        return Length(Decimal(0), unit)
    counts = [token.value for token in tokens if token.kind in ("number", "two-digits", "half")]
    count = max((value if isinstance(value, Decimal) else Decimal("0.5") for value in counts), default=Decimal(1))
    if only(tokens, "half") and len(counts) > 1:
        count += Decimal("0.5")  # «یک سال و نیم»
    return Length(count, unit, bool(only(tokens, "working")))


def ahead(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    """«دو هفته آینده», «تا ۱۸ ماه دیگر»."""
    if only(tokens, "few"):
        return Period(None, "vague")
    found = only(tokens, "length")
    return in_length(cast(Length, found.value) if found else length(tokens, anchor), anchor)


def half_year_ahead(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    return in_length(Length(Decimal(6), "month"), anchor)


def in_length(long: Length, anchor: Anchor | None, how: str = "in") -> Period | None:
    """The days from the document's own to so much later."""
    rule = f"{how} n {'working ' if long.working else ''}{long.unit}s"
    if anchor is None:
        return Period(None, NO_DAY, "day")
    last = calendar.after(anchor.day, long)
    return dated((anchor.day, last), rule, "day") if last else None


def ago(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    """«دو سال گذشته»: the days since; «دو سال پیش» as well."""
    if only(tokens, "few"):
        return Period(None, "past")
    if anchor is None:
        return Period(None, "past")
    first = calendar.before(anchor.day, length(tokens, anchor))
    return dated((first, anchor.day), "past", "day") if first else None


def nothing(rule: str) -> Resolver:
    """Words that name no day."""
    return lambda tokens, anchor: Period(None, rule)


def counted(tokens: list[Token], anchor: Anchor | None) -> object:
    """A length from now that an earlier row has read."""
    return tokens[0].value

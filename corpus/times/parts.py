"""Days, months, seasons and occasions: of the year they name, of the document's year, or of the nearest one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import cast

from persiantools.jdatetime import JalaliDate

from corpus.phrases import Token
from corpus.times import calendar
from corpus.times.calendar import Anchor, Interval
from corpus.times.occasions import MonthDay
from corpus.times.period import NO_DAY, Grain, Period, Resolver, dated, numbers, only, whole
from corpus.times.years import Year, full_year, year_of


def _in_year(
    tokens: list[Token], anchor: Anchor | None, rule: str, grain: Grain, days: Callable[[int], Interval | None]
) -> Period | None:
    """What lies in a named year, or in the document's own."""
    named = year_of(tokens)
    number = named.number if named else anchor.year if anchor else None
    if number is None:
        return Period(None, named.rule if named else NO_DAY, grain, named is None)
    return dated(days(number), rule, grain, yearly=named is None)


def _nearest(period: Period | None, anchor: Anchor | None) -> Period | None:
    """A day or month without its year is the one nearest to the document's day."""
    if not (period and period.yearly and period.days and anchor):
        return period
    ways = [days for shift in (-1, 0, 1) if (days := shifted(period.days, shift))]
    return period._replace(days=min(ways, key=lambda days: abs(days[0] + (days[1] - days[0]) / 2 - anchor.day)))


def shifted(days: Interval, years: int) -> Interval | None:
    """The same days of another Jalali year."""
    first, last = calendar.shift_year(days[0], years), calendar.shift_year(days[1], years)
    return (first, last) if first and last else None


def _month_of(tokens: list[Token], number: int, anchor: Anchor | None) -> tuple[int, int] | None:
    """Year and month to look up, where the calendars agree; "next year" is one of the calendar of the month."""
    month, jalali = cast(tuple[int, bool], tokens[0].value)
    named = year_of(tokens)
    if anchor and not jalali and calendar.is_jalali(number) and (named is None or named.rule != "year"):
        number += anchor.day.year - anchor.year
    return (number, month) if jalali == calendar.is_jalali(number) else None


def _in_month(
    tokens: list[Token], anchor: Anchor | None, rule: str, grain: Grain, first: int, last: int | None
) -> Period | None:
    months = [token for token in tokens if token.kind in ("month", "short-month", "a-year", "year")]

    def days(number: int) -> Interval | None:
        found = _month_of(months, number, anchor)
        return calendar.part_of_month(*found, first, last) if found else None

    return _nearest(_in_year(tokens, anchor, rule, grain, days), anchor)


def month(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    return _in_month(tokens, anchor, "month", "month", 1, None)


def month_of_short_year(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    """«مهر ۹۵», «۱۴ مهر ۹۵» at the end of a clause."""
    number = full_year(whole(tokens[-1]), anchor)
    if anchor and abs(number - anchor.year) > 15:
        return None
    named = [*tokens[:-1], tokens[-1]._replace(kind="a-year", value=Year(number))]
    return day(named, anchor) if numbers(named) else month(named, anchor)


def day(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    """«۱۴ آبان», «۱۵ و ۱۶ آبان», «از ۱۵ تا ۱۷ فروردین»: the days from the least to the greatest."""
    days = numbers(tokens)
    if [token.kind for token in tokens] == ["number", "month"] and days == [1] and tokens[0].stop - tokens[0].start > 1:
        return None  # «یک تیر» is an arrow
    rule, grain = ("day", "day") if len(days) == 1 else ("days", "week")
    return _in_month(tokens, anchor, rule, cast(Grain, grain), min(days), max(days))


def day_before_date(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    """«۱۵ تا ۱۷ آبان ۱۴۰۴», where the last of them is read already with its year."""
    last = cast(Interval, tokens[-1].value)[0]
    first = last - timedelta(days=JalaliDate(last).day - min(numbers(tokens)))
    return Period((first, last), "days", "week") if first < last and min(numbers(tokens)) > 0 else None


def spaced_date(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    """«۲۳ / ۸ / ۱۳۹۵» with spaces around its marks."""
    one, month, three = (whole(token) for token in tokens if token.kind in ("number", "two-digits", "year"))
    year, nth = (one, three) if one > 31 else (three, one)
    found = calendar.part_of_month(year, month, nth, nth) if 1250 <= year < 1500 else None
    return dated(found, "day", "day")


def absolute(tokens: list[Token], anchor: Anchor | None) -> Period:
    days = cast(Interval, cast(Token, only(tokens, "date")).value)
    return Period(days, "day" if days[0] == days[1] else "month", "day" if days[0] == days[1] else "month")


def part_of_month(size: int, rule: str) -> Resolver:
    """The nth part of a month by parts of so many days; the last runs to its end: «نیمه دوم مهر», «دهه سوم آبان»."""

    def resolve(tokens: list[Token], anchor: Anchor | None) -> Period | None:
        nth = whole(only(tokens, "ordinal", "first"))
        if not 1 <= nth <= 30 // size:
            return None
        last = None if nth == 30 // size else nth * size
        return _in_month(tokens, anchor, rule, "week", (nth - 1) * size + 1, last)

    return resolve


def part_of_year(months: int, rule: str) -> Resolver:
    """The nth part of a year by parts of so many months; 0 takes the number the words give: «سه ماهه سوم»."""

    def resolve(tokens: list[Token], anchor: Anchor | None) -> Period | None:
        size = months or whole(only(tokens, "number", "two-digits"))
        nth = whole(only(tokens[1:], "ordinal", "first"))
        named = year_of(tokens)
        if size not in (2, 3, 4, 6) or not 1 <= nth <= 12 // size or (named and named.opens != 1):
            return None
        return _in_year(
            tokens,
            anchor,
            rule,
            "season",
            lambda number: calendar.month_days(number, (nth - 1) * size + 1, nth * size),
        )

    return resolve


def first_months(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    """«هفت ماهه امسال», «۹ ماه نخست سال ۱۴۰۳», and «سه ماه پایانی سال»."""
    count = whole(only(tokens, "number", "two-digits"))
    if not 1 <= count <= 12:
        return None
    if only(tokens, "last-part", "end"):
        return _in_year(
            tokens, anchor, "last n months", "season", lambda number: calendar.month_days(number, 13 - count, 12)
        )
    return _in_year(tokens, anchor, "first n months", "season", lambda number: calendar.month_days(number, 1, count))


def season(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    quarters = [whole(token) for token in tokens if token.kind in ("season", "spring")]
    first, last = min(quarters) * 3 - 2, max(quarters) * 3
    found = _in_year(tokens, anchor, "season", "season", lambda number: calendar.month_days(number, first, last))
    return _nearest(found, anchor)


def ahead(part: Resolver) -> Resolver:
    """«تابستان آینده»: the first that begins after the document's day."""
    return _moved(part, lambda days, anchor: next((each for each in _years_of(days) if each[0] > anchor.day), None))


def behind(part: Resolver) -> Resolver:
    """«مهر گذشته»: the last that was over before the document's day."""
    return _moved(part, lambda days, anchor: [each for each in _years_of(days) if each[1] < anchor.day][-1])


def _years_of(days: Interval) -> list[Interval]:
    return [moved for shift in (-2, -1, 0, 1, 2) if (moved := shifted(days, shift))]


def _moved(part: Resolver, choose: Callable[[Interval, Anchor], Interval | None]) -> Resolver:
    def resolve(tokens: list[Token], anchor: Anchor | None) -> Period | None:
        found = cast(Period | None, part(tokens, anchor))
        if not (found and found.days and anchor):
            return found
        return found._replace(days=choose(found.days, anchor), yearly=False)

    return resolve


def occasion(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    begin, end = cast(tuple[MonthDay, MonthDay], cast(Token, only(tokens, "occasion")).value)
    return _nearest(_on_days(tokens, anchor, "occasion", begin, end), anchor)


def _on_days(tokens: list[Token], anchor: Anchor | None, rule: str, begin: MonthDay, end: MonthDay) -> Period | None:
    def days(number: int) -> Interval | None:
        first, last = calendar.part_of_month(number, *begin, begin[1]), calendar.part_of_month(number, *end, end[1])
        return (first[0], last[1]) if first and last else None

    return _in_year(tokens, anchor, rule, "week", days)


def nowruz(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    """Of the coming year from autumn on."""
    found = _on_days(tokens, anchor, "nowruz", (1, 1), (1, 4))
    if found and found.yearly and found.days and anchor and anchor.month > 1:
        return found._replace(days=shifted(found.days, 1))
    return found

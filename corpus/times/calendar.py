"""Arithmetic with days, weeks, months and years of the Jalali and the Gregorian calendar."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

from persiantools.jdatetime import JalaliDate

from corpus.dates import FIRST_GREGORIAN_YEAR, calendar_day, first_day, last_day

Interval = tuple[date, date]
Unit = Literal["hour", "day", "week", "month", "year"]

_MOST: dict[Unit, int] = {"hour": 2400, "day": 4000, "week": 600, "month": 600, "year": 100}
"""Longer stretches of time are no deadlines, but other things counted in years."""


class Length(NamedTuple):
    """A stretch of time: so many of a unit; `working` days leave out the weekend."""

    number: Decimal
    unit: Unit
    working: bool = False


class Anchor(NamedTuple):
    """The document's own day, from which "next week" is counted, with its year and month in the Jalali calendar."""

    day: date
    year: int
    month: int

    @classmethod
    def of(cls, day: date | None) -> Anchor | None:
        if day is None or not 1650 <= day.year <= 3000:
            return None  # no document is so old, and days could not be counted to the end of the calendar
        jalali = JalaliDate(day)
        return cls(day, jalali.year, jalali.month)


def year_days(year: int) -> Interval | None:
    """All days of a year; under 1700 it is a Jalali year."""
    first, last = first_day(year, 1), last_day(year, None)
    return (first, last) if first and last else None


def month_days(year: int, month: int, through: int | None = None) -> Interval | None:
    """All days of a month, or of the months from `month` to `through`."""
    through = month if through is None else through
    if not (1 <= month <= 12 and 1 <= through <= 12):
        return None
    first, last = first_day(year, month), last_day(year, through)
    return (first, last) if first and last else None


def part_of_month(year: int, month: int, first: int, last: int | None) -> Interval | None:
    """Days `first` to `last` of a month (None: to its end)."""
    begin = calendar_day(year, month, first)
    end = calendar_day(year, month, last) if last else last_day(year, month)
    return (begin, end) if begin and end else None


def shift_months(day: date, count: int) -> date | None:
    """The same day of the Jalali month `count` months later, or the last one where the month is shorter."""
    jalali = JalaliDate(day)
    months = jalali.year * 12 + jalali.month - 1 + count
    year, month = divmod(months, 12)
    return calendar_day(year, month + 1, jalali.day) or last_day(year, month + 1)


def shift_year(day: date, count: int) -> date | None:
    """The same day of a later Jalali year; the last day of Esfand stays the last."""
    return shift_months(day, 12 * count) if not _ends_year(day) else last_day(JalaliDate(day).year + count, None)


def _ends_year(day: date) -> bool:
    tomorrow = JalaliDate(day + timedelta(days=1))
    return bool(tomorrow.month == tomorrow.day == 1)


def week_of(day: date, weeks: int = 0) -> Interval:
    """The week of a day, or the one so many weeks later: Saturday to Friday."""
    saturday = day - timedelta(days=weekday(day)) + timedelta(weeks=weeks)
    return saturday, saturday + timedelta(days=6)


def weekday(day: date) -> int:
    """0 is Saturday, 6 is Friday."""
    return (day.weekday() + 2) % 7


def after(day: date, length: Length) -> date | None:
    """The day that lies so long after `day`; None if that is too long to be a deadline."""
    count = length.number
    if not 0 < count <= _MOST[length.unit]:
        return None
    if length.working:
        return _working_days(day, int(count))
    if length.unit in ("month", "year"):
        months = count * (12 if length.unit == "year" else 1)
        shifted = shift_months(day, int(months))
        return shifted and shifted + timedelta(days=round((months - int(months)) * 30))
    days = count * 7 if length.unit == "week" else count / 24 if length.unit == "hour" else count
    return day + timedelta(days=int(days.to_integral_value("ROUND_CEILING")))


def before(day: date, length: Length) -> date | None:
    """The day that lies so long before `day`."""
    end = after(day, length)
    if end is None:
        return None
    if length.unit in ("month", "year"):
        months = length.number * (12 if length.unit == "year" else 1)
        return shift_months(day, -int(months.to_integral_value("ROUND_CEILING")))
    return day - (end - day)


def _working_days(day: date, count: int) -> date:
    """Offices work Saturday to Wednesday; public holidays are not left out."""
    while count:
        day += timedelta(days=1)
        count -= weekday(day) < 5
    return day


def is_jalali(year: int) -> bool:
    return year < FIRST_GREGORIAN_YEAR

"""Years: numbered, relative to the document's day, named by proclamation, in decades and development plans."""

from __future__ import annotations

from typing import NamedTuple, cast

from corpus.phrases import Token
from corpus.times import calendar
from corpus.times.calendar import Anchor, Interval
from corpus.times.occasions import PLANS
from corpus.times.period import NO_DAY, Period, Resolver, dated, only, whole


class Year(NamedTuple):
    """A year of either calendar, or (None) one that cannot be told; `opens` is the Jalali month in which it begins."""

    number: int | None
    rule: str = "year"
    opens: int = 1
    closes: int = 12

    @property
    def days(self) -> Interval | None:
        if self.number is None:
            return None
        if self.opens == 1:
            return calendar.month_days(self.number, 1, self.closes)
        first = calendar.month_days(self.number, self.opens)
        last = calendar.month_days(self.number + 1, self.closes)
        return (first[0], last[1]) if first and last else None


def full_year(written: int, anchor: Anchor | None) -> int:
    """«۹۵» is 1395 and «۰۵» 1405: the latest that is not far ahead of the document's day (of 1400 without one)."""
    if written >= 100:
        return written
    far = (anchor.year if anchor else 1400) + 25
    return written + (far - written) // 100 * 100


def numbered_year(tokens: list[Token], anchor: Anchor | None) -> Year | None:
    number = full_year(whole(only(tokens, "year", "two-digits")), anchor)
    if only(tokens, "lunar-era"):
        return Year(None, "lunar")
    if (only(tokens, "gregorian") and number < 1700) or (only(tokens, "solar") and number >= 1700):
        return None
    return _kind_of_year(number, tokens, "year")


def _kind_of_year(number: int | None, tokens: list[Token], rule: str) -> Year:
    """The farming year is from Mehr to Shahrivar, the school year from Mehr to Khordad."""
    if only(tokens, "crop"):
        return Year(number, rule, opens=7, closes=6)
    return Year(number, rule, opens=7, closes=3) if only(tokens, "school") else Year(number, rule)


def relative_year(shift: int, rule: str) -> Resolver:
    """This year, the next or the last one, in the calendar it names."""

    def resolve(tokens: list[Token], anchor: Anchor | None) -> Year:
        if anchor is None:
            return Year(None, NO_DAY)
        number = anchor.day.year if only(tokens, "gregorian") else anchor.year
        if only(tokens, "crop", "school") and anchor.month < 7:
            number -= 1
        return _kind_of_year(number + shift, tokens, rule)

    return resolve


def paired_year(tokens: list[Token], anchor: Anchor | None) -> Year:
    """«سال زراعی ۹۴/۹۵» begins in the first; of two plain years the second."""
    first, second = cast(tuple[int, int], tokens[-1].value)
    number = first if only(tokens, "crop", "school") else second
    return _kind_of_year(full_year(number, anchor), tokens, "year")


def new_year(tokens: list[Token], anchor: Anchor | None) -> Year:
    """«سال جدید» is the next year when it is near."""
    if anchor is None:
        return Year(None, NO_DAY)
    if only(tokens, "crop", "school"):
        return _kind_of_year(anchor.year, tokens, "this year")
    late = anchor.month >= 10
    return Year(anchor.year + late, "next year" if late else "this year")


def named_year(tokens: list[Token], anchor: Anchor | None) -> Year:
    years = cast(tuple[int, ...], tokens[-1].value)
    near = anchor.year if anchor else years[-1]
    return Year(near if near in years else years[0], "named year")


def year(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    named = year_of(tokens)
    return Period(named.days, named.rule, "year") if named else None


def year_of(tokens: list[Token]) -> Year | None:
    token = only(tokens, "a-year")
    if token:
        return cast(Year, token.value)
    bare = only(tokens[1:], "year")
    return Year(whole(bare)) if bare else None


def bare_year(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    return dated(calendar.year_days(whole(only(tokens, "year"))), "year", "year")


def decade(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    """«دهه ۹۰» is 1390 to 1399."""
    first = full_year(whole(only(tokens, "two-digits", "number")), anchor)
    begin, end = calendar.year_days(first), calendar.year_days(first + 9)
    return Period((begin[0], end[1]), "decade", "year") if begin and end and first % 10 == 0 else None


def plan(tokens: list[Token], anchor: Anchor | None) -> Period | None:
    named = [token for token in tokens if token.kind in ("ordinal", "first")]
    years = PLANS.get(whole(named[-1]))
    begin, end = (calendar.year_days(each) for each in years) if years else (None, None)
    return Period((begin[0], end[1]), "plan", "year") if begin and end else None

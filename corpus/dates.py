"""Days in the Jalali and the Gregorian calendar: read from metadata and free text, and written for people.

A year under 1700 is Jalali. Nothing is guessed: 05/11/2025 (May or November?), 04/08/14 (which part is the year?) and
a day without its year are no dates. A first part of 60 to 99, as in 82/03/15, is how Persian writes 1360 to 1399.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from persiantools.jdatetime import JalaliDate

from corpus.errors import QueryError
from corpus.letters import plain
from corpus.models import Span
from corpus.vocabulary import CARDINALS, GREGORIAN_MONTHS, JALALI_MONTHS, JALALI_MONTHS_ALSO, ORDINALS

Precision = Literal["day", "month", "year"]
FIRST_GREGORIAN_YEAR = 1700


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """Words of a text that name a day, a month or a year: all days from `first` to `last`."""

    span: Span
    first: date
    last: date
    precision: Precision

    @property
    def day(self) -> date | None:
        """The day, if the words name a single one."""
        return self.first if self.precision == "day" else None


def _names() -> dict[str, tuple[int, bool]]:
    """Plain month name -> its number, and whether it is of the Jalali calendar."""
    jalali = {plain(name).text: (number, True) for number, name in enumerate(JALALI_MONTHS, 1)}
    jalali |= {plain(name).text: (number, True) for name, number in JALALI_MONTHS_ALSO.items()}
    months = enumerate(GREGORIAN_MONTHS, 1)
    return jalali | {plain(name).text: (number, False) for number, names in months for name in names}


def _key(words: str) -> str:
    """A number in words without its spaces, so that lost and added half-spaces do not matter."""
    return plain(words).text.replace(" ", "")


def _any(words: dict[str, int] | dict[str, tuple[int, bool]]) -> str:
    ordered = sorted({plain(word).text for word in words}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", "[ ]{0,2}") for word in ordered)


_MONTHS = _names()
_DAYS = {_key(words): number for words, number in (CARDINALS | ORDINALS).items()}
_NUMERIC = re.compile(r"(?<![\d/.\w-])(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?!\d|[/.-]\d|[/-]\w)(?=$|[^\w]|t\d)")
# Spaces are counted (never `*`) so that a long run of them costs nothing.
_DAY = (
    rf"(?<![\w/.])(?P<day>\d{{1,2}}|{_any(CARDINALS | ORDINALS)})"
    r"(?:\s?(?:ام|م|st|nd|rd|th)(?!\w))?(?:\s{0,3}(?:of|ماه)\s)?"
)
_YEAR = r"(?P<year>\d{4}(?![\d/])|[6-9]\d(?=\s{0,3}(?:$|[)،,.؛:\n-])))(?!\w)"
_NAMED = re.compile(
    rf"(?:{_DAY}[\s,،-]{{0,3}})?(?<![^\W\d])(?P<month>{_any(_MONTHS)})(?:\s?ماه)?"
    rf"(?:[\s.]{{1,2}}(?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?=[\s,]{{1,2}}\d{{4}}))?[\s,،./-]{{0,3}}(?:سال\s?)?{_YEAR}"
)
_YEARS = re.compile(
    r"(?:(?<!\w)سال\s{0,3}(\d{4})(?![\d/.-]\d|\w))|(?:(?<![\w/.-])(\d{4})\s{0,2}(?:هجری\s)?(?:شمسی|خورشیدی|میلادی)(?!\w))"
)
_DIGIT = re.compile(r"\d")
_COMPACT = re.compile(r"(1[2-6]\d\d|[12][0789]\d\d)([01]\d)([0-3]\d)")


def parse(text: str) -> date | None:
    """The day a metadata string names, as written there (no change of time zone); None if it names none, or several."""
    text = text[:200]
    if match := _COMPACT.fullmatch(plain(text).text.strip()):
        return calendar_day(*map(int, match.groups()))
    days = {mention.first for mention in find(text) if mention.precision == "day"}
    return days.pop() if len(days) == 1 else None


_Match = tuple[int, int, date, date, Precision]


def find(text: str) -> list[DateMention]:
    """Every day, month and year named in `text` with its year, in order, not overlapping."""
    if not _DIGIT.search(text):
        return []  # every year is written in digits; most lines have none
    folded = plain(text)
    return [
        DateMention(span=folded.raw(start, stop), first=first, last=last, precision=precision)
        for start, stop, first, last, precision in find_in(folded.text)
    ]


def find_in(text: str) -> Iterator[_Match]:
    """Start, end, first and last day, and precision of each mention in a text of plain letters."""
    end = -1
    for match in sorted(_matches(text), key=lambda each: (each[0], -each[1])) if _DIGIT.search(text) else ():
        if match[0] >= end:
            yield match
            end = match[1]


def _matches(text: str) -> Iterator[_Match]:
    for match in _NUMERIC.finditer(text):
        if day := _numeric(match[1], match[2], match[3], match[4]):
            yield match.start(), match.end(), day, day, "day"
    for match in _NAMED.finditer(text):
        yield from _named(match)
    for match in _YEARS.finditer(text):
        year = int(match[1] or match[2])
        if (first := first_day(year, 1)) and (last := last_day(year, None)):
            yield match.start(), match.end(), first, last, "year"


def _numeric(one: str, mark: str, month: str, three: str) -> date | None:
    """The day of three numbers, where their order leaves no doubt."""
    if len(one) == 4:
        return calendar_day(int(one), int(month), int(three)) if len(three) <= 2 else None
    if len(three) == 4 and len(one) <= 2:
        return _day_first(int(one), mark, int(month), int(three))
    if len(one) == len(three) == 2 and one >= "60" and mark == "/":
        return calendar_day(1300 + int(one), int(month), int(three))
    return None


def _day_first(one: int, mark: str, two: int, year: int) -> date | None:
    """Jalali dates and those with dots start with the day; others may be American, so one part must be over 12."""
    if year < FIRST_GREGORIAN_YEAR or mark == "." or one > 12 or one == two:
        return calendar_day(year, two, one)
    return calendar_day(year, one, two) if two > 12 else None


def _named(match: re.Match[str]) -> Iterator[_Match]:
    number, jalali = _MONTHS[match["month"]]
    year = int(match["year"]) + (1300 if len(match["year"]) == 2 else 0)
    if jalali != (year < FIRST_GREGORIAN_YEAR):
        return
    words = match["day"] or match["after"]
    if words:
        if day := calendar_day(year, number, int(words) if words.isdigit() else _DAYS[_key(words)]):
            yield match.start(), match.end(), day, day, "day"
    elif (first := first_day(year, number)) and (last := last_day(year, number)) and len(match["year"]) == 4:
        yield match.start(), match.end(), first, last, "month"


def calendar_day(year: int, month: int, day: int) -> date | None:
    """That day as a Gregorian date; None if there is no such day."""
    try:
        if year < FIRST_GREGORIAN_YEAR:
            gregorian: date = JalaliDate(year, month, day).to_gregorian()
            return gregorian if year >= 1000 else None
        return date(year, month, day)
    except ValueError:
        return None


def first_day(year: int, month: int) -> date | None:
    return calendar_day(year, month, 1)


def last_day(year: int, month: int | None) -> date | None:
    """Last day of a month, or of the year if `month` is None."""
    following = first_day(year + 1, 1) if month in (None, 12) else first_day(year, (month or 0) + 1)
    return following - timedelta(days=1) if following else None


def parse_bound(text: str, *, end: bool = False) -> date:
    """The first (with `end` the last) day of what `text` names: 1404, 1404-08, 1404-08-14, 2025-11, آبان ۱۴۰۴.

    Raises `QueryError` if it names no day, month or year.
    """
    words = plain(text).text.strip()
    bound: date | None = None
    if match := re.fullmatch(r"(\d{4})(?:[/-](\d{1,2}))?", words):
        year, month = int(match[1]), int(match[2]) if match[2] else None
        bound = last_day(year, month) if end and first_day(year, month or 1) else first_day(year, month or 1)
    elif day := parse(text):
        bound = day
    elif len(mentions := find(text)) == 1:
        bound = mentions[0].last if end else mentions[0].first
    if bound is None:
        raise QueryError(f"{text!r} is not a date. Write it as 1404, 1404-08, 1404-08-14 or 2025-11-05.")
    return bound


_PERSIAN = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹")
_LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def persian_digits(text: str) -> str:
    return text.translate(_PERSIAN)


def latin_digits(text: str) -> str:
    return text.translate(_LATIN)


def jalali(day: date) -> str:
    """The day as 1404/08/25."""
    written = JalaliDate(day)
    return f"{written.year}/{written.month:02}/{written.day:02}"


def persian(day: date) -> str:
    """The day as ۲۵ آبان ۱۴۰۴."""
    written = JalaliDate(day)
    return persian_digits(f"{written.day} {JALALI_MONTHS[written.month - 1]} {written.year}")

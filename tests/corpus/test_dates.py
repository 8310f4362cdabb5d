"""Days of both calendars: what is read, what is refused, and how days are written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from corpus.dates import find, jalali, latin_digits, parse, parse_bound, persian, persian_digits
from corpus.errors import QueryError
from corpus.letters import plain

NOVEMBER_5 = date(2025, 11, 5)  # 14 Aban 1404


@pytest.mark.parametrize(
    "text",
    [
        "2025-11-05",
        "2025-11-05T23:59:00+03:30",  # the day as written, whatever the time zone
        "2025-11-05T00:10:00Z",
        "2025-11-05 10:00",
        "20251105",
        "Wed, 05 Nov 2025 10:00:00 +0330",  # RFC 2822
        "5 November 2025",
        "November 5, 2025",
        "Nov. 5th, 2025",
        "5 ноября 2025 г.",
        "5.11.2025",  # dots are written day first
        "1404/08/14",
        "1404-8-14",
        "1404-08-14T10:00:00",
        "14040814",
        "14/08/1404",
        "۱۴۰۴/۰۸/۱۴",
        "۱۴۰۴-۸-۱۴",
        "١٤٠٤/٠٨/١٤",  # Arabic digits
        "۱۴۰۴؍۰۸؍۱۴",  # Arabic date separator
        "\u200f۱۴۰۴/۰۸/۱۴\u200f",  # direction marks
        "۱۴۰۴/۰۸/۱۴ - ۱۲:۳۰",
        "۱۴ آبان ۱۴۰۴",
        "۱۴ آبان‌ماه ۱۴۰۴",
        "۱۴ ماه آبان ۱۴۰۴",
        "چهارشنبه ۱۴ آبان ماه سال ۱۴۰۴ ساعت ۱۲:۳۰",
        "چهارشنبه، ۱۴ آبان، ۱۴۰۴",
        "چهاردهم آبان ۱۴۰۴",
        "چهارده آبان ۱۴۰۴",
        "۱۴ام آبان ۱۴۰۴",
        "١٤ آبـان ١٤٠٤",  # kashida
        "14آبان1404",  # glued
        "۱۴‌آبان‌۱۴۰۴",  # half-spaces
        "۱۴ ا\u0653بان ۱۴۰۴",  # decomposed alef with madda
        "۵ نوامبر ۲۰۲۵",
        "۱۴ آبان ۱۴۰۴ (۵ نوامبر ۲۰۲۵)",  # one day, said twice
    ],
)
def test_one_day_in_many_spellings(text: str) -> None:
    assert parse(text) == NOVEMBER_5


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("بيست و پنجم آبان ۱۴۰۴", (1404, 8, 25)),  # Arabic yeh
        ("بیستوپنجم آبانماه ۱۴۰۴", (1404, 8, 25)),  # lost half-spaces
        ("سی‌ام آذر ۱۴۰۳", (1403, 9, 30)),
        ("سی و یکم تیر ۱۴۰۴", (1404, 4, 31)),
        ("اول مهر ۱۴۰۴", (1404, 7, 1)),
        ("سه‌شنبه ۲۷ آبان ماه ۱۴۰۴", (1404, 8, 27)),  # the number of the weekday's name is no day
        ("1403/12/30", (1403, 12, 30)),  # a leap year
        ("82/03/15", (1382, 3, 15)),  # 60 to 99 at the head is 13xx
        ("۱۴ مهر ۹۴", (1394, 7, 14)),
    ],
)
def test_jalali_days(text: str, day: tuple[int, int, int]) -> None:
    assert parse(text) == JalaliDate(*day).to_gregorian()


@pytest.mark.parametrize(
    "text",
    [
        "1404/12/30",  # not a leap year
        "1404/13/1",
        "1404/7/31",
        "2025-02-29",
        "04/08/14",  # which part is the year?
        "05/11/2025",  # May or November?
        "1404-08",
        "آبان ۱۴۰۴",
        "۱۴ آبان",  # of which year?
        "۱۴ آبان ۲۰۲۵",  # a Jalali month with a Gregorian year
        "۱۴ رجب ۱۴۴۷",  # a lunar month
        "1404/08/14 تا 1404/08/20",  # two days
        "12/345/ص",
        "۱۴۰۴/م/۱۲۳",
        "1404/08/14/22",  # a number of something
        "1762300000",  # a count of seconds has a day only with its time zone
        "۲/۵/۱",
        "",
        "امروز",
    ],
)
def test_no_day_is_guessed(text: str) -> None:
    assert parse(text) is None


def test_every_day_of_two_centuries_is_written_and_read_back() -> None:
    day, end = JalaliDate(1300, 1, 1).to_gregorian(), JalaliDate(1500, 1, 1).to_gregorian()
    while day < end:
        written = JalaliDate(day)
        assert jalali(day) == written.strftime("%Y/%m/%d")
        assert parse(jalali(day)) == day
        day += timedelta(days=1)


@given(st.dates(min_value=date(1921, 3, 21), max_value=date(2121, 3, 20)))
def test_every_way_of_writing_a_day_names_it(day: date) -> None:
    number, month = JalaliDate(day).day, JalaliDate(day).month
    for text in (persian(day), day.isoformat(), f"{day:%d.%m.%Y}", f"{number:02}/{month:02}/{JalaliDate(day).year}"):
        assert parse(text) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قرارداد تا پایان آبان ۱۴۰۴ است", [("آبان ۱۴۰۴", "month", "1404/08/01", "1404/08/30")]),
        ("در سال ۱۴۰۳ رشد کرد", [("سال ۱۴۰۳", "year", "1403/01/01", "1403/12/30")]),
        ("صادرات ۲۰۲۴ میلادی", [("۲۰۲۴ میلادی", "year", "1402/10/11", "1403/10/11")]),
        ("نوامبر ۲۰۲۵ امضا شد", [("نوامبر ۲۰۲۵", "month", "1404/08/10", "1404/09/09")]),
        ("اسفند ۱۴۰۳", [("اسفند ۱۴۰۳", "month", "1403/12/01", "1403/12/30")]),
        (
            "از ۱۴۰۴/۰۸/۱۴ تا ۲۰ آبان ۱۴۰۴.",
            [("۱۴۰۴/۰۸/۱۴", "day", "1404/08/14", "1404/08/14"), ("۲۰ آبان ۱۴۰۴", "day", "1404/08/20", "1404/08/20")],
        ),
        ("۱۴۰۰ تن مهر و ۵۰۰ دی", []),  # an amount is no year; months want theirs
        ("سال ۱۴۰۳/۲۲", []),
        ("مهر ۱۴۰۴۵", []),
        ("بهمهر ۱۴۰۴", []),  # a month inside a word
    ],
)
def test_dates_in_running_text(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = [(each.span.of(text), each.precision, jalali(each.first), jalali(each.last)) for each in find(text)]
    assert found == expected


def test_a_span_counts_the_raw_text() -> None:
    text = "در «نشستِ‌ مُشتَرَک» روز ۱۴‌ آبـان‌ماهِ ۱۴۰۴، تصویب شد"
    assert [each.span.of(text) for each in find(text)] == ["۱۴‌ آبـان‌ماهِ ۱۴۰۴"]


@pytest.mark.parametrize(
    "text", ["آبان" + " " * 200_000, "1/" * 200_000, "بیست و " * 60_000, "\u200c" * 300_000 + "۱۴"]
)
def test_hostile_text_names_no_date(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1404", "1404/01/01", "1404/12/29"),
        ("۱۴۰۳", "1403/01/01", "1403/12/30"),
        ("1404-08", "1404/08/01", "1404/08/30"),
        ("1404/12", "1404/12/01", "1404/12/29"),
        ("1404-08-14", "1404/08/14", "1404/08/14"),
        ("آبان ۱۴۰۴", "1404/08/01", "1404/08/30"),
        ("2025", "1403/10/12", "1404/10/10"),
        ("2025-11", "1404/08/10", "1404/09/09"),
        ("2025-11-05", "1404/08/14", "1404/08/14"),
    ],
)
def test_bounds(text: str, first: str, last: str) -> None:
    assert (jalali(parse_bound(text)), jalali(parse_bound(text, end=True))) == (first, last)


@pytest.mark.parametrize("text", ["1404-13", "1404-12-30", "دیروز", "", "04"])
@pytest.mark.parametrize("end", [False, True])
def test_a_bound_that_is_no_date_says_how_to_write_one(text: str, *, end: bool) -> None:
    with pytest.raises(QueryError, match="1404-08-14"):
        parse_bound(text, end=end)


def test_writing() -> None:
    assert persian(JalaliDate(1404, 8, 25).to_gregorian()) == "۲۵ آبان ۱۴۰۴"
    assert persian_digits("12.5 و ٣") == "۱۲.۵ و ۳"
    assert latin_digits("۱۲٫۵ و ٣") == "12٫5 و 3"


@given(st.text(alphabet="ابيىكآ۱۴٤ \u200c\u200f\u0640\u064e\u0653ﻻﭘ-", max_size=40))
def test_plain_letters_lead_back_to_the_raw_text(text: str) -> None:
    made = plain(text)
    for index, letter in enumerate(made.text):
        span = made.raw(index, index + 1)
        assert span.end == span.start + 1
        assert plain(span.of(text)).text in (letter, "")  # "" is a kashida alone, a dash only among blanks

"""Time expressions that name no day or lack one, what is none, what is over, and hostile text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Span
from corpus.times import NO_DAY, find
from tests.corpus.marked import TODAY, day, marked, read

UNDATED = [
    ("[به زودی] می‌آیند", "vague"),
    ("[بزودی] می‌آیند", "vague"),
    ("[به‌زودي] مي‌آيند", "vague"),
    ("[در کوتاه‌ترین زمان] می‌آیند", "vague"),
    ("[در کوتاهترین زمان ممکن] می‌آیند", "vague"),
    ("[در اسرع وقت] می‌آیند", "vague"),
    ("[در آینده‌ای نزدیک] می‌آیند", "vague"),
    ("[هرچه سریع‌تر] می‌آیند", "vague"),
    ("[هر چه سریع تر] می‌آیند", "vague"),
    ("[در روزهای آینده] می‌آیند", "vague"),
    ("[طی ماههای آتی] می‌آیند", "vague"),
    ("[در سال های آینده] می‌آیند", "vague"),
    ("[تا چند روز آینده] می‌آیند", "vague"),
    ("[پس از امضای قرارداد] می‌آیند", "event"),
    ("[تا پایان نمایشگاه بین المللی] می‌مانند", "event"),
    ("[پیش از سفر هیئت] می‌آیند", "event"),
    ("[تا نشست بعدی] می‌آیند", "event"),
    ("[ظرف سه ماه پس از ابلاغ] می‌آیند", "event"),
    ("[حداکثر یک ماه از تاریخ تصویب] می‌آیند", "event"),
    ("[در ماه مبارک رمضان] می‌آیند", "lunar"),
    ("[تا اربعین] می‌آیند", "lunar"),
    ("[در این ایام] می‌آیند", "that time"),
    ("[پس از سال ۱۴۰۵] می‌آیند", "after"),
    ("[از سال ۱۴۰۵ به بعد] می‌آیند", "after"),
    ("[طی سال‌های اخیر] آمدند", "past"),
    ("[در ساعات آینده] می‌آیند", "vague"),
    ("[دیروز] آمدند", "past"),
    ("[روز گذشته] آمدند", "past"),
    ("[تاکنون] آمدند", "past"),
]


@pytest.mark.parametrize(("text", "rule"), UNDATED, ids=[row[0] for row in UNDATED])
def test_what_names_no_day(text: str, rule: str) -> None:
    plain, found = read(text)
    assert [each.span.of(plain) for each in found] == marked(text)
    assert [(each.first, each.last, each.rule) for each in found] == [(None, None, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "به گزارش خبرگزاری مهر، وی گفت",  # an agency, not a month
        "خبرنگار مهر",
        "این فرایند ادامه می یابد",  # not May
        "شمار آنان به ۱۵ می رسد",
        "با یک تیر دو نشان زد",
        "امام جمعه تهران در نماز جمعه",
        "کودک ۵ ساله و مرد ۴۰ ساله",
        "به مدت ۳ ساعت گفت‌وگو کردند",
        "سالانه ۵۰۰ تن در سال",
        "هر ماه و هر دو هفته و هر سال",
        "بعد از ظهر",
        "پیش‌بینی و پیشرفت و پیشنهاد",
        "هفته‌نامه و روزنامه و سالنامه",
        "۲۰۲۵ نفر و ۱۴۰۴ تن",
        "شهر دوشنبه پایتخت است",
        "تا شرکت‌ها بتوانند صادر کنند",
        "۱۴۰۴/۱۳/۴۵",
        "",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find(text, TODAY) == []


def test_several_in_one_sentence() -> None:
    text = "در سال گذشته ۲۰ مدرسه ساخته شد و تا پایان سال جاری ۳۰ مدرسه و تا مهر ۱۴۰۶ بقیه ساخته می‌شود"
    found = find(text, TODAY)
    assert [each.span.of(text) for each in found] == ["در سال گذشته", "تا پایان سال جاری", "تا مهر ۱۴۰۶"]
    assert [each.past(TODAY) for each in found] == [True, False, False]


def test_spans_count_code_points_of_the_raw_text() -> None:
    text = "\u200fطر\u0651ح \u202bتا پا\u0640يان سا\u200cل جا\u200cري\u202c تمام"
    (found,) = find(text, TODAY)
    assert found.span.of(text) == "تا پا\u0640يان سا\u200cل جا\u200cري"


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("ظرف دو هفته آینده", False),
        ("تا پایان سال جاری", False),
        ("تا پایان مهر", False),
        ("هفته آینده", False),
        ("فردا", False),
        ("در دهه فجر", False),
        ("نیمه دوم سال", False),
        ("تا پایان مهر ۱۴۰۵", True),
        ("سال ۱۴۰۵", True),
        ("تا سال ۹۹", True),
        ("برنامه ششم توسعه", True),
        ("۱۴۰۵/۰۲/۱۴", True),
    ],
)
def test_without_a_document_day_only_absolute_times_have_days(text: str, dated: bool) -> None:
    (found,) = find(text, None)
    assert (found.last is not None) == dated
    assert (found.rule == NO_DAY) != dated


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("سال گذشته", True),
        ("ماه گذشته", True),
        ("در هفت ماهه امسال", True),
        ("۱۴ آبان", True),
        ("سال ۱۳۹۵", True),
        ("در دو سال اخیر", True),  # though it reaches to the document's day
        ("امسال", False),
        ("۲۵ آبان", False),
        ("به زودی", False),
    ],
)
def test_past_is_what_was_over_before_the_document(text: str, past: bool) -> None:
    (found,) = find(text, TODAY)
    assert found.past(TODAY) == past


def test_what_names_no_year_comes_again() -> None:
    (over,) = find("تا پایان مهر", TODAY)
    assert over.yearly
    assert over.coming(TODAY).last == day("1405-07-30")
    (ahead,) = find("تا پایان دی", TODAY)
    assert ahead.coming(TODAY) == ahead
    (named,) = find("تا پایان مهر ۱۴۰۴", TODAY)
    assert named.coming(TODAY) == named


@pytest.mark.parametrize(
    ("text", "anchor", "last"),
    [
        ("یک ماه دیگر", "1404-06-31", "1404-07-30"),  # the next month is shorter
        ("یک سال دیگر", "1403-12-30", "1404-12-29"),  # so is the next year
        ("ماه آینده", "1404-12-10", "1405-01-31"),
        ("هفته آینده", "1404-08-30", "1404-09-07"),  # on a Friday
        ("هفته آینده", "1404-09-01", "1404-09-14"),  # on a Saturday
        ("تا پایان سال جاری", "1403-05-01", "1403-12-30"),
        ("سال جدید", "1404-12-20", "1405-12-29"),
        ("سال جدید", "1404-01-20", "1404-12-29"),
        ("۲۵ اسفند", "1404-01-10", "1403-12-25"),  # the nearest one
        ("سال ۸۳", "1382-05-16", "1383-12-30"),
    ],
)
def test_other_days_of_the_document(text: str, anchor: str, last: str) -> None:
    (found,) = find(text, day(anchor))
    assert found.last == day(last)


@pytest.mark.parametrize(
    "text", ["در ۹۹۹۹۹۹۹۹۹۹ سال آینده", "سال ۹۹۹۹", "۹۹ مهر ۱۴۰۴", "۳۱ آذر ۱۴۰۴", "تا ۵۰۰ سال دیگر"]
)
def test_impossible_days_are_never_given(text: str) -> None:
    assert [each for each in find(text, TODAY) if each.last and each.last > day("1410-01-01")] == []


@pytest.mark.parametrize(
    "piece",
    [
        "سال ",
        "تا پایان ",
        "۱۲,",
        "و ",
        "15 و ",
        "سه ماهه سوم ",
        "دوسوم",
        "پس از ",
        "(",
        "\u200c",
        "در آینده ای ",
        "۱۲/",
    ],
)
def test_long_runs_are_read_in_the_end(piece: str) -> None:
    text = piece * 100_000 if len(piece) < 5 else piece * 20_000
    assert all(each.span.end <= len(text) for each in find(text, TODAY))


WORDS = (
    "تا", "از", "در", "ظرف", "طی", "پایان", "نیمه", "اول", "دوم", "سه", "۱۲", "95", "۱۴۰۴", "سال", "ماه", "هفته",
    "روز", "آینده", "جاری", "گذشته", "مهر", "دی", "می", "شنبه", "ماهه", "و", "،", "-", ".", "امروز", "برنامه", "ششم",
    "دهه", "فجر", "پس", "از", "نشست", "به", "زودی", "چند", "یکی", "نیم", "هزار", "تابستان", "میلادی", "هر", "این",
    "۰۵", "2025/1/1",
)  # fmt: skip
ANCHORS = st.one_of(st.none(), st.dates())


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "", "\u200c", "  "]), ANCHORS)
def test_any_words_give_spans_in_the_text(words: list[str], space: str, anchor: date | None) -> None:
    text = space.join(words)
    end = 0
    for mention in find(text, anchor):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert (mention.first is None) == (mention.last is None)
        assert mention.first is None or mention.last is None or mention.first <= mention.last
        assert mention.coming(anchor).span == mention.span
        end = mention.span.end


@given(st.text(), ANCHORS)
def test_any_text_is_read(text: str, anchor: date | None) -> None:
    assert all(mention.span == Span(start=mention.span.start, end=mention.span.end) for mention in find(text, anchor))

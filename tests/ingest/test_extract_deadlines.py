"""The deadline of a fact: chosen among the times of its words, or read in a column or behind a label of minutes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from corpus.facts import Deadline
from corpus.models import Span
from ingest.extract.deadlines import deadline
from ingest.extract.reading import Reading

TODAY = JalaliDate(1404, 8, 25).to_gregorian()


def day(written: str | None) -> date | None:
    return JalaliDate(*map(int, written.split("-"))).to_gregorian() if written else None


def of(text: str, quote: str | None = None, published: date | None = TODAY) -> Deadline | None:
    """The deadline of a fact whose quote is given; the whole text if it is not."""
    start = text.index(quote or text)
    return deadline(Reading(text=text, published=published), Span(start=start, end=start + len(quote or text)))


CHOSEN = [
    ("مقرر شد گزارش کارگروه ظرف دو هفته آینده ارائه شود", "ظرف دو هفته آینده", "1404-09-09"),
    ("تا پایان سال جاری سه سردخانه ساخته می‌شود", "تا پایان سال جاری", "1404-12-29"),
    ("امسال دو خط تازه به بهره‌برداری می‌رسد", "امسال", "1404-12-29"),
    ("از سال آینده بندر تازه آغاز به کار می‌کند", "از سال آینده", "1405-12-29"),
    ("این نمایشگاه ۱۵ اردیبهشت برپا می‌شود", "۱۵ اردیبهشت", "1405-02-15"),  # this year's is over
    ("تا پایان مهر آماده می‌شود", "تا پایان مهر", "1405-07-30"),
    ("به زودی تفاهم‌نامه امضا می‌شود", "به زودی", None),
    ("پروژه تا نشست بعدی آماده می‌شود", "تا نشست بعدی", None),
    ("قرارداد پنج‌ساله با طرف چینی امضا شد", "قرارداد پنج‌ساله", "1409-08-25"),
    # the firmer of two
    ("با رشد ۲۰ درصدی امسال، تا پایان سال ۱۴۰۵ کارخانه ساخته می‌شود", "تا پایان سال ۱۴۰۵", "1405-12-29"),
    ("سدی که ۴۸ ماهه ساخته می‌شود در سال ۱۴۰۸ آب می‌گیرد", "در سال ۱۴۰۸", "1408-12-30"),
    ("در سال آینده هرچه سریع‌تر راه ساخته می‌شود", "هرچه سریع‌تر", None),
    # what is over is passed by
    ("به جای کارخانه‌ای که سال گذشته تعطیل شد، تا شش ماه دیگر کارخانه‌ای ساخته می‌شود", "تا شش ماه دیگر", "1405-02-25"),
    ("در هفت ماهه امسال ۳۰ درصد ساخته شد و تا دهه فجر بقیه ساخته می‌شود", "تا دهه فجر", "1404-11-22"),
]


@pytest.mark.parametrize(("text", "words", "last"), CHOSEN, ids=[row[0] for row in CHOSEN])
def test_the_time_that_binds_is_chosen(text: str, words: str, last: str | None) -> None:
    found = of(text)
    assert found
    assert found.span.of(text) == words
    assert found.last == day(last)


@pytest.mark.parametrize(
    "text",
    [
        "همکاری دو استان گسترش می‌یابد",
        "در سال ۱۴۰۲ صادرات دو برابر شد و این روند ادامه می‌یابد",
        "امروز در نشست با سفیر آمادگی خود را اعلام کرد",
        "تفاهم‌نامه روز ۲۵ آبان به امضا رسید",  # the document's own day
        "امسال ۷۰۰ میلیارد ریال اعتبار به راه‌ها اختصاص داده شده است",
        "پیگیری بودجه سال آینده در دستور کار است",  # which budget
        "کودکان ۵ ساله بیمه می‌شوند",
        "طی سال‌های اخیر آماده همکاری بوده‌ایم",
        "پس از امضای قرارداد کار آغاز می‌شود",  # a condition, not a deadline
        "کار در سه شیفت و ۲۴ ساعت در شبانه‌روز انجام می‌شود",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert of(text) is None


def test_a_vague_year_of_what_was_decided_still_counts() -> None:
    found = of("مقرر شده است در سال جاری سه نشست برگزار شود و در دستور کار قرار گرفته است")
    assert found
    assert found.last == day("1404-12-29")


def test_times_of_other_facts_are_not_taken() -> None:
    text = "راه تا پایان سال آماده می‌شود، و بندر نوسازی خواهد شد. فرودگاه ظرف دو ماه آماده می‌شود."
    assert of(text, "بندر نوسازی خواهد شد") is None


def test_a_time_that_touches_the_quote_is_taken() -> None:
    text = "تا پایان سال، بندر نوسازی خواهد شد."
    found = of(text, "بندر نوسازی خواهد شد")
    assert found
    assert found.span.of(text) == "تا پایان سال"


def test_said_before() -> None:
    text = "در دهه فجر ده پروژه افتتاح می‌شود. در این ایام سه مدرسه هم افتتاح می‌شود."
    found = of(text, "در این ایام سه مدرسه هم افتتاح می‌شود")
    assert found
    assert (found.span.of(text), found.last, found.rule) == ("در این ایام", day("1404-11-22"), "that time")


def test_without_a_document_day_the_words_stay() -> None:
    text = "گزارش ظرف دو هفته آینده ارائه می‌شود"
    found = of(text, published=None)
    assert found
    assert (found.span.of(text), found.first, found.last) == ("ظرف دو هفته آینده", None, None)
    assert found.rule == "no document day"


MINUTES = """مصوبات
ردیف | مصوبه | مسئول پیگیری | مهلت
۱ | طرح انبار تهیه شود | اداره کل بنادر | پایان دی ۱۴۰۴
۲ | فهرست کالاها نهایی گردد | اتاق بازرگانی | سه ماه
۳ | تعرفه بررسی شود | گمرک | یک ماه پس از ابلاغ
۴ | راه دسترسی پیگیری شود | فرمانداری | نامشخص
۵ | گذرگاه باز شود | مرزبانی | ۱۴۰۴/۱۱/۰۱
"""


@pytest.mark.parametrize(
    ("quote", "words", "last"),
    [
        ("طرح انبار تهیه شود", "پایان دی ۱۴۰۴", "1404-10-30"),
        ("فهرست کالاها نهایی گردد", "سه ماه", "1404-11-25"),
        ("تعرفه بررسی شود", "یک ماه پس از ابلاغ", None),
        ("گذرگاه باز شود", "۱۴۰۴/۱۱/۰۱", "1404-11-01"),
    ],
)
def test_a_column_of_the_minutes(quote: str, words: str, last: str | None) -> None:
    found = of(MINUTES, quote)
    assert found
    assert found.span.of(MINUTES) == words
    assert found.last == day(last)


def test_a_column_that_names_no_time() -> None:
    assert of(MINUTES, "راه دسترسی پیگیری شود") is None


def test_of_two_columns_the_last_counts() -> None:
    text = "کار | مهلت پیشین | مهلت تازه\nواگن‌ها تحویل شود | پایان مرداد ۱۴۰۴ | پایان آذر ۱۴۰۴"
    found = of(text, "واگن‌ها تحویل شود")
    assert found
    assert found.last == day("1404-09-30")


LABELLED = """۱- طرح انبار تهیه شود. مسئول: اداره کل بنادر. مهلت: پایان دی ۱۴۰۴
۲- تعرفه بررسی شود.
مسئول: گمرک
مهلت اجرا: دو هفته
۳- راه دسترسی پیگیری شود.
۴- گذرگاه باز شود. مهلت: ۱۰ بهمن
"""


@pytest.mark.parametrize(
    ("quote", "last"),
    [
        ("طرح انبار تهیه شود", "1404-10-30"),
        ("تعرفه بررسی شود", "1404-09-09"),
        ("گذرگاه باز شود", "1404-11-10"),
    ],
)
def test_a_label_of_the_minutes(quote: str, last: str) -> None:
    found = of(LABELLED, quote)
    assert found
    assert found.last == day(last)


def test_the_label_of_the_next_item_is_not_taken() -> None:
    assert of(LABELLED, "راه دسترسی پیگیری شود") is None


@pytest.mark.parametrize("piece", [" | ", "مهلت: ", "\n", "تا پایان سال ", "در این ایام ", "مهلت | \n"])
def test_long_runs_are_read_in_the_end(piece: str) -> None:
    text = "طرح تهیه شود" + piece * 50_000
    found = of(text, "طرح تهیه شود")
    assert found is None or found.span.end <= len(text)


@given(st.text(alphabet="مهلت تا پایان سال: |\n۱۲", max_size=200), st.data())
def test_any_text_and_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = deadline(Reading(text=text, published=TODAY), Span(start=start, end=end))
    assert found is None or 0 <= found.span.start < found.span.end <= len(text)

"""Figures of own sentences: amount, unit, what is measured, period, and rise or fall; and numbers that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.facts import Figure
from corpus.models import Span
from ingest.extract.figures import figures
from ingest.extract.reading import Reading

AMOUNTS = [
    ("۵ تن زعفران", [("5", "تن")]),
    ("۳ هزار و ۵۰۰ تن ماهی", [("3500", "تن")]),
    ("2 میلیارد و 265 میلیون ریال", [("2265000000", "ریال")]),
    ("یازده هزار و ۵۰۱ میلیارد ریال", [("11501000000000", "ریال")]),
    ("هزار میلیارد تومان", [("1000000000000", "تومان")]),
    ("هزار و ۶۶۰ نفر", [("1660", "نفر")]),
    ("یک میلیون بشکه نفت", [("1000000", "بشکه")]),
    ("دویست و پنجاه هکتار زمین", [("250", "هکتار")]),
    ("صد و بیست و پنج هزار لیتر", [("125000", "لیتر")]),
    ("۱۲٫۵ درصد", [("12.5", "درصد")]),
    ("12.5%", [("12.5", "درصد")]),
    ("۱۲/۵ درصد", [("12.5", "درصد")]),
    ("١٢٫٥ میلیون دلار", [("12500000", "دلار")]),
    ("۷٫۴ میلیون تن", [("7400000", "تن")]),
    ("1,250,000 یورو", [("1250000", "یورو")]),
    ("٪۴۰ نشد، ۴۰٪ شد", [("40", "درصد")]),
    ("۸ کیلومتری", [("8", "کیلومتر")]),
    ("اعتبار ۵۵ میلیارد تومانی", [("55000000000", "تومان")]),
    ("۸۵۰ متر مربع", [("850", "مترمربع")]),
    ("۸۵۰ متر‌مربع", [("850", "مترمربع")]),
    ("۴۲۰ ميليون متر مكعب", [("420000000", "مترمکعب")]),
    ("۱۵ میلیارد کیلوات ساعت برق", [("15000000000", "کیلووات‌ساعت")]),
    ("90درصد", [("90", "درصد")]),
    ("۱۷۵۰ مگا وات", [("1750", "مگاوات")]),
    # one unit for several
    ("۹۴ و ۶۷ تن", [("94", "تن"), ("67", "تن")]),
    ("۵۰ تا ۷۰ میلیون تومان", [("50000000", "تومان"), ("70000000", "تومان")]),
    ("۱۰ الی ۴۰ درصد", [("10", "درصد"), ("40", "درصد")]),
    # five, or five million? then nothing is said of it
    ("۵ و ۷ میلیون تن", [("7000000", "تن")]),
    # counted things have no unit
    ("هفت پروژهٔ برق‌رسانی", [("7", None)]),
    ("۴۰۰ شرکت داخلی و ۵۰۰ شرکت خارجی", [("400", None), ("500", None)]),
]

NONE = [
    "در سال ۱۳۹۵ آغاز شد",
    "سال ۸۴ شرکت تازه‌ای آمد",
    "۱۴۰۴/۰۸/۱۴",
    "۱۵ تا ۱۷ فروردین",
    "ساعت ۱۴:۳۰",
    "مادهٔ ۵ قانون",
    "تبصره ۲۱ بودجه",
    "بند ۳ طرح",
    "تلفن ۰۲۱۸۸۸۸۸۸۸۸",
    "طرح سوم",
    "ظرف دو هفتهٔ آینده",
    "تا ۱۸ ماه آینده",
    "دو کشور همسایه",
    "یک طرح تازه",
    "بیستم آبان",
    "صنعت پیش رفت",
    "",
]

# text, and of its first figure: product, period, change
CONTEXTS = [
    ("رشد ۲۰ درصدی صادرات در هفت‌ماههٔ امسال", "صادرات", "در هفت‌ماههٔ امسال", "rise"),
    ("صادرات غیرنفتی در نه ماهه نخست امسال ۱۲ درصد افزایش یافت", "صادرات غیرنفتی", "در نه ماهه نخست امسال", "rise"),
    ("تولید گندم سالانه ۸۰۰ هزار تن است", "تولید گندم", "سالانه", None),
    ("۸۰۰ هزار تن گندم ذخیره شد", "گندم", None, None),
    ("ظرفیت تولید پلیمر به ۱۲ میلیون تن در سال خواهد رسید", "ظرفیت تولید پلیمر", "در سال", None),
    ("نرخ بیکاری ۲ درصد کاهش یافت", "نرخ بیکاری", None, "fall"),
    ("افت ۵ درصدی واردات", "واردات", None, "fall"),
    ("حقوق گمرکی دارو به یک درصد کاهش می‌یابد", "حقوق گمرکی دارو", None, "fall"),
    ("۷۰ درصد از زبالهٔ شهر", "زبالهٔ شهر", None, None),
    ("با اعتباری بالغ بر ۴۰۰ میلیارد ریال افتتاح شد", "اعتبار", None, None),
    ("۷۰۰ میلیارد ریال اعتبار برای نوسازی اختصاص یافت", "اعتبار", None, None),
    ("۲ هزار واحد مسکونی در مشهد", "واحد مسکونی", None, None),
    ("۴۱۸۶ فقره پروندهٔ قاچاق در فروردین ماه سال جاری تشکیل شد", "پروندهٔ قاچاق", "در فروردین ماه سال جاری", None),
    ("کارخانه روزانه ۲ هزار تن سیمان می‌سازد", "سیمان", "روزانه", None),
    ("حجم مبادلات در سال ۱۴۰۳ به ۵ میلیارد دلار رسید", "مبادلات", "در سال ۱۴۰۳", None),
    ("۱۲ تیم ارزیاب اعزام شدند", "تیم ارزیاب", None, None),
    # a deadline and a base of comparison are no period
    ("تا پایان سال جاری ۵۰ مگاوات می‌سازیم", None, None, None),
    ("نسبت به سال گذشته ۸ درصد رشد داشت", None, None, "rise"),
    # fewer than is no fall
    ("صادرات برق کمتر از ۵ درصد است", "صادرات برق", None, None),
    # what is reduced is not what is counted
    ("برای کاهش آلودگی ۱۲۰ رودخانه", "رودخانه", None, None),
    ("وزن بار، ۲۰ تن", None, None, None),
]


def figures_of(text: str) -> tuple[Figure, ...]:
    return figures(Reading(text=text), Span(start=0, end=len(text)))


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts_and_units(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(each.amount, each.unit) for each in figures_of(text)] == [
        (Decimal(amount), unit) for amount, unit in expected
    ]


@pytest.mark.parametrize("text", NONE)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert figures_of(text) == ()


@pytest.mark.parametrize(("text", "product", "period", "change"), CONTEXTS)
def test_what_is_measured_when_and_which_way(
    text: str, product: str | None, period: str | None, change: str | None
) -> None:
    figure = figures_of(text)[0]
    assert (figure.product, figure.period, figure.change) == (product, period, change)


def test_what_follows_is_said_of_all_that_share_a_unit() -> None:
    assert [each.change for each in figures_of("تعداد و ارزش ۷۱ و ۵۹ درصد رشد یافت")] == ["rise", "rise"]


def test_only_the_quote_is_read() -> None:
    text = "پارسال ۹ تن بود؛ امسال ۵ تن عسل گرفتیم و ۷ تن موم."
    quote = "۵ تن عسل"
    start = text.index(quote)
    found = figures(Reading(text=text), Span(start=start, end=start + len(quote)))
    assert [(each.span.of(text), each.product, each.period) for each in found] == [("۵ تن", "عسل", None)]


def test_span_is_of_the_raw_text() -> None:
    text = "مبلغ «۳\u200f هـزار و  ۵۰۰ ميليون تومان»"
    assert [each.span.of(text) for each in figures_of(text)] == ["۳\u200f هـزار و  ۵۰۰ ميليون تومان"]


HOSTILE = st.text(alphabet=st.sampled_from("۱5٣.,/٫٬:%٪ وتانهزرمیلدصکش‌\u064bـ\n-"), max_size=100)


@given(HOSTILE, st.data())
def test_spans_lie_inside_the_quote(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for each in figures(Reading(text=text), Span(start=start, end=end)):
        assert start <= each.span.start < each.span.end <= end
        assert each.amount.is_finite()

"""Numbers in words, digits and both: their words and their exact values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.numbers import find

THIRD = Decimal("0.3333333333333333333333333333")

AMOUNTS = [
    # digits
    ("[۱۲] کارخانه", "12"),
    ("[١٢] کارخانه", "12"),  # Arabic digits
    ("[12] کارخانه", "12"),
    ("[1,250,000] ریال", "1250000"),
    ("[۱٬۲۵۰٬۰۰۰] ریال", "1250000"),
    ("[۱،۲۵۰،۰۰۰] ریال", "1250000"),
    ("[1.250.000] ریال", "1250000"),
    ("[۱۲٫۵] درصد", "12.5"),
    ("[۱۲.۵] درصد", "12.5"),
    ("[۱۲/۵] درصد", "12.5"),
    ("[۲٬۵۰۰٫۷۵] تن", "2500.75"),
    ("[0] تن و [0.05] درصد", "0 0.05"),
    ("[۲۰]درصد", "20"),
    ("[۵]هکتار", "5"),
    # words
    ("[هفتاد میلیون] دلار", "70000000"),
    ("[هفتادمیلیون] دلار", "70000000"),  # the space lost
    ("[بیست و پنج] درصد", "25"),
    ("[بیست‌و‌پنج] درصد", "25"),
    ("[بیستوپنج] درصد", "25"),  # half-spaces lost
    ("[دویست و پنجاه] تن", "250"),
    ("[یکصد و بیست] تن", "120"),
    ("[یک صد] تن", "100"),
    ("[نهصد و نود و نه] تن", "999"),
    ("[صد و بیست و سه هزار و چهارصد و پنجاه و شش] تن", "123456"),
    ("[هزارونهصدونود]", "1990"),
    ("[شانزده] تن", "16"),
    ("[نه] درصد", "9"),
    ("[ده‌هزار] تن", "10000"),
    # both
    ("[۱۲ هزار و ۵۰۰] تن", "12500"),
    ("[۱۲هزار و ۵۰۰] تن", "12500"),
    ("[هزار و 855] خانوار", "1855"),
    ("[۳ هزار و ۵۰۰ میلیون] تومان", "3500000000"),
    ("[یازده هزار و ۵۰۱ میلیارد] ریال", "11501000000000"),
    ("[یک‌هزار و ۱۸] پروژه", "1018"),
    ("[۱۳۶ میلیارد و ۱۴۶ میلیون] ریال", "136146000000"),
    ("[۵ هزار میلیارد] تومان", "5000000000000"),
    ("[صد هزار میلیارد] تومان", "100000000000000"),
    ("[۵/۲ میلیون] تن", "5200000"),
    ("[۲٫۵ ميليارد] دلار", "2500000000"),  # Arabic yeh
    # halves and fractions
    ("[یک و نیم میلیارد] دلار", "1500000000"),
    ("[دو میلیون و نیم] نفر", "2500000"),
    ("[سه و نیم] درصد", "3.5"),
    ("[نیم] درصد", "0.5"),
    ("[سه چهارم] ظرفیت", "0.75"),
    ("[یک دهم] درصد", "0.1"),
    ("[۲۵ صدم] درصد", "0.25"),
    ("[پنج و سه دهم] درصد", "5.3"),
    ("[سه ممیز پنج] درصد", "3.5"),
    ("[دو ممیز ۲۵] درصد", "2.25"),
    # several
    ("[۵ میلیون] و [۲ میلیارد]", "5000000 2000000000"),
    ("[۳۵] و [۴۰] درصد", "35 40"),
    ("[بیست] و [سی] درصد", "20 30"),
    ("از [۱۰] تا [۱۵] درصد", "10 15"),
    ("[دو] [سه] شرکت", "2 3"),
    ("[1394]،[1395]", "1394 1395"),
    ("[هزار] [هزار]", "1000 1000"),
]


@pytest.mark.parametrize(("marked", "values"), AMOUNTS, ids=[row[0] for row in AMOUNTS])
def test_amounts(marked: str, values: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = find(text)
    assert [each.span.of(text) for each in found] == [piece.split("]")[0] for piece in marked.split("[")[1:]]
    assert [each.value for each in found] == [Decimal(value) for value in values.split()]


def test_a_fraction_without_exact_decimal_has_28_digits() -> None:
    assert [each.value for each in find("یک سوم")] == [THIRD]
    assert [each.value for each in find("یک‌سوم")] == [THIRD]


@pytest.mark.parametrize(
    "text",
    [
        "بیست و پنجم آبان",  # an ordinal
        "دوم و سوم",
        "۱۴۰۴/۰۸/۱۴",
        "سال ۹۴/۹۵",
        "ساعت ۱۲:۳۰",
        "کد ۰۲۱",
        "covid19",
        "نه تنها",
        "نه، نمی‌آیند",
        "سینه و دهنه",
        "ده‌ها و صدها و هزاران نفر",
        "ده ها شرکت و میلیون ها نفر",
        "سه‌شنبه و چهار شنبه",
        "دوجانبه و دو جانبه",
        "درصد",
        "بی بی سی",
        "192.168.1.10",
        "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰",  # a code
        "",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert find(text) == []


def test_spans_count_code_points_of_the_raw_text() -> None:
    text = "\u200fحدود \u202bهفتا\u0640د مي\u200cليون\u202c دلار"
    (found,) = find(text)
    assert found.span.of(text) == "هفتا\u0640د مي\u200cليون"
    assert found.value == 70_000_000


@pytest.mark.parametrize(
    "piece", ["۱۲,", "1,000", "هزار ", "بیست و ", "دو", "۱۲.", "و ", "هزارو", "نیم و ", "9", "سه ممیز "]
)
def test_long_runs_are_read_in_the_end(piece: str) -> None:
    text = piece * 100_000
    assert all(each.span.end <= len(text) for each in find(text))


WORDS = (
    "یک", "دو", "سه", "ده", "بیست", "صد", "هزار", "میلیون", "و", "نیم", "سوم", "دهم", "ممیز", "۱۲", "۵۰۰", "1,000",
    "/", ".", "،", "ها", "نه", "درصد", "تن",
)  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "", "\u200c"]))
def test_any_words_give_spans_in_the_text(words: list[str], space: str) -> None:
    text = space.join(words)
    end = 0
    for mention in find(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.value >= 0
        end = mention.span.end


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert all(mention.value.is_finite() for mention in find(text))


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_digits_have_their_value(number: int) -> None:
    assert [each.value for each in find(f"{number} تن")] == [number]
    assert [each.value for each in find(f"{number:,} تن")] == [number]

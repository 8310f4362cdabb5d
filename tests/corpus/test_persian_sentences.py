"""Where sentences end, and where a stop ends none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.persian import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("استاندار آمد. سفیر رفت.", ["استاندار آمد.", "سفیر رفت."]),
        ("چه شد؟ خوب! باشد؛ برویم", ["چه شد؟", "خوب!", "باشد؛", "برویم"]),
        ("Came? Yes! Went.", ["Came?", "Yes!", "Went."]),
        ("دکتر م. رضایی سخن گفت. پایان.", ["دکتر م. رضایی سخن گفت.", "پایان."]),
        ("به گفتهٔ ع. ا. کریمی رشد ۱۲.۵ درصد بود.", ["به گفتهٔ ع. ا. کریمی رشد ۱۲.۵ درصد بود."]),
        ("در سال ۱۴۰۳ ه.ش. آغاز شد", ["در سال ۱۴۰۳ ه.ش. آغاز شد"]),
        ("Dr. Ivanov met г. Москва. End.", ["Dr. Ivanov met г. Москва.", "End."]),
        ("رشد ۱۲.۵ درصد و ۱,۲۵۰ تن بود. تمام", ["رشد ۱۲.۵ درصد و ۱,۲۵۰ تن بود.", "تمام"]),
        ("۱. تشکیل کارگروه\n۲. ارائهٔ گزارش", ["۱. تشکیل کارگروه", "۲. ارائهٔ گزارش"]),
        ("نشانی semnan.ir است. برو.", ["نشانی semnan.ir است.", "برو."]),
        ("گفت: «آمدم.» و رفت.", ["گفت: «آمدم.»", "و رفت."]),
        ("آمدی؟رفتی!", ["آمدی؟", "رفتی!"]),
        ("منتظر ماند... سپس رفت.", ["منتظر ماند...", "سپس رفت."]),
        ("در سال ۱۴۰۴. بعد", ["در سال ۱۴۰۴.", "بعد"]),
        ("خط نخست\r\n\r\n  خط دوم\u2028خط سوم", ["خط نخست", "خط دوم", "خط سوم"]),
        ("", []),
        (" \n\t\u00a0 ", []),
        ("بی‌پایان", ["بی‌پایان"]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == found


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="آاب م.!?؟؛…»)\u200c\u200f\n\r\t 12۱۲a\u2028", max_size=60))
def test_all_that_is_not_blank_is_covered_once(text: str) -> None:
    last = 0
    covered: list[int] = []
    for span in sentences(text):
        assert last <= span.start < span.end <= len(text)
        assert span.of(text).strip() == span.of(text)
        last = span.end
        covered += range(span.start, span.end)
    left = set(range(len(text))) - set(covered)
    assert all(text[place].isspace() for place in left)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("." * 500_000, 1),
        ("." * 500_000 + "x", 1),
        ("!" * 500_000 + "۱", 1),
        (" " * 1_000_000 + "a", 1),
        ("\n \n" * 200_000, 0),
        ("آ. " * 100_000, 1),
        ("رفت. " * 100_000, 100_000),
        ("!)" * 200_000, 1),
        ("ا" * 5_000_000, 1),
        (".\u200c" * 200_000, 1),
    ],
)
def test_texts_made_to_hurt(text: str, count: int) -> None:
    assert len(sentences(text)) == count

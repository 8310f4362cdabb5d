"""The sectors of a fact: its quote first, then what the document is about; own texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Span
from corpus.vocabulary import SECTORS
from ingest.extract.reading import Reading
from ingest.extract.sectors import MOST, fact_sectors

DAM = (
    "سد نرگس تا پایان سال آبگیری می‌شود. مدیرعامل آب منطقه‌ای از پیشرفت سد خبر داد. "
    "تاکنون نیمی از این طرح اجرا شده است. برای آن صد میلیارد تومان اعتبار تخصیص یافت. "
    "با این طرح سیصد شغل پدید می‌آید. سوخت ماشین‌ها تأمین شد."
)
POLITICS = "نمایندگان دو کشور در تهران دیدار کردند. دو طرف روابط را دوستانه خواندند. خواستار تعمیق آن شدند."
FUEL = (
    "قاچاق بنزین کم شد. پالایشگاه دوم نفت خام بیشتری می‌گیرد و گاز مایع می‌فروشد. سوخت زمستان ذخیره می‌شود. "
    "استاندار از پالایشگاه دیدن کرد."
)
LONG_LIST = "پتروشیمی، برق، آب، معدن، گردشگری و بیمارستان در این استان به هم وابسته است."

ROWS = [
    # the quote names its sector
    (DAM, "سد نرگس تا پایان سال آبگیری می‌شود", ("water_environment",)),
    # it names none, but speaks on of the topic
    (DAM, "تاکنون نیمی از این طرح اجرا شده است", ("water_environment",)),
    # credit and jobs serve the topic
    (DAM, "صد میلیارد تومان اعتبار تخصیص یافت", ("water_environment", "finance_investment")),
    (DAM, "سیصد شغل پدید می‌آید", ("water_environment", "labour_welfare")),
    # nothing tells: no guess
    (POLITICS, "خواستار تعمیق آن شدند", ()),
    # a weak term counts where the document is about its sector, not elsewhere
    (FUEL, "سوخت زمستان ذخیره می‌شود", ("oil_gas",)),
    (POLITICS + " سوخت زمستان ذخیره می‌شود.", "سوخت زمستان ذخیره می‌شود", ()),
]


def reading_of(text: str, title: str | None = None) -> Reading:
    return Reading(text=text, title=title)


def span_of(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start=start, end=start + len(quote))


@pytest.mark.parametrize(("text", "quote", "expected"), ROWS)
def test_quote_then_topic(text: str, quote: str, expected: tuple[str, ...]) -> None:
    assert fact_sectors(reading_of(text), span_of(text, quote)) == expected


def test_title_makes_the_topic() -> None:
    text = "مدیر طرح از گلخانه گفت. این طرح تا پاییز افتتاح می‌شود."
    quote = span_of(text, "این طرح تا پاییز افتتاح می‌شود")
    assert fact_sectors(reading_of(text, "گلخانهٔ تازه در راه است"), quote) == ("agriculture",)
    assert fact_sectors(reading_of(text, "گفت‌وگو با مدیر طرح"), quote) == ()


def test_far_from_its_topic_a_quote_keeps_none() -> None:
    text = "گندم و جو کاشتند. گندم و برنج درو شد. هوا خوب بود. مهمانان رسیدند. دیدار دوباره در بهار است."
    assert fact_sectors(reading_of(text), span_of(text, "دیدار دوباره در بهار است")) == ()


def test_a_long_list_is_cut() -> None:
    assert len(fact_sectors(reading_of(LONG_LIST), Span(start=0, end=len(LONG_LIST)))) == MOST


def test_a_list_announced_as_one_of_sectors_is_kept_whole() -> None:
    text = "در حوزه‌های پتروشیمی، معدن، انرژی و کشاورزی ظرفیت داریم."
    found = fact_sectors(reading_of(text), Span(start=0, end=len(text)))
    assert found == ("agriculture", "petrochemical", "energy", "mining_metals")


def test_what_a_quote_only_touches_on_is_left_out() -> None:
    text = "نفت صادر شد. " * 12 + "نفت و گاز میدان نفتی با دلار ارزی و هتل گفته شد. " + "پالایشگاه نفت گاز بنزین. " * 5
    found = fact_sectors(reading_of(text), span_of(text, "نفت و گاز میدان نفتی با دلار ارزی و هتل گفته شد"))
    assert found == ("oil_gas",)


TEXT = st.text(alphabet=st.sampled_from("سدآبنفتگازبانکوی .\n‌۱5٪"), max_size=120)


@given(TEXT, st.data())
def test_never_raises_and_keeps_the_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = fact_sectors(reading_of(text), Span(start=start, end=end))
    assert list(found) == [sector for sector in SECTORS if sector in found]
    assert len(found) <= MOST + 1

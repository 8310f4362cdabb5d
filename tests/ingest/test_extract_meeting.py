"""The meeting a document reports."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.facts import Meeting
from ingest.extract.meeting import meeting
from ingest.extract.reading import Reading
from ingest.extract.speech.speakers import attribute

DAY = date(2025, 3, 4)  # a Tuesday


def told(text: str, published: date | None = DAY) -> Meeting | None:
    reading = Reading(text=text, published=published)
    return meeting(reading, attribute(reading))


NONE = [
    "تولید سیمان رشد کرد.",
    "شهردار ری در گفت‌وگو با خبرنگار ما گفت: پل باز شد.",
    "شهردار ری در نشست خبری گفت: پل باز شد.",
    "شهردار ری گفت: نمایشگاه خودرو برپا شد.",
    "رضا تابش شهردار ری گفت: مزایده پل برگزار شد.",
    "همایش سراسری هفته آینده برگزار می‌شود و شهردار ری و وزیر راه می‌آیند.",
    "دیدار دو تیم با نتیجه مساوی تمام شد.",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_no_meeting_is_made_up(text: str) -> None:
    assert told(text) is None


HELD = [
    # text, day, mode, place, names or offices
    (
        "کیوان رستمی استاندار یزد دیروز در مسکو با نیکلای ایوانف وزیر بازرگانی روسیه دیدار کرد.",
        date(2025, 3, 3), "in_person", "مسکو", ["کیوان رستمی", "نیکلای ایوانف"],
    ),
    (
        "به گزارش خبرگزاری ما از مهریز، کیوان رستمی امروز در جلسه شورای اداری گفت: راه باز است.",
        DAY, "in_person", "مهریز", ["کیوان رستمی"],
    ),
    (
        "نشست مشترک دو استان با حضور استاندار یزد و شهردار قم در سالن آفتاب برگزار شد.",
        None, "in_person", "سالن آفتاب", ["استاندار یزد", "شهردار قم"],
    ),
    (
        "نشست اتاق یزد به صورت ویدئو کنفرانس برگزار شد.\nرئیس اتاق یزد در این نشست گفت: صادرات رشد کرد.",
        None, "online", None, ["رئیس اتاق یزد"],
    ),
    ("وزیر راه در وبینار ترانزیت گفت: ریل آماده است.", None, "online", None, ["وزیر راه"]),
    (
        "وزیر راه در نشست فعالان فضای مجازی گفت: ریل آماده است.",
        None, "in_person", None, ["وزیر راه"],
    ),
    (
        "رئیس اتاق یزد روز یکشنبه در نشست با بازرگانان گفت: صادرات رشد کرد.",
        date(2025, 3, 2), "in_person", None, ["رئیس اتاق یزد"],
    ),
    (
        "در این بازدید که ۱۰ اسفند ۱۴۰۳ انجام شد، شهردار قم گفت: پل باز شد.",
        date(2025, 2, 28), "in_person", None, ["شهردار قم"],
    ),
    # the speaker's own «today» is not the meeting's day
    ("شهردار قم در دیدار با استاندار قم گفت: پل امروز باز شد.", None, "in_person", None, ["شهردار قم", "استاندار قم"]),
    # Arabic letters, doubled spaces
    ("شهردار  قم  ديروز در جلسه  شورا گفت : پل باز شد .", date(2025, 3, 3), "in_person", None, ["شهردار قم"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "mode", "place", "people"), HELD)
def test_a_meeting_is_read(text: str, day: date | None, mode: str, place: str | None, people: list[str]) -> None:
    found = told(text)
    assert found is not None
    assert (found.day, found.mode, found.place) == (day, mode, place)
    assert [each.name or each.role for each in found.participants] == people


def test_relative_days_need_the_day_of_the_document() -> None:
    found = told("شهردار قم دیروز در جلسه شورا گفت: پل باز شد.", published=None)
    assert found is not None
    assert found.day is None


@given(st.text(st.sampled_from("در این نشست دیدار وزیر گفت: علی امروز مسکو،.\n برگزار شد۱۴۰۳/۲ وبینار")))
def test_any_text_can_be_asked_for_its_meeting(text: str) -> None:
    found = told(text)
    assert found is None or found.participants or found.mode

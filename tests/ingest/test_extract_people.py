"""People as texts name them: a name, an office, or both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.letters import plain
from ingest.extract.speech.offices import Office
from ingest.extract.speech.people import mentions
from ingest.extract.speech.tokens import Words

ROWS = [
    # apposition, both ways
    ("کیوان رستمی، استاندار یزد، گفت", [("کیوان رستمی", "استاندار یزد")]),
    ("استاندار یزد، کیوان رستمی، گفت", [("کیوان رستمی", "استاندار یزد")]),
    ("کیوان رستمی استاندار یزد گفت", [("کیوان رستمی", "استاندار یزد")]),
    ("استاندار یزد کاویانی گفت", [("کاویانی", "استاندار یزد")]),
    ("استاندار سیستان و بلوچستان گفت", [(None, "استاندار سیستان و بلوچستان")]),
    ("رحیم نوروزی - رئیس اتاق بازرگانی زنجان - گفت", [("رحیم نوروزی", "رئیس اتاق بازرگانی زنجان")]),
    ("«سعید برومند» سخنگوی گمرک گفت", [("سعید برومند", "سخنگوی گمرک")]),
    # titles
    ("دکتر بهرامی افزود", [("بهرامی", None)]),
    ("آقای مهندس سیدرضا آذری مدیرعامل شرکت گاز", [("سیدرضا آذری", "مدیرعامل شرکت گاز")]),
    ("حجت‌الاسلام والمسلمین حسین ملکی امام جمعه ساوه", [("حسین ملکی", "امام جمعه ساوه")]),
    ("حجت الاسلام و المسلمین حسین ملکی در جمع", [("حسین ملکی", None)]),
    ("سردار علی شیرازی فرمانده انتظامی قم", [("علی شیرازی", "فرمانده انتظامی قم")]),
    # names of several words
    ("روح الله کریم پور مدیرکل گمرک قم", [("روح الله کریم پور", "مدیرکل گمرک قم")]),
    ("سید محمد رضا حسینی نژاد مدیر عامل بانک", [("سید محمد رضا حسینی نژاد", "مدیر عامل بانک")]),
    ("علی اکبر شریف زاده در نشست", [("علی اکبر شریف زاده", None)]),
    ("نیکلای ایوانف نخست وزیر بلاروس دیدار کرد", [("نیکلای ایوانف", "نخست وزیر بلاروس")]),
    # offices with lists, places and second offices
    (
        "مدیرکل صنعت، معدن و تجارت کرمان با بیان اینکه",
        [(None, "مدیرکل صنعت، معدن و تجارت کرمان")],
    ),
    ("معاون وزیر نیرو در امور آب گفت", [(None, "معاون وزیر نیرو در امور آب")]),
    ("معاون وزیر نیرو در این نشست گفت", [(None, "معاون وزیر نیرو")]),
    ("سفیر جمهوری اسلامی ایران در تاجیکستان در دیدار", [(None, "سفیر جمهوری اسلامی ایران در تاجیکستان")]),
    (
        "نماینده مردم شهرستان‌های خمین، محلات و دلیجان در مجلس شورای اسلامی با اشاره",
        [(None, "نماینده مردم شهرستان‌های خمین، محلات و دلیجان در مجلس شورای اسلامی")],
    ),
    (
        "بهمن نیکو نماینده ساوه و عضو کمیسیون کشاورزی با اعلام",
        [(None, "نماینده ساوه و عضو کمیسیون کشاورزی")],  # Bahman alone is a month
    ),
    ("رئیس دانشگاه شهید بهشتی گفت", [(None, "رئیس دانشگاه شهید بهشتی")]),
    ("رئیس سازمان تعاون استان کردستان احداث انبار را مهم خواند", [(None, "رئیس سازمان تعاون استان کردستان")]),
    # spelling: Arabic letters, lost and added spaces, vowel signs
    ("مديركل گمرك ايلام", [(None, "مديركل گمرك ايلام")]),
    ("علي‌رضا يزداني مدير‌عامل بانك شهر", [("علي‌رضا يزداني", "مدير‌عامل بانك شهر")]),
    ("نخست  وزير  مجارستان  گفت", [(None, "نخست  وزير  مجارستان")]),
    ("محمّد رضا ساعدی رییس اتاق", [("محمّد رضا ساعدی", "رییس اتاق")]),
    # not people
    ("کشورهای عضو اتحادیه", []),
    ("تولید گندم در استان افزایش یافت", []),
    ("قیمت سیمان در بهمن ماه", []),
    ("", []),
]


def named(text: str) -> list[tuple[str | None, str | None]]:
    folded = plain(text)
    words = Words.of(folded.text)

    def raw(part: tuple[int, int] | None) -> str | None:
        return folded.raw(words.starts[part[0]], words.ends[part[1] - 1]).of(text) if part else None

    return [(raw(each.name), raw(each.role)) for each in mentions(words.text, 0, len(words.text))]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_people_are_found_with_name_and_office(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert named(text) == expected


SAME = [
    ("مدیر کل گمرک ایلام", "مدیرکل گمرک", True),
    ("رئیس سازمان جهاد کشاورزی استان یزد", "رئیس سازمان جهاد کشاورزی یزد", True),
    ("وزیر نیرو", "معاون وزیر نیرو", False),
    ("وزیر خارجه", "وزیر خارجه ترکیه", False),
    ("مدیرعامل شرکت برق", "مدیرعامل شرکت آب", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), SAME)
def test_two_names_of_one_office_agree(one: str, other: str, expected: bool) -> None:
    offices = [Office.of(Words.of(plain(text).text).text) for text in (one, other)]
    assert offices[0].same(offices[1]) is expected
    assert offices[1].same(offices[0]) is expected


@given(st.text(st.sampled_from("آقای رئیس استان علی ،.در و:«»\n دکتر۱مدیر‌")))
def test_mentions_lie_inside_the_text_and_in_order(text: str) -> None:
    words = Words.of(plain(text).text)
    end = 0
    for each in mentions(words.text, 0, len(words.text)):
        assert end <= each.start < each.end <= len(words.text)
        end = each.end

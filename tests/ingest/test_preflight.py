"""Texts that must never be indexed, and strange ones that must."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.errors import Unreadable
from corpus.reasons import Reason
from corpus.settings import Settings
from ingest.preflight import check

NEWS = (
    "به گزارش روابط عمومی استانداری سمنان، کارگروه مشترک دو استان برای توسعهٔ همکاری‌های اقتصادی تشکیل شد."
    " استاندار گفت: هدف ما این است که گزارش کامل تا پایان سال به دو طرف ارائه شود و بازار تازه‌ای ایجاد کند."
)
GLUED = "همکاریهای دوجانبه در زمینهٔ ظرفیتها و برنامههای اقتصادی میتواند با تشکیل کارگروه آغاز شود."
SHAPES = str.maketrans({"س": "\ufeb3", "ل": "\ufee0", "ا": "\ufe8e", "م": "\ufee2", "ن": "\ufee7", "د": "\ufeaa"})


def as_read(written: str, read: str) -> Callable[[str], str]:
    return lambda text: text.encode(written, "replace").decode(read, "replace")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (as_read("utf-8", "cp1252"), Reason.MOJIBAKE),  # Ø§ÛŒ
        (as_read("utf-8", "cp1256"), Reason.MOJIBAKE),  # ط§غŒ
        (as_read("cp1256", "cp1252"), Reason.MOJIBAKE),  # ÇíÑÇä
        (as_read("ascii", "ascii"), Reason.MOJIBAKE),  # ????
        (
            lambda text: "".join("\ufffd" if place % 20 == 0 else each for place, each in enumerate(text)),
            Reason.MOJIBAKE,
        ),
        (lambda text: "".join(f"&#{ord(each)};" for each in text), Reason.MOJIBAKE),
        (as_read("utf-16-le", "latin-1"), Reason.ENCODING),
        ("\x00".join, Reason.ENCODING),
        (
            lambda text: "".join(chr(0xE000 + ord(each) % 200) for each in text),
            Reason.DAMAGED_TEXT,
        ),  # a font's own letters
        (lambda text: text[::-1], Reason.VISUAL_ORDER),
        (lambda text: " ".join(word[::-1] for word in text.split()), Reason.VISUAL_ORDER),
        (lambda text: text.translate(SHAPES)[::-1], Reason.VISUAL_ORDER),
        (lambda text: f"{text}\n{text}\n{text[::-1]}\n{text}", Reason.VISUAL_ORDER),  # one paragraph of four
        (lambda text: "".join("*-= \n" for _ in text), Reason.NO_TEXT),
        (lambda _: " \u200c\u00a0\n\t\u200f", Reason.NO_TEXT),
        (lambda text: text * 60, Reason.TOO_LARGE),
    ],
)
def test_damage_is_refused(damage: Callable[[str], str], reason: Reason) -> None:
    with pytest.raises(Unreadable) as error:
        check(damage(NEWS), Settings(text_limit_chars=10_000))
    assert error.value.reason is reason


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        GLUED,
        NEWS.replace("ی", "ي").replace("ک", "ك"),
        NEWS.translate(SHAPES),  # presentation forms in reading order
        "۱۴۰۴\t۱۲٫۵\t۳۰۰\n۱۴۰۳\t۱۱٫۲\t۲۸۰",
        "1 2 3",
        "الف",
        "The working group will report within two weeks.",
        "На заседании рабочей группы стороны договорились о поставках.",
        "أعلنت وزارة الخارجية عن اتفاق مع إيران في مجال الطاقة والنقل.",
        "حکوومەتی هەرێم ڕایگەیاند کە هاوکاری ئابووری لەگەڵ ئێران بەردەوام دەبێت.",
        "توانا بود هر که دانا بود\nز دانش دل پیر برنا بود",
        "Çok güzel bir gün, öğretmen geldi ve şöyle dedi: görüşürüz.",
        "Þórður Ægir Óskarsson sagði: já, við ætlum að gera þetta.",
        "چرا؟؟؟ واقعاً چرا؟! ???",
        "نتیجه 🇮🇷🇷🇺 ✅✅✅ 🔹🔹 خوب",
        "موضوع، قطع، شروع، تابع‌ها، «مبلغ»، بلغ؛ حافظ‌اند و محفوظ،",  # ط ظ ع غ before signs are no mojibake
        "هک شد؛ رد شد؛ زا و ار و اب",  # words that are others backwards
        "یک\x00دو\x0bسه چهار",
        "نشانی: https://example.org/?q=%D8%A7&r=??",
        "یک نویسهٔ گم‌شده \ufffd در متن",
    ],
)
def test_real_texts_pass(text: str) -> None:
    check(text)

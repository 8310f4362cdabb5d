"""Every encoding a document may arrive in, and bytes that are none."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import Unreadable
from corpus.reasons import Reason
from ingest.decode import decode, mended

CLEAN = "بر پایهٔ این تفاهم‌نامه، ۱۲٫۵ درصد از صادرات استان تا ۱۴۰۴/۰۸/۱۴ با نام «دو طرف» انجام می‌شود.\r\n"
ARABIC_LETTERS = "گزارش كارگروه مشترك در تاريخ 1404/08/14 به استانداري داده شد؛ پيش از اين چنين نبود.\r\n"
STANDARD_ARABIC = "وزارة الخارجية العراقية اعلنت في بغداد عن اتفاق مع ايران على التعاون في مجال الطاقة"
RUSSIAN = "На заседании рабочей группы стороны договорились о поставках зерна в порт Астрахань."
ENGLISH = "The governor said “the café agreement” was signed in Zürich."


@pytest.mark.parametrize(
    ("text", "written", "encoding"),
    [
        (CLEAN, "utf-8", "utf-8"),
        (CLEAN, "utf-8-sig", "utf-8"),
        (CLEAN, "utf-16", "utf-16-le"),
        (CLEAN, "utf-16-le", "utf-16-le"),  # no mark
        (CLEAN, "utf-16-be", "utf-16-be"),
        (CLEAN, "utf-32", "utf-32-le"),
        (CLEAN, "utf-32-be", "utf-32-be"),
        ("Only ASCII, two bytes a letter.", "utf-16-le", "utf-16-le"),
        (ARABIC_LETTERS, "cp1256", "cp1256"),
        ("پاسخ به نامة اداره", "cp1256", "cp1256"),  # a title alone
        (ARABIC_LETTERS.replace("گ", "ك").replace("پ", "ب").replace("چ", "ج"), "iso8859-6", "iso8859-6"),
        (STANDARD_ARABIC, "iso8859-6", "iso8859-6"),
        (STANDARD_ARABIC, "cp1256", "cp1256"),
        (STANDARD_ARABIC, "cp720", "cp720"),  # DOS
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "cp866", "cp866"),
        (ENGLISH, "cp1252", "cp1252"),
        ("Plain.", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_found(text: str, written: str, encoding: str) -> None:
    found = decode(text.encode(written))
    assert (found.text, found.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("الف\x00ب", "a NUL between letters"),
        ("\u202bراست به چپ\u202c \u200f12\u200e", "direction marks"),
        (unicodedata.normalize("NFD", "آب و هوای مسئول"), "decomposed letters"),
        ("یک\r\nدو\rسه\n\u2028چهار", "every line end"),
        ("می‌شود\u00a0و ـ کشیده", "half-space, fixed space, kashida"),
        ("  \n\tآغاز و پایان \n\n", "blanks at both ends"),
        ("\ufb8e\ufeee", "presentation forms"),
        ("پرچم 🇮🇷 و 👨‍👩‍👧", "pictures beyond the first plane"),
    ],
)
def test_nothing_is_changed_by_decoding(text: str, why: str) -> None:
    assert decode(text.encode()).text == text, why
    assert decode(b"\xff\xfe" + text.encode("utf-16-le")).text == text, why


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("کمیتهٔ مشترک".encode()[:-1], "کمیتهٔ مشتر\ufffd"),  # cut in the middle of a letter
        (b"\xff\xfe" + "الف".encode("utf-16-le") + b"\x00\xd8", "الف\ufffd"),  # half a pair at the end
        (
            "ایران و روسیه ".encode() + b"\xed\xa0\xbd\xed\xb8\x80",
            "ایران و روسیه 😀",
        ),  # a pair in two three-byte halves
        ("ایران و روسیه ".encode() + b"\xed\xa0\xbd", "ایران و روسیه \ufffd"),
        ("متن درست ".encode() * 40 + b"\xff", "متن درست " * 40 + "\ufffd"),  # one stray byte in a long text
    ],
)
def test_a_broken_character_costs_only_itself(data: bytes, text: str) -> None:
    assert decode(data).text == text


@pytest.mark.parametrize(
    ("text", "written", "hint"),
    [
        (ARABIC_LETTERS, "cp1256", "iso-8859-1"),  # what many a page declares
        (ARABIC_LETTERS, "utf-8", "windows-1256"),
        (CLEAN, "utf-8", "no-such-encoding"),
        (CLEAN, "utf-8", "base64"),  # a codec, but of no text
        (CLEAN, "utf-8", "utf-8\0"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        ("日本語の文書です", "shift_jis", "Shift_JIS"),  # only the hint can know
    ],
)
def test_a_hint_helps_and_a_wrong_hint_does_no_harm(text: str, written: str, hint: str) -> None:
    assert decode(text.encode(written), hint).text == text


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)) * 9])
def test_what_makes_no_words_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as error:
        decode(data)
    assert error.value.reason is Reason.ENCODING


@settings(deadline=None)
@given(st.binary(max_size=300), st.none() | st.text(max_size=12))
def test_any_bytes_give_text_that_can_be_stored_or_a_refusal(data: bytes, hint: str | None) -> None:
    try:
        text = decode(data, hint).text
    except Unreadable:
        return
    text.encode("utf-8")


@settings(deadline=None)
@given(st.text(max_size=200))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    if not any(letter < " " for letter in text) and not text.startswith("\ufeff"):  # NULs may look like UTF-16
        assert decode(data).text == mended(text)


@settings(deadline=None)
@given(st.text(st.characters(max_codepoint=0xFFFF), max_size=50))
def test_mended_text_keeps_its_length_in_the_first_plane_but_for_joined_pairs(text: str) -> None:
    pairs = sum("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(text))
    assert len(mended(text)) == len(text) - pairs

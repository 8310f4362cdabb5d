"""Why a file or a record was quarantined, in words a clerk can act on, Persian and English."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """A category of refusal. The value is what the store keeps and the JSON shows."""

    EMPTY = "empty"
    NO_TEXT = "no_text"
    MOJIBAKE = "mojibake"
    VISUAL_ORDER = "visual_order"
    DAMAGED_TEXT = "damaged_text"
    EMPTY_SCAN = "empty_scan"
    PASSWORD = "password"  # noqa: S105 - a reason, not a secret
    WRONG_EXTENSION = "wrong_extension"
    UNKNOWN_FORMAT = "unknown_format"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    UNSAFE_ARCHIVE = "unsafe_archive"
    ENCODING = "encoding"
    BAD_RECORD = "bad_record"
    NEEDS_TOOL = "needs_tool"
    NO_ACCESS = "no_access"


PLAIN: dict[Reason, tuple[str, str]] = {
    Reason.EMPTY: ("پرونده خالی است (۰ بایت).", "The file is empty (0 bytes)."),
    Reason.NO_TEXT: ("متنی در آن یافت نشد.", "No text was found in it."),
    Reason.MOJIBAKE: (
        "نویسه‌ها به‌هم‌ریخته‌اند؛ پرونده را با رمزگذاری درست (UTF-8) دوباره ذخیره کنید.",
        "The letters are garbled; save the file again in the right encoding (UTF-8).",
    ),
    Reason.VISUAL_ORDER: (
        "ترتیب نویسه‌ها وارونه است؛ نسخهٔ دیگری (مثلاً Word) از سند را بدهید.",
        "The letters are stored in reverse; give another copy of the document (Word, say).",
    ),
    Reason.DAMAGED_TEXT: (
        "متن این پرونده بی‌خطا خوانده نشد؛ نسخهٔ دیگری (مثلاً Word) از سند را بدهید.",
        "The text could not be read without damage; give another copy of the document (Word, say).",
    ),
    Reason.EMPTY_SCAN: (
        "تصویرِ بی‌متن است؛ برای خواندن آن tesseract با زبان فارسی لازم است (hamkari doctor).",
        "A scan without text; reading it needs tesseract with Persian (see hamkari doctor).",
    ),
    Reason.PASSWORD: ("گذرواژه دارد؛ نسخهٔ بدون گذرواژه بدهید.", "It is password-protected; give a copy without one."),
    Reason.WRONG_EXTENSION: (
        "پسوند پرونده با محتوای آن نمی‌خواند؛ پسوند درست را بگذارید.",
        "The file's extension does not fit its content; give it the right one.",
    ),
    Reason.UNKNOWN_FORMAT: ("این قالب شناخته نیست.", "This format is not known."),
    Reason.BROKEN: (
        "پرونده خراب یا ناتمام است؛ دوباره دریافتش کنید.",
        "The file is broken or cut short; get it again.",
    ),
    Reason.TOO_LARGE: ("پرونده از اندازهٔ مجاز بزرگ‌تر است.", "The file is larger than the limit."),
    Reason.UNSAFE_ARCHIVE: ("بایگانی ناایمن است و باز نشد.", "The archive is unsafe and was not opened."),
    Reason.ENCODING: (
        "رمزگذاری متن شناخته نشد؛ آن را با UTF-8 ذخیره کنید.",
        "The text's encoding is not known; save it as UTF-8.",
    ),
    Reason.BAD_RECORD: ("این رکورد خوانده نشد.", "This record could not be read."),
    Reason.NEEDS_TOOL: (
        "برای خواندن این قالب برنامه‌ای لازم است که نصب نیست (hamkari doctor).",
        "Reading this format needs a program that is not installed (see hamkari doctor).",
    ),
    Reason.NO_ACCESS: (
        "پرونده باز نشد؛ اجازهٔ خواندن آن را بدهید.",
        "The file could not be opened; give permission to read it.",
    ),
}


def plain(reason: Reason, language: str = "fa") -> str:
    """The reason as a sentence in `language` ("fa", otherwise English)."""
    persian, english = PLAIN[reason]
    return persian if language == "fa" else english

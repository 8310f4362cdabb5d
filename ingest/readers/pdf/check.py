"""Whether a rebuilt page can be trusted when nobody knows what it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.errors import Unreadable
from corpus.reasons import Reason
from ingest.readers.pdf.glyphs import NAMELESS, PageGlyphs

_COMMON = frozenset(
    re.findall(
        r"\S+",
        """
        و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت می شد شده های ها باید وی اما دو هر بود کند شود
        دارد سال کشور استان ایران اسلامی قرار مورد بین پس پیش نظر اگر همه یا ما من او دارند هستند جمهوری شماره تاریخ
        طرح کار روز بخش دولت مردم توسعه انجام اقتصادی تولید شرکت وزیر رئیس نشست همکاری
        """,
    )
)
_REVERSED = frozenset(word[::-1] for word in _COMMON if len(word) > 1 and word[::-1] not in _COMMON)
_WORD = re.compile(r"[آ-یپچژکگءأؤإئٱةيكىۀ]+")
_NUMBER = re.compile(r"[0-9۰-۹٠-٩]+")
_DATE = re.compile(r"(?<![0-9/])([0-9]{1,4})/([0-9]{1,2})/([0-9]{1,4})(?![0-9/])")
_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff"
_THIRD = rf"[^\W\d_a-zA-Z{_ARABIC}\u064b-\u065f\u0670]"
_STRANGER = re.compile(rf"(?<=[{_ARABIC}]){_THIRD}|{_THIRD}(?=[{_ARABIC}])")
"""A letter of a third script that touches a Persian one: a font without true names gives ÿ, þ or 䐧."""
_STRANGE_NUMBER = re.compile(
    r"(?<=[0-9۰-۹٠-٩])[÷\u00c0-\u00d6\u00d8-\u024f]|[÷\u00c0-\u00d6\u00d8-\u024f](?=[0-9۰-۹٠-٩])"
)
_FEW_WORDS = 60
_LEAST_COMMON = 0.02
"""Share of the commonest words; running Persian text has 0.15 to 0.3, lists of names still 0.04."""
_USUAL_LETTERS = "ایيرندمهوتبسشلكک"
_LEAST_USUAL = 0.62
"""Share of the commonest letters: 0.8 and more in Persian, lists of names included; 0.5 where letters are mixed up."""
_MOST_SINGLES = 0.45
_MOST_UNMAPPED = 0.002
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def check_page(paragraphs: Sequence[str], page: PageGlyphs) -> None:
    """Raise `Unreadable` when the text of a page shows signs of damage."""
    text = "\n".join(paragraphs)
    _check_letters(text, page)
    _check_words(text)
    _check_dates(text)
    _check_numbers(text, page)


def _check_letters(text: str, page: PageGlyphs) -> None:
    """Every drawn letter must have a name, and one that belongs beside its neighbours."""
    strangers = len(_STRANGER.findall(text))
    if strangers or len(_STRANGE_NUMBER.findall(text)) > 1:
        named = f"{strangers} letters of another script within Persian words"
        raise Unreadable(Reason.DAMAGED_TEXT, f"{named}: the fonts name their letters wrongly")
    nameless = sum("\ue000" <= char <= "\uf8ff" or char == NAMELESS for char in text)
    if nameless > max(2, _MOST_UNMAPPED * len(page.glyphs)) or page.unmapped > 0.1 * len(page.glyphs) + 5:
        raise Unreadable(
            Reason.DAMAGED_TEXT, f"{max(nameless, page.unmapped)} letters have no name in the file's fonts"
        )


def _check_words(text: str) -> None:
    """Common words must be there, the right way round and in one piece."""
    words = _WORD.findall(text)
    forward = sum(word in _COMMON for word in words)
    backward = sum(word in _REVERSED for word in words)
    if backward > max(3, forward):
        raise Unreadable(Reason.VISUAL_ORDER, f"{backward} common words are reversed, {forward} are not")
    if len(words) < _FEW_WORDS:
        return
    letters = "".join(words)
    usual = sum(letters.count(letter) for letter in _USUAL_LETTERS)
    if forward < _LEAST_COMMON * len(words) and usual < _LEAST_USUAL * len(letters):
        raise Unreadable(Reason.DAMAGED_TEXT, f"only {forward} of {len(words)} words are common ones")
    singles = sum(len(word) == 1 and word != "و" for word in words)
    if singles > _MOST_SINGLES * len(words):
        raise Unreadable(Reason.DAMAGED_TEXT, f"{singles} of {len(words)} words are single letters")


def _check_dates(text: str) -> None:
    """No date may read like 41/80/4041: one that is a date only when its digits are turned round."""
    for found in _DATE.finditer(text.translate(_DIGITS)):
        if not _is_date(*found.groups()) and _is_date(*(part[::-1] for part in found.groups())):
            year = max(found.groups(), key=len)
            if len(year) == 4:
                raise Unreadable(Reason.DAMAGED_TEXT, f"the date {found[0]} is reversed")


def _is_date(first: str, middle: str, last: str) -> bool:
    for year, day in ((first, last), (last, first)):
        if len(year) == 4 and re.match(r"1[2-5]|19|20", year) and int(middle) <= 12 and int(day) <= 31:
            return True
    return False


def _check_numbers(text: str, page: PageGlyphs) -> None:
    """The numbers must be those that pdfium reads by a way of its own."""
    ours = Counter(_NUMBER.findall(text.translate(_DIGITS)))
    theirs = Counter(_NUMBER.findall(page.own_text.translate(_DIGITS)))
    differ = sum(
        count for number, count in (ours - theirs).items() if len(number) > 1 and number[::-1] in theirs - ours
    )
    if differ > 0:
        raise Unreadable(Reason.DAMAGED_TEXT, f"{differ} numbers read differently by a second method")

"""Letters folded one by one: what every keyboard, font and normal form of the same Persian letter has in common."""

from __future__ import annotations

import re
import unicodedata

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
)
"""Combining marks that may stand inside a word, as the inside of a character class."""
JOINERS = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Invisible characters that stand inside words, the half-space (U+200C) and its usual substitutes among them."""
_RANGES = ((0xAD, 0xAD), (0x61C, 0x61C), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFEFF, 0xFEFF))
INVISIBLE = "".join(chr(point) for first, last in _RANGES for point in range(first, last + 1))
"""The same characters one by one, for stripping."""
HALF_SPACE = "\u200c"
LONGEST_WORD = 256
"""Letters of one word that are looked at; a longer one is no word of any language."""

_SAME = {
    "ی": "يىېێۍےۑؠ",
    "ک": "كڪګڬ",
    "ه": "ةۀۂہۃھەۿ",
    "ا": "أإٱ",
    "و": "ؤۆۇۈ",
    "е": "ёЁ",
    **{str(digit): chr(0x06F0 + digit) + chr(0x0660 + digit) for digit in range(10)},
}
LETTERS = {ord(variant): letter for letter, variants in _SAME.items() for variant in variants}
"""Each written variant of a letter or digit to the one kept. ئ stays: the embedder knows مسئول, not مسیول."""
_DEEPER = {ord("ئ"): "ی"}
_TATWEEL = "\u0640"
_JOINER = re.compile(f"[{JOINERS}]+")
_MARK = re.compile(f"[{MARKS}{_TATWEEL}]+")
_MANY_MARKS = re.compile(f"([{MARKS}]{{8}})[{MARKS}]+")
_PRESENTATION = re.compile("[\ufb00-\ufdfb\ufe70-\ufefc\uff10-\uff5a]")
_FINAL_HAMZA = re.compile("اء+(?![^\\W\\d_])")


def natural(text: str) -> str:
    """`text` in composed letters, one spelling a letter, no marks, lower case; half-spaces become U+200C. Linear."""
    if text.isascii():
        return text.lower()
    # Canonical ordering is quadratic in the length of one run of marks, so runs are cut first.
    text = _MANY_MARKS.sub(r"\1", text)
    text = unicodedata.normalize("NFC", text)
    if _PRESENTATION.search(text):
        text = _PRESENTATION.sub(_compatible, text)
    text = _MARK.sub("", text).translate(LETTERS).casefold()
    return _FINAL_HAMZA.sub("ا", _JOINER.sub(HALF_SPACE, text))


def _compatible(match: re.Match[str]) -> str:
    """The plain letters of a presentation form, such as the ligature of lam and alef."""
    return unicodedata.normalize("NFKC", match.group())


def key(text: str) -> str:
    """The letters by which one word is looked up: `natural`, no half-spaces, and hamza on yeh as yeh."""
    return natural(text).replace(HALF_SPACE, "").translate(_DEEPER)


def fold(text: str) -> str:
    """`text` for comparing names and headings: letters folded, half-spaces as spaces, lower case. Length may change."""
    return natural(text).replace(HALF_SPACE, " ").translate(_DEEPER)


def shorten(word: str) -> str:
    """The first letters of a very long run, its invisible characters thinned, so that its cost is bounded."""
    if len(word) <= 2 * LONGEST_WORD:
        return word
    thin = re.sub(f"([{JOINERS}])[{JOINERS}]+", r"\1", word)
    return _MANY_MARKS.sub(r"\1", thin)[:LONGEST_WORD]

"""The last look before a text is indexed: is it text at all, its letters right, and in reading order?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from corpus.errors import Unreadable
from corpus.reasons import Reason
from corpus.settings import Settings
from ingest.words import ONE_WAY, words

_DEFAULTS = Settings()
_LEAD_1252 = "ØÙÚÛÐÑ"
"""First bytes of Persian and Russian letters in UTF-8, read as Western."""
_LEAD_1256 = "طظعغ"
"""First bytes of Persian letters in UTF-8, read as windows-1256."""


def _second_bytes(encoding: str) -> str:
    """What the second bytes of UTF-8 letters (80 to BF) become in `encoding`."""
    return bytes(range(0x80, 0xC0)).decode(encoding, "ignore") + "".join(map(chr, range(0x80, 0xC0)))


_AS_1252 = re.compile(f"[{_LEAD_1252}][{re.escape(_second_bytes('cp1252'))}]")
_ORDINARY = str.maketrans("", "", "،؛؟«»\u200c\u200d\xa0")
"""What may well follow these letters in Persian."""
_AS_1256 = re.compile(f"[{_LEAD_1256}][{re.escape(_second_bytes('cp1256').translate(_ORDINARY))}]")
_ENTITY = re.compile(r"&#x?[0-9a-fA-F]{2,6};")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
BACKWARD = frozenset(word[::-1] for word in ONE_WAY)
WINDOW = 40
"""Words looked at together: one paragraph in visual order is enough to refuse a document."""


def check(text: str, settings: Settings = _DEFAULTS) -> None:
    """Raise `Unreadable` for a text that must not be indexed. Its time is linear in the length."""
    if len(text) > settings.text_limit_chars:
        raise Unreadable(
            Reason.TOO_LARGE, f"{len(text):,} characters; the limit is {settings.text_limit_chars:,} (text_limit_chars)"
        )
    letters = Counter(text)
    _check_characters(letters, len(text))
    _check_mojibake(text, letters)
    _check_substance(letters)
    _check_order(text)


def _check_substance(letters: Counter[str]) -> None:
    if not any(letter.isalnum() for letter in letters):
        raise Unreadable(Reason.NO_TEXT, "only blanks and signs")


def _check_characters(letters: Counter[str], length: int) -> None:
    """Control characters, code points of no script and a font's private ones are no text."""
    kinds: Counter[str] = Counter()
    for letter, times in letters.items():
        if letter not in "\t\n\r\f\v\x85":
            kinds[_kind(letter)] += times
    if kinds["Cc"] > 4 and kinds["Cc"] > 0.02 * length:
        raise Unreadable(Reason.ENCODING, f"{kinds['Cc']} control characters among {length} characters")
    if kinds["Cn"] > 2 and kinds["Cn"] > 0.05 * length:
        raise Unreadable(Reason.ENCODING, f"{kinds['Cn']} code points that are no characters")
    if kinds["Co"] > 4 and kinds["Co"] > 0.05 * length:
        raise Unreadable(Reason.DAMAGED_TEXT, f"{kinds['Co']} characters of a font's private encoding")


def _kind(letter: str) -> str:
    """The Unicode category; pictures younger than our table of Unicode are no damage."""
    return "So" if "\U0001f000" <= letter <= "\U0001ffff" else unicodedata.category(letter)


def _check_mojibake(text: str, letters: Counter[str]) -> None:
    solid = sum(times for letter, times in letters.items() if not letter.isspace())
    if letters["\ufffd"] > 2 and letters["\ufffd"] > 0.005 * solid:
        raise Unreadable(Reason.MOJIBAKE, f"{letters['\ufffd']} letters are lost (U+FFFD)")
    if letters["?"] > 9 and letters["?"] > 0.3 * solid:
        raise Unreadable(Reason.MOJIBAKE, "question marks stand for the letters")
    for pattern, name in ((_AS_1252, "a Western encoding"), (_AS_1256, "windows-1256")):
        if _share(text, pattern, solid) > 0.3:
            raise Unreadable(Reason.MOJIBAKE, f"UTF-8 was read as {name}")
    if _share(text, _ENTITY, solid) > 0.3:
        raise Unreadable(Reason.MOJIBAKE, "the letters are written as codes (&#1575;)")
    accented = sum(times for letter, times in letters.items() if "\xc0" <= letter <= "\xff")
    alphabetic = sum(times for letter, times in letters.items() if letter.isalpha())
    if accented > 9 and accented > 0.5 * alphabetic:
        raise Unreadable(Reason.MOJIBAKE, "windows-1256 was read as a Western encoding")


def _share(text: str, pattern: re.Pattern[str], solid: int) -> float:
    """The share of all characters but blanks that the matches take; fewer than three matches are chance."""
    lengths = [match.end() - match.start() for match in pattern.finditer(text)]
    return sum(lengths) / solid if len(lengths) > 2 else 0.0


def _check_order(text: str) -> None:
    """Common words read backwards must not outnumber those read forwards, anywhere in the text."""
    folded = unicodedata.normalize("NFKC", text) if _PRESENTATION.search(text) else text
    found = words(folded)
    signs = [(word in BACKWARD) - (word in ONE_WAY) for word in found]
    for start in range(0, max(len(found) - WINDOW // 2, 1), WINDOW // 2):
        window = signs[start : start + WINDOW]
        backward = window.count(1)
        if backward > 1 and backward > 2 * window.count(-1):
            seen = [word for word in found[start : start + WINDOW] if word in BACKWARD]
            raise Unreadable(Reason.VISUAL_ORDER, f"words stand backwards: {' '.join(dict.fromkeys(seen))}")

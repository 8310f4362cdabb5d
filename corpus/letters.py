"""Text with its letters made plain for matching words in it, and the way back to the offsets of the raw text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from corpus.models import Span

# Marks that stand inside or around words and numbers without being letters: vowel signs and combining hamza or madda,
# kashida, half-space, soft hyphen, direction marks.
_MARKS = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
)
_DASH = re.compile("(?<!\\S)\u0640(?!\\S)")
"""A kashida that stands alone is typed for a dash."""
_SAME = {
    "ا": "أإآٱ", "ی": "يىئ", "ک": "كڪ", "ه": "ةۀھہە", "و": "ؤ",
    "/": "؍⁄∕", "-": "‐‑‒–—―−", ":": "：", " ": "\u00a0\u2007\u2009\u202f\t",
}  # fmt: skip


def _table() -> dict[int, str]:
    """One character for one character, so that only dropped marks move offsets."""
    table: dict[int, str] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[code] = plain
    same = {other: letter for letter, others in _SAME.items() for other in others}
    table = {code: same.get(letter, letter) for code, letter in table.items()}
    table |= {ord(other): letter for other, letter in same.items()}
    for zero in ("۰", "٠"):
        table |= {ord(zero) + digit: str(digit) for digit in range(10)}
    table |= {ord(upper): upper.lower() for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"}
    return table | {ord("Ё"): "е", ord("ё"): "е"}


_PLAIN = _table()
LONGEST_REMEMBERED = 2_000
"""Letters of a text that is remembered: a sentence, not a document."""


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` with plain letters and no marks; `raw(start, end)` is where that stands in the text it was made of."""

    text: str
    _from: tuple[int, ...]
    _shift: tuple[int, ...]

    def raw(self, start: int, end: int) -> Span:
        """The raw span of a non-empty range of `text`: from its first letter to its last."""
        return Span(start=self._at(start), end=self._at(end - 1) + 1)

    def offset(self, raw: int) -> int:
        """Where the letter at (or next behind) a raw offset stands in `text`: the way back from `raw`."""
        run = max(bisect_right(range(len(self._from)), raw, key=lambda at: self._from[at] + self._shift[at]) - 1, 0)
        following = self._from[run + 1] if run + 1 < len(self._from) else len(self.text)
        return max(min(raw - self._shift[run], following), 0)

    def _at(self, index: int) -> int:
        return index + self._shift[bisect_right(self._from, index) - 1]


def plain(text: str) -> Plain:
    """Arabic and Persian letters alike, Latin digits, lower case, one kind of space, slash and dash, no marks."""
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _plain(text)


def same(text: str) -> Plain:
    """A text that is in plain letters already."""
    return Plain(text, (0,), (0,))


def _plain(text: str) -> Plain:
    letters = _DASH.sub("-", text.translate(_PLAIN))
    pieces, starts, shifts = [], [0], [0]
    length = read = 0
    for mark in _MARKS.finditer(letters):
        pieces.append(letters[read : mark.start()])
        length += mark.start() - read
        read = mark.end()
        if length == starts[-1]:
            starts.pop()
            shifts.pop()
        starts.append(length)
        shifts.append(read - length)
    pieces.append(letters[read:])
    return Plain("".join(pieces), tuple(starts), tuple(shifts))


# The concerns of extraction read the same sentence one after the other.
_remembered = lru_cache(maxsize=1024)(_plain)

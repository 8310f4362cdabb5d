"""Texts as tokens: spans in the text as read, and the terms an index stores for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.persian.chunks import SIGNS, SPACES, WORD, Chunk, ChunkReader, Piece
from corpus.persian.fold import LETTERS
from corpus.persian.lexicon import Lexicon

MEMO_SIZE = 200_000
"""Chunks remembered; news of 25,000 posts has 60,000."""
LONGEST_MEMO = 64
_YEH = "[یيى]"
_OWNER = "(?:م|ت|ش|مان|تان|شان)"
_LOOSE = f"ها(?:{_YEH}(?:{_YEH}|{_OWNER}|{_YEH}{_OWNER})?)?|تر(?:{_YEH}ن?)?"
_LOOSE_AFTER_HEH = f"(?:ا(?:{_YEH}[مد]?|م|ت|ش|ند)|{_YEH})"
_CHUNK = re.compile(
    r"(?:[hH][tT][tT][pP][sS]?://|[wW]{3}\.)[^\s<>\"«»\x00-\x1f\ud800-\udfff]++"
    rf"|(?:ن?م{_YEH}[{SPACES}](?=[آ-ی]))?[{WORD}]++(?:(?:[{SIGNS}]|(?<=\d)[:,،٫٬](?=\d))[{WORD}]++)*+"
    rf"(?:[{SPACES}](?:{_LOOSE})(?![{WORD}])|(?<=[هةۀەہ])[{SPACES}]{_LOOSE_AFTER_HEH}(?![{WORD}]))?"
)
_BLANK = re.compile("[\\s\x00-\x1f\x7f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its span in code points of the text as read, and its terms, the canonical one first."""

    start: int
    end: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text and its tokens, in order and apart from each other."""

    text: str
    tokens: tuple[Token, ...]


_Unit = tuple[int, int, Chunk]
"""A chunk at its place: start, end, what it says. A plain tuple, as this is the loop that all text goes through."""


class Analyser:
    """The one way from text to terms, for documents and queries. Safe to share between threads."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._reader = ChunkReader(lexicon)
        self._memo: dict[str, Chunk] = {}

    def analyse(self, text: str) -> Analysis:
        """The tokens of `text`. Terms are `str.isalnum` and bounded in length; time is linear in the text."""
        tokens = [
            Token(start + piece.start, start + piece.end, piece.terms)
            for start, _, chunk in self._units(text)
            for piece in chunk.pieces
        ]
        return Analysis(text, tuple(tokens))

    def terms(self, text: str) -> list[str]:
        """All terms of `text` in order."""
        return [term for _, _, chunk in self._units(text) for piece in chunk.pieces for term in piece.terms]

    def surface(self, text: str) -> str:
        """`text` as the embedder gets it: letters folded, half-spaces repaired and written as spaces, on one line."""
        out: list[str] = []
        last = 0
        for start, end, chunk in self._units(text):
            out += (_gap(text[last:start]), chunk.surface)
            last = end
        out.append(_gap(text[last:]))
        return " ".join("".join(out).split())

    def _units(self, text: str) -> Iterator[_Unit]:
        """The chunks of `text`; two neighbours that are one word (تفاهم نامه) come as one."""
        waiting: _Unit | None = None
        heads, memo = self._lexicon.heads, self._memo
        for match in _CHUNK.finditer(text):
            raw = match.group()
            chunk = memo.get(raw) or self._chunk(raw)
            unit = (*match.span(), chunk)
            if waiting:
                joined = self._join(text, waiting, unit)
                yield joined or waiting
                waiting = None
                if joined:
                    continue
            if chunk.key in heads and not chunk.ending:
                waiting = unit
            else:
                yield unit
        if waiting:
            yield waiting

    def _chunk(self, raw: str) -> Chunk:
        """Read a chunk not remembered yet, and remember it."""
        chunk = self._reader.read(raw)
        if len(raw) <= LONGEST_MEMO:
            if len(self._memo) >= MEMO_SIZE:
                self._memo.clear()
            self._memo[raw] = chunk
        return chunk

    def _join(self, text: str, first: _Unit, second: _Unit) -> _Unit | None:
        """Two neighbours as the one solid word they are (هم کار), or None."""
        (start, gap, head), (after, _, tail) = first, second
        if not tail.key or after - gap != 1 or text[gap] not in SPACES:
            return None
        whole = self._lexicon.joins.get(f"{head.key} {tail.key}")
        if whole is None:
            return None
        word = self._reader.word(whole)
        start, end = start + head.pieces[0].start, after + tail.pieces[-1].end
        piece = Piece(0, end - start, word.pieces[0].terms)
        return start, end, Chunk((piece,), word.surface + tail.ending)


def _gap(text: str) -> str:
    """Signs between words, without what an embedder stumbles on: control characters, lone surrogates, bidi marks."""
    return text if text == " " else _BLANK.sub(" ", text).translate(LETTERS)

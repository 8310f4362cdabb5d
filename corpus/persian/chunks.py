"""Runs without a space: a word, a number, a date, a letter's number, an address, or several words and their signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.persian.fold import HALF_SPACE, INVISIBLE, JOINERS, MARKS, key, natural, shorten
from corpus.persian.lexicon import VERB, Lexicon
from corpus.persian.words import LONGEST_TERM, Reader

POINT = "ꞏ"
"""Stands for the decimal point in a term: a letter to `str.isalnum`, and on no keyboard."""
BAR = "ǀ"
"""Stands for the signs between the parts of a date, letter number or address in a term."""
LONGEST_ADDRESS = 120
MOST_PARTS = 12
SPACES = " \u00a0\u202f\u2009"
"""Spaces that may stand where a half-space was meant."""
ARABIC = "\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdfb\ufe70-\ufefc"
WORD = rf"\w{MARKS}{JOINERS}"
SIGNS = r"./@\\\-\u2010-\u2013&'’+"

_NUMBER = re.compile(r"(\d+)((?:[,٬،]\d{3})*)(?:[.٫](\d+))?")
_LISTED_SIGNS = re.compile(rf"[_{SIGNS}:]+")
_STRUCTURED = re.compile(r"[^\W_]+(?:[./\\:\-\u2010-\u2013][^\W_]+){1,7}")
_PIECE = re.compile(
    rf"\d+(?:[,٬،]\d\d\d(?!\d))*(?:[.٫]\d+)?(?![^\W_{ARABIC}])"
    rf"|(?:ن?م[یيى][{SPACES}])?[{ARABIC}{MARKS}{JOINERS}]+(?:[{SPACES}][{ARABIC}{JOINERS}]+)?"
    rf"|[^\W_{ARABIC}][^\W_{ARABIC}{MARKS}{JOINERS}]*(?:[{MARKS}{JOINERS}][^\W_{ARABIC}]*)*"
)
_LETTER = re.compile(r"[^\W\d_]")
_PERSIAN = re.compile(f"[{ARABIC}]")
_SCHEME = re.compile(r"(?i:https?://(?:www\.)?|www\.)")
_EDGES = INVISIBLE + SPACES


@dataclass(frozen=True, slots=True)
class Piece:
    """A token inside a chunk: offsets from the chunk's start, and its terms."""

    start: int
    end: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk read. `key` is that of its one Persian word, without `ending`; "" if it is something else."""

    pieces: tuple[Piece, ...]
    surface: str
    key: str = ""
    ending: str = ""


class ChunkReader:
    """Tells what a chunk is, and reads it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = Reader(lexicon)

    def read(self, raw: str) -> Chunk:
        """Read the chunk `raw`, as it stands in the text."""
        body = raw.strip(_EDGES)
        start = raw.find(body)
        if not body:
            return Chunk((), "")
        plain = natural(shorten(body))
        if scheme := _SCHEME.match(plain):
            return self._address(plain[scheme.end() :].rstrip(".,;:!?)]}؛،؟"), plain, start, start + len(body))
        if number := _NUMBER.fullmatch(plain):
            return _one(start, start + len(body), (_number(number),), _number(number).replace(POINT, "."))
        if _LISTED_SIGNS.search(plain):
            if not _PERSIAN.search(plain) and _LETTER.search(plain) and len(plain) <= LONGEST_ADDRESS:
                return self._address(plain, plain, start, start + len(body))
            if _is_structured(plain):
                return _one(start, start + len(body), self._structured(plain), plain)
        return self._several(body, start)

    def word(self, whole: str) -> Chunk:
        """The listed word with key `whole`, as a chunk of its own."""
        reading = self._words.read(whole)
        return Chunk((Piece(0, len(whole), reading.terms),), reading.surface, reading.key)

    def _address(self, address: str, surface: str, start: int, end: int) -> Chunk:
        """A URL, e-mail, handle or hyphenated foreign word: one token, found whole or by its parts."""
        address, surface = address.replace(HALF_SPACE, ""), surface.replace(HALF_SPACE, "")
        parts = [key(part) for part in re.split(r"[\W_]+", address) if key(part)][:MOST_PARTS]
        if not parts:
            return Chunk((), surface)
        whole = BAR.join(parts)
        terms = ([whole] if len(whole) <= LONGEST_ADDRESS else []) + [part[:LONGEST_TERM] for part in parts]
        return _one(start, end, tuple(dict.fromkeys(terms)), surface)

    def _structured(self, plain: str) -> tuple[str, ...]:
        """A date, time, range or letter number: the whole, then its parts."""
        parts = [_unpadded(key(part)) for part in re.split(r"[\W_]+", plain)]
        terms = [BAR.join(parts)]
        if len(parts) == 2 and "/" in plain and all(part.isdigit() for part in parts):
            terms.append(POINT.join(parts))  # ۱۲/۵ is how many write twelve and a half
        return tuple(dict.fromkeys([*terms, *parts]))

    def _several(self, body: str, start: int) -> Chunk:
        """Words, each a token of its own; the signs between them stay in the surface."""
        found: list[Piece] = []
        surface: list[str] = []
        last = 0
        alone = ("", "")
        for match in _PIECE.finditer(body):
            pieces, shown, *alone_now = self._piece(match.group(), start + match.start())
            surface += [_sign(body[last : match.start()], bool(found)), shown]
            found += pieces
            last = match.end()
            alone = (alone_now[0], alone_now[1])
        surface.append(_sign(body[last:], False))
        one_word = len(found) == 1
        return Chunk(tuple(found), "".join(surface), *(alone if one_word else ("", "")))

    def _piece(self, raw: str, start: int) -> tuple[list[Piece], str, str, str]:
        """One word, or the two that می and what is no verb are."""
        body = raw.strip(_EDGES)
        start += raw.find(body)
        plain = natural(shorten(body))
        if number := _NUMBER.fullmatch(plain):
            term = _number(number)
            return [Piece(start, start + len(body), (term,))], term.replace(POINT, "."), "", ""
        if not _PERSIAN.search(plain):
            term = plain.replace(HALF_SPACE, "")
            return [Piece(start, start + len(body), (term[:LONGEST_TERM],))] if term.isalnum() else [], term, "", ""
        for space in SPACES:
            plain = plain.replace(space, HALF_SPACE)
        head, gap, rest = body.partition(next((space for space in SPACES if space in body), " "))
        if gap and key(head) in ("می", "نمی") and not self._is_verb(plain):
            pieces, shown, *_ = self._piece(rest, start + len(head) + 1)
            return [Piece(start, start + len(head), (key(head),)), *pieces], f"{key(head)} {shown}", "", ""
        reading = self._words.read(plain)
        pieces = [Piece(start, start + len(body), reading.terms)] if reading.terms else []
        return pieces, reading.surface, reading.key, reading.ending

    def _is_verb(self, plain: str) -> bool:
        entry = self._lexicon.entry(key(plain))
        return entry is not None and entry.rank == VERB


def _one(start: int, end: int, terms: tuple[str, ...], surface: str) -> Chunk:
    return Chunk((Piece(start, end, terms),), surface)


def _number(match: re.Match[str]) -> str:
    """A number as one term: no thousands signs, and a letter for the decimal point."""
    whole = match.group(1) + re.sub(r"\D", "", match.group(2))
    digits = whole + (POINT + match.group(3) if match.group(3) else "")
    return digits[:LONGEST_TERM]


def _unpadded(part: str) -> str:
    """۰۸ in a date is ۸."""
    return part.lstrip("0") or "0" if part.isdigit() and len(part) <= 2 else part[:LONGEST_TERM]


def _is_structured(plain: str) -> bool:
    """Short parts, one with a digit: ۱۴۰۴/۸/۱۴, ۱۲/۳۴۵/ص, 12:30; but کووید-۱۹ is two words."""
    if len(plain) > LONGEST_ADDRESS or not _STRUCTURED.fullmatch(plain):
        return False
    parts = re.split(r"[\W_]+", plain)
    return any(part.isdigit() for part in parts) and all(len(part) <= 4 or part.isdigit() for part in parts)


def _sign(text: str, between: bool) -> str:
    """What stands between two words of a chunk; where nothing does (۵هزار), a space."""
    return text if text else " " if between else ""

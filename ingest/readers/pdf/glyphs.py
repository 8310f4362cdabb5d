"""What a PDF page draws: characters with their places, half-spaces and blanks, as pdfium reports them.

pdfium's own order of characters is not used: it reverses some words, drops half-spaces and splits numbers.
Its boxes and pen positions are exact, and the marks on the page's text objects still hold the half-spaces.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from corpus.errors import Unreadable
from corpus.reasons import Reason
from ingest.readers.pdf.marks import Matrix, address, drawn_objects, marks

GLYPH_LIMIT = 200_000
"""Characters of one page; a dense newspaper page has 20,000."""
_HALF_SPACE = "\N{ZERO WIDTH NON-JOINER}"
_INVISIBLE = 3
KASHIDA = "\N{ARABIC TATWEEL}"
NAMELESS = "\N{REPLACEMENT CHARACTER}"
"""Stands for a shape the file gives no character for."""
_FLAT_SIGNS = frozenset("…_-–—")


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """One character. `x` is the pen position it was drawn at; the edges are of its advance where the font tells it.

    `rank` is pdfium's own place for it, `owner` the object that draws it; `exact` says whether the right edge is
    that of the advance, not just of the ink.
    """

    char: str
    x: float
    y: float
    left: float
    right: float
    size: float
    rank: int
    owner: int = 0
    exact: bool = True
    low: float = 0.0
    high: float = 0.0
    """Where its ink begins and ends above the baseline, in letter heights."""

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place of the page where something without ink was drawn."""

    x: float
    y: float
    leftward: bool | None = None
    """Whether it belongs to text that runs from right to left; None when the file does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """A shape whose letters are reported at another shape: the body of a letter whose mark is drawn apart."""

    x: float
    y: float
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGlyphs:
    """Everything on a page that is text. Sizes are in points; y grows upwards."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    half_spaces: tuple[Point, ...] = ()
    blanks: tuple[Point, ...] = ()
    inks: tuple[Ink, ...] = ()
    picture: float = 0.0
    """The share of the page that its largest picture covers."""
    paths: int = 0
    """How many lines and shapes are drawn; letters turned into shapes count too."""
    turned: bool = False
    """Whether the page was turned to stand upright."""
    unmapped: int = 0
    invisible: bool = False
    own_text: str = ""
    """pdfium's text, only to compare numbers with."""


def page_glyphs(page: Any) -> PageGlyphs:
    """Read one opened pypdfium2 page."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        if count > GLYPH_LIMIT:
            raise Unreadable(Reason.TOO_LARGE, f"a page with {count:,} characters")
        reading = _Reading(raw, textpage.raw)
        reading.read_characters(count)
        reading.read_objects(page.raw)
        return reading.result(*page.get_size())
    finally:
        textpage.close()


class _Reading:
    """One reading of one page."""

    def __init__(self, raw: Any, textpage: Any) -> None:
        self._raw = raw
        self._textpage = textpage
        self._glyphs: list[tuple[float, tuple[Glyph, float, float]]] = []
        self._owners: set[int] = set()
        self._half_spaces: list[Point] = []
        self._blanks: list[Point] = []
        self._inks: list[Ink] = []
        self._areas: list[float] = []
        self._paths = 0
        self._unmapped = 0
        self._hidden: Counter[bool] = Counter()
        self._text: list[str] = []

    def read_characters(self, count: int) -> None:
        """The characters that were drawn; generated ones are left to geometry."""
        for index in range(count):
            char = _character(self._raw.FPDFText_GetUnicode(self._textpage, index))
            self._text.append(char)
            owner = self._raw.FPDFText_GetTextObject(self._textpage, index)
            if owner and self._raw.FPDFText_IsGenerated(self._textpage, index) != 1:
                self._owners.add(address(owner))
                self._character(index, char, address(owner))

    def _character(self, index: int, char: str, owner: int) -> None:
        raw, page = self._raw, self._textpage
        left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
        raw.FPDFText_GetCharBox(page, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        size = self._size(index)
        if _is_kashida(char, right.value - left.value, bottom.value - y.value, top.value - y.value, size):
            char = KASHIDA
        if char == _HALF_SPACE:
            self._half_spaces.append(Point(x=x.value, y=y.value))
            return
        if char and unicodedata.category(char) == "Cf":  # direction marks and the like draw nothing
            return
        if char.isspace():
            if right.value - left.value > size * 0.05:
                self._blanks.append(Point(x=left.value, y=y.value))
            return
        if char != KASHIDA and (raw.FPDFText_HasUnicodeMapError(page, index) == 1 or not char or char < " "):
            self._unmapped += 1
            char = NAMELESS
        loose = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(page, index, loose)
        exact = max(abs(loose.right - right.value), abs(loose.left - left.value)) > size * 0.001
        glyph = Glyph(
            char=char, x=x.value, y=y.value, left=loose.left, right=max(loose.right, right.value),
            size=size, rank=index, owner=owner, exact=exact,
            low=(bottom.value - y.value) / size, high=(top.value - y.value) / size,
        )  # fmt: skip
        self._glyphs.append((raw.FPDFText_GetCharAngle(page, index), (glyph, bottom.value, top.value)))

    def _size(self, index: int) -> float:
        """The height of the letters as drawn: the font's size through the object's matrix."""
        matrix = self._raw.FS_MATRIX()
        size = float(self._raw.FPDFText_GetFontSize(self._textpage, index))
        if self._raw.FPDFText_GetMatrix(self._textpage, index, matrix):
            size *= math.hypot(matrix.c, matrix.d) or 1.0
        return max(abs(size), 0.1)

    def read_objects(self, page: Any) -> None:
        """Text objects without characters are blanks or marked half-spaces; pictures are measured."""
        for item, matrix in drawn_objects(self._raw, page):
            kind = self._raw.FPDFPageObj_GetType(item)
            if kind == self._raw.FPDF_PAGEOBJ_TEXT:
                self._text_object(item, matrix)
            elif kind == self._raw.FPDF_PAGEOBJ_IMAGE:
                self._areas.append(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
            elif kind == self._raw.FPDF_PAGEOBJ_PATH:
                self._paths += 1

    def _text_object(self, item: Any, matrix: Matrix) -> None:
        if address(item) in self._owners:
            self._hidden[self._raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE] += 1
            return
        names, actual = marks(self._raw, item)
        point = Point(x=matrix[4], y=matrix[5], leftward="ReversedChars" in names)
        if actual == _HALF_SPACE:
            self._half_spaces.append(point)
        elif actual is None or actual.isspace():
            self._blanks.append(point)
        else:
            self._ink(item, point)

    def _ink(self, item: Any, point: Point) -> None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if self._raw.FPDFPageObj_GetBounds(item, left, bottom, right, top) and right.value > left.value:
            self._inks.append(Ink(x=point.x, y=point.y, left=left.value, right=right.value))

    def result(self, width: float, height: float) -> PageGlyphs:
        """The page turned so that most of its letters stand upright; letters that do not are left out."""
        turns = Counter(_quarter(angle) for angle, _ in self._glyphs)
        turn = _Turn(turns.most_common(1)[0][0] if turns else 0, width, height)
        reverses = any(point.leftward for point in self._blanks)
        return PageGlyphs(
            width=turn.size[0], height=turn.size[1], turned=turn.quarters != 0,
            glyphs=tuple(turn.glyph(*box) for angle, box in self._glyphs if _quarter(angle) == turn.quarters),
            half_spaces=tuple(turn.point(point, told=reverses) for point in self._half_spaces),
            blanks=tuple(turn.point(point, told=reverses) for point in self._blanks),
            inks=() if turn.quarters else tuple(self._inks),
            picture=max(self._areas, default=0.0) / max(width * height, 1.0), paths=self._paths,
            unmapped=self._unmapped, invisible=self._hidden[True] > self._hidden[False], own_text="".join(self._text),
        )  # fmt: skip


class _Turn:
    """Turns a page back by quarters so that its text stands upright, with the origin at the lower left again."""

    def __init__(self, quarters: int, width: float, height: float) -> None:
        self.quarters = quarters
        self.size = (height, width) if quarters % 2 else (width, height)
        self._shift = ((0.0, 0.0), (height, 0.0), (width, height), (0.0, width))[quarters]

    def glyph(self, glyph: Glyph, bottom: float, top: float) -> Glyph:
        if self.quarters == 0:
            return glyph
        corners = [self._place(x, y)[0] for x in (glyph.left, glyph.right) for y in (bottom, top)]
        x, y = self._place(glyph.x, glyph.y)
        return replace(glyph, x=x, y=y, left=min(corners), right=max(corners), exact=False)

    def point(self, point: Point, *, told: bool) -> Point:
        x, y = self._place(point.x, point.y)
        return Point(x=x, y=y, leftward=point.leftward if told else None)

    def _place(self, x: float, y: float) -> tuple[float, float]:
        across, up = ((x, y), (-y, x), (-x, -y), (y, -x))[self.quarters]
        return across + self._shift[0], up + self._shift[1]


def _character(code: int) -> str:
    """The character of a code point; "" when there is none."""
    return "" if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def _is_kashida(char: str, width: float, low: float, high: float, size: float) -> bool:
    """Whether this is the stroke that stretches a justified word: LibreOffice draws it without saying what it is.

    It lies flat on the baseline, far wider than high; a file then names it by whatever its code happens to be.
    """
    if unicodedata.bidirectional(char or " ") == "AL" or char in _FLAT_SIGNS:
        return False
    height = high - low
    return 0.01 * size < height < 0.26 * size and abs(low) < 0.1 * size and width > 1.8 * height


def _quarter(angle: float) -> int:
    return round(angle / (math.pi / 2)) % 4

"""Half-spaces that a file does not mark, known by the shapes of letters: a final one within a word ends a part of it.

A font draws a joining letter narrower before another letter than at a word's end: its width tells the shapes apart.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.readers.pdf.rows import HALF_SPACE, Cell, Row

_JOINING = frozenset("بپتثجچحخسشصضطظعغفقکكگلمنهیيىئ")
_LEAST_ENDS = 4
"""How often a shape must end a word on the page before it is believed to be a final one."""
Shape = tuple[str, int, int]
"""A letter, its width in fiftieths of the letter height, and that height: headings are set in another font."""


def with_half_spaces(rows: Sequence[Row]) -> list[Row]:
    """The rows with a half-space behind each final shape that stands within a word."""
    ends: Counter[Shape] = Counter()
    inner: Counter[Shape] = Counter()
    for row in rows:
        for cell, before in _joining(row):
            (inner if _goes_on(cell, before) else ends)[_shape(cell)] += 1
    medial = {shape[0] for shape, count in inner.items() if count > ends[shape]}
    final = {
        shape
        for shape, count in ends.items()
        if count >= _LEAST_ENDS and inner[shape] * 2 <= count and shape[0] in medial
    }
    return [replace(row, cells=tuple(_marked(row, final))) for row in rows]


def _joining(row: Row) -> Iterator[tuple[Cell, Cell | None]]:
    """Each joining letter with its left neighbour."""
    for place, cell in enumerate(row.cells):
        if cell.text in _JOINING:
            yield cell, row.cells[place - 1] if place else None


def _goes_on(cell: Cell, before: Cell | None) -> bool:
    """Whether the word goes on at the left of `cell`."""
    return before is not None and not cell.gap and unicodedata.bidirectional(before.text[0]) == "AL"


def _shape(cell: Cell) -> Shape:
    return cell.text, round((cell.right - cell.left) / cell.size * 50), round(cell.size)


def _marked(row: Row, final: set[Shape]) -> Iterator[Cell]:
    for place, cell in enumerate(row.cells):
        before = row.cells[place - 1] if place else None
        found = cell.text in _JOINING and _shape(cell) in final and _goes_on(cell, before)
        yield replace(cell, gap=HALF_SPACE) if found else cell

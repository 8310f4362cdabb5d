"""Half-spaces that a file does not mark, known by the shapes of letters: a final one within a word ends a part of it.

A font draws a joining letter otherwise before another letter than at a word's end: its measures tell the shapes apart.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.readers.pdf.cells import Cell
from ingest.readers.pdf.rows import HALF_SPACE, Row

_JOINING = frozenset("بپتثجچحخسشصضطظعغفقکكگلمنهیيىئ")
_LEAST_ENDS = 4
"""How often a shape must end a word on the page before it is believed to be a final one."""
Shape = tuple[str, int, int, int, int]
"""A letter, its width, foot and top in fortieths of the letter height, and that height: headings have other fonts."""


def with_half_spaces(rows: Sequence[Row]) -> list[Row]:
    """The rows with a half-space behind each final shape that stands within a word."""
    ends: Counter[Shape] = Counter()
    inner: Counter[Shape] = Counter()
    for row in rows:
        for cell, before in _joining(row):
            (inner if _goes_on(cell, before) else ends)[_shape(cell)] += 1
    medial = {shape[0] for shape, count in inner.items() if count > ends[shape]}
    final = {
        shape for shape, count in ends.items() if count >= _LEAST_ENDS and inner[shape] <= count and shape[0] in medial
    }
    return [replace(row, cells=tuple(_marked(row, final))) for row in rows]


def _joining(row: Row) -> Iterator[tuple[Cell, Cell | None]]:
    """Each letter that is joined to the one at its right and could be to the next, with its left neighbour.

    A letter joined to nothing is left alone: some fonts draw it before another letter just as by itself.
    """
    for place, cell in enumerate(row.cells[:-1]):
        after = row.cells[place + 1]
        if cell.text in _JOINING and after.text in _JOINING and not after.gap:
            yield cell, row.cells[place - 1] if place else None


def _goes_on(cell: Cell, before: Cell | None) -> bool:
    """Whether the word goes on at the left of `cell`."""
    return before is not None and not cell.gap and unicodedata.bidirectional(before.text[0]) == "AL"


def _shape(cell: Cell) -> Shape:
    width, low, high = (round(measure * 40) for measure in ((cell.right - cell.left) / cell.size, cell.low, cell.high))
    return cell.text, width, low, high, round(cell.size)


def _marked(row: Row, final: set[Shape]) -> Iterator[Cell]:
    ended = {cell.x for cell, before in _joining(row) if _shape(cell) in final and _goes_on(cell, before)}
    for cell in row.cells:
        yield replace(cell, gap=HALF_SPACE) if cell.x in ended else cell

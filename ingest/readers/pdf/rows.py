"""From glyphs to rows: what stands on one baseline, which marks belong to which letter, and where words part."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.errors import Unreadable
from corpus.reasons import Reason
from ingest.readers.pdf.cells import PAIRS_LIMIT, Cell, cells_of, is_leftward
from ingest.readers.pdf.glyphs import Glyph, Ink, PageGlyphs, Point

HALF_SPACE = "\N{ZERO WIDTH NON-JOINER}"
_SAME_ROW = 0.3
"""Baselines closer than this many letter heights are one row."""
_RAISED = 0.6
_SPACE = 0.14
"""The narrowest blank between words, in letter heights; fonts draw 0.17 to 0.35, and letters of a word touch."""
_SPACE_INK = 0.27
"""The same behind a digit or Latin letter of which only the ink is known: a digit one may stand 0.15 from the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells of one baseline, from left to right."""

    cells: tuple[Cell, ...]
    y: float
    size: float

    @property
    def left(self) -> float:
        return min(cell.left for cell in self.cells)

    @property
    def right(self) -> float:
        return max(cell.right for cell in self.cells)

    @property
    def letters(self) -> str:
        return "".join(cell.text for cell in self.cells)


@dataclass(slots=True)
class _Gathered:
    """What one baseline has so far."""

    y: float
    size: float
    glyphs: list[Glyph]
    half_spaces: list[Point]
    blanks: list[Point]
    inks: list[Ink]


def rows_of(page: PageGlyphs) -> list[Row]:
    """The page's rows from the top down; a row still spans all columns."""
    gathered = _gather([glyph for glyph in page.glyphs if not _is_mark(glyph)])
    gathered = _with_raised(gathered)
    _deal(gathered, page)
    marks = _marks_by_row(gathered, [glyph for glyph in page.glyphs if _is_mark(glyph)])
    return [_row(one, marks.get(number, [])) for number, one in enumerate(gathered)]


def part(row: Row, widest: float) -> list[Row]:
    """The row cut wherever a blank is wider than `widest` letter heights, from left to right."""
    pieces: list[list[Cell]] = []
    for cell in row.cells:
        if pieces and cell.left - pieces[-1][-1].right <= widest * min(cell.size, pieces[-1][-1].size):
            pieces[-1].append(cell)
        else:
            pieces.append([replace(cell, gap="")])
    return [Row(cells=tuple(piece), y=row.y, size=_main_size(piece)) for piece in pieces]


def _gather(glyphs: Iterable[Glyph]) -> list[_Gathered]:
    rows: list[_Gathered] = []
    for glyph in sorted(glyphs, key=lambda each: -each.y):
        if rows and rows[-1].y - glyph.y <= _SAME_ROW * min(rows[-1].size, glyph.size):
            rows[-1].glyphs.append(glyph)
        else:
            rows.append(_Gathered(glyph.y, glyph.size, [glyph], [], [], []))
    for row in rows:
        row.size = _main_size(row.glyphs)
    return rows


def _with_raised(rows: list[_Gathered]) -> list[_Gathered]:
    """Small raised or lowered letters join the row they lean on."""
    kept: list[_Gathered] = []
    for place, row in enumerate(rows):
        below = rows[place + 1] if place + 1 < len(rows) else None
        if below is not None and _leans(row, below):
            below.glyphs.extend(row.glyphs)
        elif kept and _leans(row, kept[-1]):
            kept[-1].glyphs.extend(row.glyphs)
        else:
            kept.append(row)
    return kept


def _leans(small: _Gathered, large: _Gathered) -> bool:
    return (
        small.size < 0.8 * large.size
        and abs(small.y - large.y) < _RAISED * large.size
        and min(glyph.left for glyph in small.glyphs) > min(glyph.left for glyph in large.glyphs) - large.size
        and max(glyph.right for glyph in small.glyphs) < max(glyph.right for glyph in large.glyphs) + large.size
    )


def _deal(rows: list[_Gathered], page: PageGlyphs) -> None:
    """Give each half-space, blank and nameless shape to the row on whose baseline it was drawn."""
    for point, row in _on_rows(page.half_spaces, rows):
        row.half_spaces.append(point)
    for point, row in _on_rows(page.blanks, rows):
        row.blanks.append(point)
    for ink, row in _on_rows(page.inks, rows):
        row.inks.append(ink)


def _on_rows[Placed: (Point, Ink)](
    items: Sequence[Placed], rows: list[_Gathered]
) -> Iterator[tuple[Placed, _Gathered]]:
    """Each item with the row whose baseline it stands on; those between rows are left out."""
    number = 0
    for item in sorted(items, key=lambda each: -each.y):
        while number + 1 < len(rows) and abs(rows[number + 1].y - item.y) <= abs(rows[number].y - item.y):
            number += 1
        if rows and abs(rows[number].y - item.y) <= _SAME_ROW * rows[number].size:
            yield item, rows[number]


def _marks_by_row(rows: list[_Gathered], marks: list[Glyph]) -> dict[int, list[Glyph]]:
    """Each mark with the row of its letter: the one drawn by the same object, else the nearest baseline."""
    if len(rows) * len(marks) > 10 * PAIRS_LIMIT:
        raise Unreadable(Reason.DAMAGED_TEXT, f"{len(marks):,} marks on {len(rows):,} lines")
    owners = {glyph.owner: number for number, row in enumerate(rows) for glyph in row.glyphs}
    found: dict[int, list[Glyph]] = {}
    for mark in marks:
        number = owners.get(mark.owner)
        if number is None or abs(rows[number].y - mark.y) > rows[number].size:
            number = min(range(len(rows)), key=lambda each: abs(rows[each].y - mark.y), default=None)
        if number is not None:
            found.setdefault(number, []).append(mark)
    return found


def _row(gathered: _Gathered, marks: Sequence[Glyph]) -> Row:
    cells = cells_of(gathered.glyphs, marks, gathered.inks)
    blanks = sorted(gathered.blanks, key=lambda point: point.x)
    halves = sorted(gathered.half_spaces, key=lambda point: point.x)
    size = _main_size(gathered.glyphs)
    return Row(cells=tuple(_parted(cells, blanks, halves)), y=gathered.y, size=size)


def _parted(cells: Sequence[Cell], blanks: Sequence[Point], halves: Sequence[Point]) -> list[Cell]:
    """The cells with what lies between each and its left neighbour."""
    out: list[Cell] = []
    blank, half = 0, 0
    for cell in cells:
        before = out[-1] if out else None
        reach = cell.x + 0.08 * cell.size
        found: list[Point] = []
        while blank < len(blanks) and blanks[blank].x < cell.x - 0.02 * cell.size:
            found.append(blanks[blank])
            blank += 1
        has_half = False
        while half < len(halves) and halves[half].x <= reach:
            has_half = True
            half += 1
        if before is None:
            out.append(cell)
        elif _is_blank(before, cell, found, has_half=has_half):
            flags = {point.leftward for point in found}
            out.append(replace(cell, gap=" ", gap_leftward=flags.pop() if len(flags) == 1 else None))
        else:
            out.append(replace(cell, gap=HALF_SPACE if has_half else ""))
    return out


def _is_blank(before: Cell, cell: Cell, drawn: Sequence[Point], *, has_half: bool) -> bool:
    size = min(before.size, cell.size)
    start = min(cell.left, max(cell.x, before.right)) if not cell.exact else cell.left
    gap = start - before.right
    if any(point.x > before.x + 0.02 * size for point in drawn) and gap > 0.02 * size:
        return True
    joint = has_half and is_leftward(before.text[0]) and is_leftward(cell.text[0])
    known = not joint and (before.exact or is_leftward(before.text[0]))
    return gap > (_SPACE if known else _SPACE_INK) * size


def _main_size(items: Sequence[Glyph] | Sequence[Cell]) -> float:
    """The letter height most of a row is set in."""
    counts: dict[float, int] = {}
    for item in items:
        size = round(item.size, 1)
        counts[size] = counts.get(size, 0) + 1
    return max(counts, key=lambda size: (counts[size], size))


def _is_mark(glyph: Glyph) -> bool:
    return unicodedata.category(glyph.char) == "Mn"

"""The letters of one row as cells: ligatures in order, marks over their letters, split shapes whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.errors import Unreadable
from corpus.reasons import Reason
from ingest.readers.pdf.glyphs import Glyph, Ink

PAIRS_LIMIT = 4_000_000
"""Letters times marks of one row; a line of fully vowelled text has 10,000."""
_LAM = "ل"
_ALEFS = frozenset("اأإآٱ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A letter with its marks, or a ligature's letters, in logical order, and what parts it from its left neighbour."""

    text: str
    x: float
    left: float
    right: float
    size: float
    exact: bool = True
    low: float = 0.0
    high: float = 0.0
    gap: str = ""
    """Between this cell and the one at its left: nothing, a half-space or a blank."""
    gap_leftward: bool | None = None
    """Whether the blank belongs to text that runs from right to left, where the file says."""


def cells_of(glyphs: Sequence[Glyph], marks: Sequence[Glyph], inks: Sequence[Ink]) -> list[Cell]:
    """The cells of one row from left to right, not yet parted into words."""
    return sorted(_with_inks(_clusters(glyphs, marks), inks), key=lambda cell: (cell.x, cell.left))


def _with_inks(cells: list[Cell], inks: Sequence[Ink]) -> list[Cell]:
    """Letters whose body is a shape of its own are as wide as that shape and their marks together."""
    spelled = [place for place, cell in enumerate(cells) if len(cell.text) > 1]
    if len(spelled) * len(inks) > PAIRS_LIMIT:
        raise Unreadable(Reason.DAMAGED_TEXT, f"{len(inks):,} nameless shapes on one line")
    for ink in inks:
        near = min(spelled, key=lambda place: _apart(cells[place], ink), default=None)
        if near is not None and _apart(cells[near], ink) < 0.6 * cells[near].size:
            cell = cells[near]
            cells[near] = replace(
                cell, x=min(cell.x, ink.x), left=min(cell.left, ink.left), right=max(cell.right, ink.right)
            )
    return cells


def _apart(cell: Cell, ink: Ink) -> float:
    """The distance between a letter and a shape; overlapping ones are nearer the more they overlap."""
    return max(cell.left, ink.left) - min(cell.right, ink.right)


def _clusters(glyphs: Sequence[Glyph], marks: Sequence[Glyph]) -> list[Cell]:
    """Letters drawn from one pen position are one cell; each mark joins the letter it is drawn over."""
    groups: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        groups.setdefault((glyph.owner, round(glyph.x * 50)), []).append(glyph)
    backwards = _backward_owners(glyphs)
    bases = [_in_order(group, group[0].owner in backwards) for group in groups.values()]
    placed = _placed_marks(bases, marks)
    return [_cell(base, placed.get(place, [])) for place, base in enumerate(bases)]


def _backward_owners(glyphs: Sequence[Glyph]) -> frozenset[int]:
    """Objects whose letters pdfium listed from right to left, as it does with every word of Persian by itself."""
    ends: dict[int, tuple[Glyph, Glyph]] = {}
    for glyph in glyphs:
        first, last = ends.get(glyph.owner, (glyph, glyph))
        ends[glyph.owner] = (
            min(first, glyph, key=lambda each: each.rank),
            max(last, glyph, key=lambda each: each.rank),
        )
    return frozenset(owner for owner, (first, last) in ends.items() if first.x > last.x - 0.01)


def _in_order(group: list[Glyph], backwards: bool) -> list[Glyph]:
    """Letters of one pen position in logical order.

    Letters the file spells out for a glyph are spread over its box in reading order. A ligature's letters share one
    box, and pdfium turned them round together with the rest of their object.
    """
    if len(group) == 1:
        return group
    leftward = any(is_leftward(glyph.char) for glyph in group)
    if max(glyph.middle for glyph in group) - min(glyph.middle for glyph in group) > 0.02 * group[0].size:
        ordered = sorted(group, key=lambda glyph: -glyph.middle if leftward else glyph.middle)
    else:
        ordered = sorted(group, key=lambda glyph: -glyph.rank if backwards and leftward else glyph.rank)
    if len(ordered) == 2 and ordered[0].char in _ALEFS and ordered[1].char == _LAM:
        ordered.reverse()
    return ordered


def _placed_marks(bases: Sequence[Sequence[Glyph]], marks: Sequence[Glyph]) -> dict[int, list[Glyph]]:
    placed: dict[int, list[Glyph]] = {}
    if len(bases) * len(marks) > PAIRS_LIMIT:
        raise Unreadable(Reason.DAMAGED_TEXT, f"{len(marks):,} marks on one line")
    for mark in marks:
        near = min(range(len(bases)), key=lambda place: _distance(bases[place], mark), default=None)
        if near is not None:
            placed.setdefault(near, []).append(mark)
    return placed


def _distance(base: Sequence[Glyph], mark: Glyph) -> float:
    """How far a mark stands from a letter; nothing when one object drew both from one place."""
    if base[0].owner == mark.owner and abs(base[0].x - mark.x) < 0.02 * mark.size:
        return -1.0
    left, right = min(glyph.left for glyph in base), max(glyph.right for glyph in base)
    outside = max(left - mark.middle, mark.middle - right, 0.0)
    return outside * 10 + abs((left + right) / 2 - mark.middle)


def _cell(base: Sequence[Glyph], marks: Sequence[Glyph]) -> Cell:
    left, right = min(glyph.left for glyph in base), max(glyph.right for glyph in base)
    letters = [glyph.char for glyph in base]
    written = "".join(mark.char for mark in sorted(marks, key=lambda each: _mark_order(each.char)))
    if len(base) > 1 and marks:  # over a ligature the mark sits on the letter under it
        place = min(range(len(base)), key=lambda each: abs(base[each].middle - marks[0].middle))
        letters[place] += written
    else:
        letters[-1] += written
    return Cell(
        text="".join(letters), x=min(glyph.x for glyph in base), left=left, right=max(left, right),
        size=base[0].size, exact=all(glyph.exact for glyph in base), low=base[0].low, high=base[0].high,
    )  # fmt: skip


def _mark_order(mark: str) -> tuple[int, str]:
    """Hamza and shadda come before vowels."""
    return (0 if mark in "\u0651\u0654\u0655\u0653" else 1, mark)


def is_leftward(char: str) -> bool:
    return unicodedata.bidirectional(char) in ("R", "AL")

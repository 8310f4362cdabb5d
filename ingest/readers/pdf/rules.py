"""The ruled lines of a page, and the table cells they draw."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.readers.pdf.marks import drawn_objects

_SEGMENT_LIMIT = 40_000
"""Lines looked at on one page; a drawing has more than any table, and its lines frame no text."""
_RULES_LIMIT = 600
_SHORTEST = 8.0
_SLACK = 2.5
Line = tuple[float, float, float]
"""Where the line stands, and from where to where it reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Horizontal and vertical lines, each sorted by its place."""

    flat: tuple[Line, ...] = ()
    upright: tuple[Line, ...] = ()

    def cell_at(self, x: float, y: float) -> tuple[float, float, float, float] | None:
        """The nearest lines around a place as (top, bottom, left, right); None when a side is open."""
        above = [at for at, start, end in self.flat if at > y and start - _SLACK <= x <= end + _SLACK]
        below = [at for at, start, end in self.flat if at <= y and start - _SLACK <= x <= end + _SLACK]
        before = [at for at, start, end in self.upright if at <= x and start - _SLACK <= y <= end + _SLACK]
        after = [at for at, start, end in self.upright if at > x and start - _SLACK <= y <= end + _SLACK]
        if not (above and below and before and after):
            return None
        return (min(above), max(below), max(before), min(after))

    def parts(self, left: float, right: float, y: float) -> bool:
        """Whether an upright line stands between two places of a row."""
        return any(left - 1 <= at <= right + 1 and start <= y <= end for at, start, end in self.upright)


def rules_of(page: Any) -> Rules:
    """The lines of an opened pypdfium2 page, near ones merged."""
    from pypdfium2 import raw

    flat: list[Line] = []
    upright: list[Line] = []
    left_over = _SEGMENT_LIMIT
    for item, matrix in drawn_objects(raw, page.raw):
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_PATH:
            continue
        count = raw.FPDFPath_CountSegments(item)
        left_over -= count
        if left_over < 0:
            return Rules()
        for (x0, y0), (x1, y1) in _strokes(raw, item, matrix, count):
            if abs(y0 - y1) < 1.0 and abs(x0 - x1) > _SHORTEST:
                flat.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x0 - x1) < 1.0 and abs(y0 - y1) > _SHORTEST:
                upright.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    rules = Rules(flat=tuple(_merged(flat)), upright=tuple(_merged(upright)))
    return rules if len(rules.flat) + len(rules.upright) <= _RULES_LIMIT else Rules()


def _strokes(
    raw: Any, item: Any, matrix: Sequence[float], count: int
) -> Iterable[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight strokes of a path on the page, closing ones too."""
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        a, b, c, d, e, f = matrix
        here = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield last, here
        if raw.FPDFPathSegment_GetClose(segment):
            yield here, start
        last = here


def _merged(lines: list[Line]) -> list[Line]:
    """Lines that touch at one place are one; the two edges of a drawn border count as one place."""
    out: list[Line] = []
    for at, start, end in sorted(lines):
        for place in range(len(out) - 1, max(-1, len(out) - 40), -1):
            other, first, last = out[place]
            if at - other > 2.0:
                continue
            if start <= last + _SLACK and end >= first - _SLACK:
                out[place] = (other, min(first, start), max(last, end))
                break
        else:
            out.append((at, start, end))
    return out

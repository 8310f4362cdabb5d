"""Rows of tables as readers write them: cells with a bar between, in Markdown also around the row."""

from __future__ import annotations

from corpus.models import Span

BAR = " | "
_EDGE = " \t|"
"""What stands around a cell."""


def cells(text: str, line: Span) -> list[Span]:
    """The cells of the row that is the line, in order, without what stands around them."""
    found, start = [], line.start
    for cell in line.of(text).split(BAR):
        left = len(cell) - len(cell.lstrip(_EDGE))
        found.append(Span(start=start + left, end=max(start + len(cell.rstrip(_EDGE)), start + left)))
        start += len(cell) + len(BAR)
    return found

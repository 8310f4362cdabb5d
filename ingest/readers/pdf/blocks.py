"""Reading order of a page: columns one after the other, table rows as lines, the rest from the top down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.readers.pdf.cells import Cell
from ingest.readers.pdf.rows import Row, part
from ingest.readers.pdf.rules import Rules

_WIDEST = 1.6
"""Blanks wider than this many letter heights part columns and table cells; stretched lines stay below it."""
_PROSE_LETTERS = 14
"""Letters a line of a column has on the mean; cells of a table have fewer or are ruled."""
_PROSE_ROWS = 4
_COLUMNS_LIMIT = 40
_ROWS_LIMIT = 1500
"""Rows of a page in which columns are looked for; each row may be compared with all below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is read as one line: its pieces in reading order (several are cells side by side).

    A piece is one or more rows: a ruled cell may hold several.
    """

    pieces: tuple[tuple[Row, ...], ...]
    y: float
    left: float
    right: float
    size: float
    block: int = 0
    """Lines of one block belong together; paragraphs do not cross blocks."""

    @property
    def is_table(self) -> bool:
        return len(self.pieces) > 1


def lines_of(rows: Sequence[Row], rules: Rules, *, leftward: bool) -> list[Line]:
    """The page's lines in reading order; `leftward` pages are read from the right."""
    pieces = [piece for row in rows for each in _ruled_parts(row, rules) for piece in part(each, _WIDEST)]
    tables, free = _tables(pieces, rules, leftward=leftward)
    lines = [*tables, *(_line([(piece,)]) for piece in free)]
    ordered: list[Line] = []
    for number, block in enumerate(_blocks(lines, leftward=leftward)):
        ordered.extend(_numbered(line, number) for line in _joined(block, leftward=leftward))
    return ordered


def _numbered(line: Line, block: int) -> Line:
    return Line(pieces=line.pieces, y=line.y, left=line.left, right=line.right, size=line.size, block=block)


def _line(pieces: Sequence[tuple[Row, ...]]) -> Line:
    rows = [row for piece in pieces for row in piece]
    return Line(
        pieces=tuple(pieces), y=max(row.y for row in rows), left=min(row.left for row in rows),
        right=max(row.right for row in rows), size=max(row.size for row in rows),
    )  # fmt: skip


def _ruled_parts(row: Row, rules: Rules) -> list[Row]:
    """The row cut where an upright rule stands between two letters."""
    if not rules.upright:
        return [row]
    middle = row.y + 0.3 * row.size
    pieces: list[list[Cell]] = [[row.cells[0]]]
    for before, cell in zip(row.cells, row.cells[1:], strict=False):
        if rules.parts(before.right, cell.left, middle):
            pieces.append([])
        pieces[-1].append(cell)
    return [Row(cells=tuple(piece), y=row.y, size=row.size) for piece in pieces]


def _tables(pieces: Sequence[Row], rules: Rules, *, leftward: bool) -> tuple[list[Line], list[Row]]:
    """Lines of the ruled tables, and the pieces that stand in none."""
    cells: dict[tuple[float, float, float, float], list[Row]] = {}
    free: list[Row] = []
    for piece in pieces:
        frame = rules.cell_at((piece.left + piece.right) / 2, piece.y + 0.3 * piece.size) if rules.flat else None
        if frame is None:
            free.append(piece)
        else:
            cells.setdefault(frame, []).append(piece)
    lines: list[Line] = []
    for frames in _same_tops(cells):
        if len(frames) == 1:
            free.extend(cells[frames[0]])
            continue
        frames.sort(key=lambda frame: -frame[3] if leftward else frame[2])
        lines.append(_line([tuple(cells[frame]) for frame in frames]))
    free.sort(key=lambda piece: -piece.y)
    return lines, free


def _same_tops(
    cells: Iterable[tuple[float, float, float, float]],
) -> list[list[tuple[float, float, float, float]]]:
    """Frames grouped into table rows: those whose upper rules are one."""
    groups: list[list[tuple[float, float, float, float]]] = []
    for frame in sorted(cells, key=lambda each: -each[0]):
        if groups and groups[-1][0][0] - frame[0] < 2.5:
            groups[-1].append(frame)
        else:
            groups.append([frame])
    return groups


def _blocks(lines: Sequence[Line], *, leftward: bool) -> list[list[Line]]:
    """Blocks in reading order: a band of columns gives one block a column."""
    if not lines:
        return []
    rows = _by_height(lines)
    if len(rows) > _ROWS_LIMIT:
        return [list(lines)]
    left_edge, right_edge = min(line.left for line in lines), max(line.right for line in lines)
    blocks: list[list[Line]] = [[]]
    place = 0
    while place < len(rows):
        band, gutter = _band(rows, place, left_edge, right_edge)
        if gutter is None:
            blocks[-1].extend(rows[place])
            place += 1
            continue
        inside = [line for row in rows[place:band] for line in row]
        left = [line for line in inside if line.right <= gutter + 0.5]
        right = [line for line in inside if line.right > gutter + 0.5]
        for column in (right, left) if leftward else (left, right):
            blocks.extend(_blocks(column, leftward=leftward))
        blocks.append([])
        place = band
    return [block for block in blocks if block]


def _by_height(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines side by side together, from the top down."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: -each.y):
        if rows and rows[-1][0].y - line.y < 0.3 * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _band(rows: Sequence[Sequence[Line]], start: int, left: float, right: float) -> tuple[int, float | None]:
    """How far down the page, from row `start`, one gutter parts columns of prose; None when it does not."""
    open_gaps = [(left, right)]
    end = start
    while end < len(rows):
        if len(rows[end]) > _COLUMNS_LIMIT:
            break
        narrowed = _overlap(open_gaps, _gaps(rows[end], left, right))
        if not narrowed:
            break
        open_gaps = narrowed
        end += 1
    inside = [line for row in rows[start:end] for line in row]
    for gap_left, gap_right in sorted(open_gaps, key=lambda gap: gap[0] - gap[1]):
        before = [line for line in inside if line.right <= gap_left + 0.5]
        after = [line for line in inside if line.left >= gap_right - 0.5]
        if _is_prose(before) and _is_prose(after):
            return end, (gap_left + gap_right) / 2
    return start, None


def _gaps(row: Sequence[Line], left: float, right: float) -> list[tuple[float, float]]:
    gaps = []
    for line in sorted(row, key=lambda each: each.left):
        if line.left > left:
            gaps.append((left, line.left))
        left = max(left, line.right)
    if right > left:
        gaps.append((left, right))
    return gaps


def _overlap(first: Sequence[tuple[float, float]], second: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    shared = [(max(a, c), min(b, d)) for a, b in first for c, d in second]
    return [(start, end) for start, end in shared if end - start > 4.0]


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether these lines fill a column as running text does."""
    if len(lines) < _PROSE_ROWS:
        return False
    letters = [len(row.cells) for line in lines for piece in line.pieces for row in piece]
    width = max(line.right for line in lines) - min(line.left for line in lines)
    full = sum(line.right - line.left > 0.7 * width for line in lines)
    return sum(letters) / len(letters) >= _PROSE_LETTERS and full * 2 >= len(lines)


def _joined(block: Sequence[Line], *, leftward: bool) -> list[Line]:
    """Pieces side by side become one line of cells."""
    joined = []
    for row in _by_height(block):
        row.sort(key=lambda line: -line.right if leftward else line.left)
        joined.append(row[0] if len(row) == 1 else _line([piece for line in row for piece in line.pieces]))
    return joined

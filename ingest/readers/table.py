"""Tables with a document a row: which line is the header, which column is what, and the documents of the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from ingest.readers.fields import draft
from ingest.sources import RawFile, Refused

HEADER_WITHIN = 20
"""Titles and blank rows may stand above the header, but not more than this many."""
COLUMNS: dict[str, tuple[str, ...]] = {
    "text": (
        "text",
        "body",
        "content",
        "full text",
        "متن",
        "متن خبر",
        "متن کامل",
        "متن سند",
        "شرح",
        "شرح خبر",
        "محتوا",
    ),
    "title": ("title", "headline", "subject", "عنوان", "عنوان خبر", "تیتر", "موضوع"),
    "published": ("published", "date", "published at", "publish date", "pubdate", "تاریخ", "تاریخ انتشار", "تاریخ خبر"),
    "source": ("source", "publisher", "agency", "منبع", "منبع خبر", "خبرگزاری", "ناشر", "رسانه"),
    "url": ("url", "link", "لینک", "نشانی", "پیوند", "نشانی اینترنتی"),
    "type": ("type", "نوع", "نوع سند"),
    "lang": ("lang", "language", "زبان"),
    "id": ("id", " id", "شناسه", "کد خبر"),
}
_FOLD = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "\u200c": " ", "_": " ", "\u00a0": " "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of a line, and its number as a person counts."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The row that names the columns, and how a record is read by those names."""

    number: int
    names: tuple[str, ...]
    mapping: Mapping[str, str]


def fold(name: str) -> str:
    """A column's name without differences of spelling."""
    return re.sub(r"\s+", " ", name.translate(_FOLD).lower()).strip(" :*\ufeff") if name.strip() else ""


def find_header(rows: Iterable[Row], given: Mapping[str, str] | None) -> Header | None:
    """The first row that has a text column by the mapping given, else by the names we know."""
    for row in rows:
        names = _distinct(row.cells)
        mapping = _given(names, given) if given else _known(names)
        if "text" in mapping:
            return Header(number=row.number, names=names, mapping=mapping)
    return None


def known_columns(cells: Iterable[str]) -> int:
    """How many of `cells` name a column we know."""
    return len(_known(_distinct(cells)))


def _distinct(cells: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    names = []
    for cell in cells:
        name = cell.strip(" \ufeff\t\r\n")
        seen[name] = times = seen.get(name, 0) + 1
        names.append(name if times == 1 else f"{name}~{times}")
    return tuple(names)


def _known(names: Iterable[str]) -> dict[str, str]:
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(fold(name), name)
    mapping = {}
    for field, usual in COLUMNS.items():
        if found := next((folded[name] for name in usual if name in folded), None):
            mapping[field] = found
    return mapping


def _given(names: Sequence[str], given: Mapping[str, str]) -> dict[str, str]:
    """The person's mapping where the columns it names are there, with the usual names for the other fields."""
    mapping = {field: name for field, name in _known(names).items() if field not in given}
    for field, expression in given.items():
        parts = {part.strip() for part in [expression, *re.split(r"[|+#-]", expression)]}
        if parts & set(names):
            mapping[field] = expression
    return mapping


def documents(
    file: RawFile, rows: Iterable[Row | Refused], given: Mapping[str, str] | None, sheet: str = ""
) -> Iterator[Draft | Refused]:
    """A document for each row below the header. Raises `Unreadable` when no column holds the text."""
    upcoming = iter(rows)
    head = list(islice(upcoming, HEADER_WITHIN))
    header = find_header((row for row in head if isinstance(row, Row)), given)
    if header is None:
        raise Unreadable(Reason.NO_TEXT, _no_column(head, given))
    for row in chain(head, upcoming):
        if isinstance(row, Refused):
            yield row
        elif row.number > header.number and any(cell.strip() for cell in row.cells):
            yield _document(file, row, header, f"{sheet}!{row.number}" if sheet else str(row.number))


def _document(file: RawFile, row: Row, header: Header, place: str) -> Draft | Refused:
    record = {name: cell for name, cell in zip(header.names, row.cells, strict=False) if name}
    try:
        return draft(record, header.mapping, place)
    except Unreadable as error:
        return Refused(origin=f"{file.origin}!{place}", reason=error.reason, detail=f"row {row.number}: {error.detail}")


def _no_column(head: Iterable[Row | Refused], given: Mapping[str, str] | None) -> str:
    """Names the columns of the widest row at the top: most likely the header."""
    rows = [[cell.strip() for cell in row.cells if cell.strip()] for row in head if isinstance(row, Row)]
    widest = max(rows, key=len, default=[])
    seen = ", ".join(cell[:40] for cell in widest[:20]) or "none"
    wanted = f"no column {given['text']!r}" if given and "text" in given else "no column is known to hold the text"
    return f"{wanted}; the first row has: {seen}. Name the column: --map text=COLUMN"

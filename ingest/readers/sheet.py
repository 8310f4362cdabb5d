"""Excel workbooks (.xlsx): a document a row, on every sheet that has a column for the text."""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from ingest.readers.fields import distinct
from ingest.readers.package import is_encrypted_ole, is_package, open_package
from ingest.readers.table import Row, documents
from ingest.sources import RawFile, Refused

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from ingest.readers import ReadOptions

MAX_COLUMNS = 200
"""A stray cell in column 16,384 must not make every row that wide."""


class SheetReader:
    """Reads .xlsx and .xlsm; of a formula, the value that was last computed."""

    name = "an Excel workbook"
    suffixes = frozenset({".xlsx", ".xlsm"})

    def recognises(self, file: RawFile) -> bool:
        if is_encrypted_ole(file.data):
            return file.name.lower().endswith(tuple(self.suffixes))
        return is_package(file.data) and b"xl/workbook" in file.data

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft | Refused]:
        if is_encrypted_ole(file.data):
            raise Unreadable(Reason.PASSWORD, "the workbook is encrypted")
        _check(file.data)
        yield from distinct(_sheets(file, _open(file.data), options))


READER = SheetReader()


def _check(data: bytes) -> None:
    """Every part unpacks within limits and declares no entities; only then is a library let near it."""
    package = open_package(data)
    for name in sorted(package.names):
        part = package.data(name) or b""
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in part.replace(b"\0", b""):
            raise Unreadable(Reason.UNSAFE_ARCHIVE, f"the part {name} declares a document type")


def _open(data: bytes) -> Workbook:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions it leaves out: we read values only
        try:
            return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError) as error:
            raise Unreadable(Reason.BROKEN, f"not a whole workbook: {error}") from error


def _sheets(file: RawFile, book: Workbook, options: ReadOptions) -> Iterator[Draft | Refused]:
    """Documents of all sheets. A sheet without a text column is refused; if all are, so is the file."""
    refused: list[Refused] = []
    found = False
    for sheet in book.worksheets:
        try:
            for each in documents(file, _rows(sheet), options.mapping, sheet.title):
                found = True
                yield each
        except Unreadable as error:
            if not _is_blank(sheet):
                refused.append(Refused(origin=f"{file.origin}!{sheet.title}", reason=error.reason, detail=error.detail))
    if found:
        yield from refused
    else:
        detail = "; ".join(f"sheet {each.origin.rsplit('!', 1)[-1]}: {each.detail}" for each in refused[:5])
        reason = next((each.reason for each in refused if each.reason is not Reason.NO_TEXT), Reason.NO_TEXT)
        raise Unreadable(reason, detail or "the workbook is blank")


def _is_blank(sheet: Any) -> bool:
    return not any(any(row.cells) for row in _rows(sheet))


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # programs write wrong ones
    try:
        for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), 1):
            yield Row(number=number, cells=[_shown(cell) for cell in cells])
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, SyntaxError) as error:
        raise Unreadable(Reason.BROKEN, f"the sheet {sheet.title} is damaged: {error}") from error


def _shown(cell: Any) -> str:
    """A cell's value as text: days as ISO, whole numbers without a fraction."""
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)

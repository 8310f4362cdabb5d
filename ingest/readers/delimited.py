"""CSV and TSV files, whatever their encoding and delimiter."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from corpus.models import Draft
from corpus.reasons import Reason
from ingest.decode import decode
from ingest.readers.fields import distinct
from ingest.readers.plain import is_text
from ingest.readers.table import HEADER_WITHIN, Row, documents, find_header, known_columns
from ingest.sources import RawFile, Refused

if TYPE_CHECKING:
    from ingest.readers import ReadOptions

_DELIMITERS = (",", ";", "\t", "|", "،")
_SAID = re.compile(r"\ufeff?sep=(.)\r?\n", re.I)
"""What Excel writes at the head to name the delimiter."""
_HEAD = 1 << 16


class DelimitedReader:
    """Reads .csv and .tsv, a document a row."""

    name = "a table in text (CSV)"
    suffixes = frozenset({".csv", ".tsv", ".tab"})

    def recognises(self, file: RawFile) -> bool:
        return is_text(file.data)

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft | Refused]:
        text = decode(file.data, options.encoding).text
        csv.field_size_limit(max(csv.field_size_limit(), options.settings.text_limit_chars))
        yield from distinct(documents(file, _rows(file, text, delimiter(text, options.mapping)), options.mapping))


READER = DelimitedReader()


def delimiter(text: str, mapping: Mapping[str, str] | None = None) -> str:
    """The sign that parts the columns: it yields most columns we know, else most columns."""
    if said := _SAID.match(text):
        return said[1]
    return max(_DELIMITERS, key=lambda sign: _fit(text[:_HEAD], sign, mapping))


def _fit(head: str, sign: str, mapping: Mapping[str, str] | None) -> tuple[bool, int, int]:
    rows: list[Row] = []
    try:
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=sign)
        rows = [Row(number=number, cells=cells) for number, cells in enumerate(islice(reader, HEADER_WITHIN))]
    except csv.Error:
        return False, 0, 0
    known = max((known_columns(row.cells) for row in rows), default=0)
    return find_header(rows, mapping) is not None, known, max((len(row.cells) for row in rows), default=0)


def _rows(file: RawFile, text: str, sign: str) -> Iterator[Row | Refused]:
    """The rows by the number of their first line. A row with unpaired quotation marks is refused, not guessed at."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            yield Row(number=number, cells=next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            yield Refused(origin=f"{file.origin}!{number}", reason=Reason.BAD_RECORD, detail=_wrong(number, str(error)))


def _wrong(number: int, error: str) -> str:
    if "unexpected end of data" in error:
        return f"row {number}: the quotation mark opened here is never closed; nothing below it was read"
    if "field larger" in error:
        return f"row {number}: a field is longer than text_limit_chars"
    return f'row {number}: its quotation marks do not pair; inside a field write "" for "'

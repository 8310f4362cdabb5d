"""JSON files: one object, an array, or an object a line, each record a document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from ingest.decode import decode, detect
from ingest.readers.fields import distinct, draft, has_text_field, mapping_for
from ingest.sources import RawFile, Refused

if TYPE_CHECKING:
    from ingest.readers import ReadOptions

_LINES = frozenset({".jsonl", ".ndjson"})
_OPENING = re.compile(r'\s*(\{\s*("|\}|$)|\[\s*(\{|\]|$|\[|"))')
_BAD = "this line is not JSON"


class RecordsReader:
    """Reads .json, .jsonl and .ndjson; offsets count code points of the text as the JSON gives it."""

    name = "json"
    suffixes = frozenset({".json", ".jsonl", ".ndjson"})

    def recognises(self, file: RawFile) -> bool:
        """It opens as an object or an array does; in a file of lines any line may, for the first may be bad."""
        by_line = file.name.lower().endswith((".jsonl", ".ndjson"))
        head = file.data[:65536] if by_line else file.data[:512]
        try:
            encoding, skip = detect(head)
        except Unreadable:
            return False
        text = head[skip:].decode(encoding, "replace")
        return any(_OPENING.match(line) for line in text.split("\n")) if by_line else bool(_OPENING.match(text))

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft | Refused]:
        yield from distinct(_documents(file, options))


READER = RecordsReader()


def _documents(file: RawFile, options: ReadOptions) -> Iterator[Draft | Refused]:
    """The records' documents. A file in which no record has a field for the text is refused once, as a whole."""
    strangers: list[Refused] = []
    known = False
    for place, record in _records(file, options):
        found = record if isinstance(record, Refused) else _read(file, place, record, options)
        known = known or not isinstance(record, dict) or has_text_field(record, options.mapping)
        if known:
            yield from strangers
            strangers.clear()
            yield found
        elif isinstance(found, Refused):
            strangers.append(found)
    if strangers:
        raise Unreadable(strangers[0].reason, strangers[0].detail)


def _refused(file: RawFile, place: str, reason: Reason, detail: str) -> Refused:
    where = f"{file.origin}!{place}" if place else file.origin
    return Refused(origin=where, reason=reason, detail=f"line {place}: {detail}" if place else detail)


def _read(file: RawFile, place: str, record: Any, options: ReadOptions) -> Draft | Refused:
    if not isinstance(record, dict):
        return _refused(file, place, Reason.BAD_RECORD, "not a JSON object")
    try:
        return draft(record, mapping_for(record, options.mapping), place)
    except Unreadable as error:
        return _refused(file, place, error.reason, error.detail)


def _records(file: RawFile, options: ReadOptions) -> Iterator[tuple[str, Any]]:
    """Pairs of place and record; the place is the number of the line, or of the item in an array."""
    suffix = file.name[file.name.rfind(".") :].lower()
    encoding, skip = detect(file.data, options.encoding)
    lines = _lines(file.data, encoding, skip)
    if suffix in _LINES and not _is_array(file.data[skip : skip + 512], encoding):
        yield from _by_line(file, lines)
        return
    whole = _whole(decode(file.data, options.encoding).text)
    if whole is _SEVERAL:
        yield from _by_line(file, lines)
    elif isinstance(whole, list):
        yield from ((str(number), record) for number, record in enumerate(whole, 1))
    else:
        yield "", whole


_SEVERAL = object()


def _whole(text: str) -> Any:
    """The one value of the file, or `_SEVERAL` when more follows the first."""
    try:
        return json.loads(text)
    except RecursionError as error:
        raise Unreadable(Reason.BROKEN, "the JSON is nested too deep") from error
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return _SEVERAL
        raise Unreadable(Reason.BROKEN, f"not JSON from line {error.lineno} on: {error.msg}") from error
    except ValueError as error:
        raise Unreadable(Reason.BROKEN, f"not JSON: {error}") from error


def _is_array(head: bytes, encoding: str) -> bool:
    return head.decode(encoding, "ignore").lstrip().startswith("[")


def _lines(data: bytes, encoding: str, skip: int) -> Iterator[str | None]:
    """The lines of the file, None for one that is not valid. Only line feeds part them: JSON may hold U+2028."""
    if encoding.startswith(("utf-16", "utf-32")):
        yield from data[skip:].decode(encoding, "replace").split("\n")
        return
    start = skip
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        try:
            yield data[start:end].decode(encoding)
        except UnicodeDecodeError:
            yield None
        start = end + 1


def _by_line(file: RawFile, lines: Iterable[str | None]) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(lines, 1):
        if line is None:
            detail = "bytes that are no text in the file's encoding"
            yield str(number), _refused(file, str(number), Reason.BAD_RECORD, detail)
        elif line.strip():
            yield str(number), _line(file, str(number), line)


def _line(file: RawFile, place: str, line: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        return _refused(file, place, Reason.BAD_RECORD, f"{_BAD}: {error.msg} at character {error.pos + 1}")
    except (ValueError, RecursionError) as error:
        return _refused(file, place, Reason.BAD_RECORD, f"{_BAD}: {error}")

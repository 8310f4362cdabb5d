"""Readers, one a format: the table of them, and how a file finds its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from corpus.settings import Settings
from ingest.readers import delimited, docx, html, mail, markdown, ocr, odt, office, pdf, plain, records, sheet
from ingest.sources import RawFile, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What a person said about the files: names of fields (`fields.parse_map`), or their encoding."""

    settings: Settings
    mapping: Mapping[str, str] | None = None
    encoding: str | None = None


class Reader(Protocol):
    """Reads one format."""

    @property
    def name(self) -> str: ...

    @property
    def suffixes(self) -> frozenset[str]:
        """In lower case, with the dot."""
        ...

    def recognises(self, file: RawFile) -> bool:
        """Whether the bytes are of this format; cheap, and never by the name alone."""
        ...

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft | Refused]:
        """The documents of `file`. Raises `Unreadable` for a whole bad file."""
        ...


READERS: tuple[Reader, ...] = (
    pdf.READER,
    docx.READER,
    odt.READER,
    sheet.READER,
    office.READER,
    ocr.READER,
    html.READER,
    records.READER,
    mail.MAILBOX,
    mail.READER,
    plain.READER,
    markdown.READER,
    delimited.READER,
)
"""From the most particular to the most general: the first that recognises a nameless file reads it."""

_STRANGERS = (
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc, .xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound recording"),
    (b"\x00\x00\x00", "a video or other binary file"),
)


def read(file: RawFile, options: ReadOptions) -> Iterator[Draft | Refused]:
    """The documents of `file`, read as what its content is; its suffix must agree. Raises `Unreadable`."""
    if not file.data:
        raise Unreadable(Reason.EMPTY)
    limit = options.settings.file_limit_mib << 20
    if len(file.data) > limit:
        raise Unreadable(Reason.TOO_LARGE, f"larger than the limit of {limit >> 20} MiB (file_limit_mib)")
    return _reader(file).read(file, options)


def suffix(name: str) -> str:
    """The suffix of a file name in lower case, "" without one. «نامهٔ ۱۲.۳» has none: suffixes are Latin."""
    found = re.search(r"(?i)[^/\\]\.([a-z0-9]*[a-z][a-z0-9]*)$", name)
    return f".{found[1].lower()}" if found and len(found[1]) <= 8 else ""


def _reader(file: RawFile) -> Reader:
    ending = suffix(file.name)
    named = next((reader for reader in READERS if ending in reader.suffixes), None)
    if named and named.recognises(file):
        return named
    found = next((reader for reader in READERS if reader.recognises(file)), None)
    looks = f"it looks like {found.name}" if found else _looks(file.data)
    if named and looks:
        raise Unreadable(Reason.WRONG_EXTENSION, f"it is named {ending}, but {looks}")
    if named:
        return named  # cut short or damaged: its reader says how
    if found and not ending:
        return found
    raise Unreadable(Reason.UNKNOWN_FORMAT, "; ".join(filter(None, [ending and f"{ending} files are not read", looks])))


def _looks(data: bytes) -> str:
    """What a file without a reader is by its first bytes, "" if unknown."""
    return next((f"it looks like {words}" for magic, words in _STRANGERS if data.startswith(magic)), "")

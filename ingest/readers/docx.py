"""Word files (.docx): paragraphs, headings, lists, tables, notes, text boxes and the letterhead, as Word shows them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from ingest.readers.docx_lists import Numbering, W
from ingest.readers.docx_runs import FALLBACK, paragraph_text
from ingest.readers.docx_styles import Styles
from ingest.readers.layout import TextBuilder, note_mark, row_line
from ingest.readers.package import Package, is_encrypted_ole, is_package, open_package
from ingest.readers.properties import sensible_title

if TYPE_CHECKING:
    from ingest.readers import ReadOptions
    from ingest.sources import RawFile

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MACRO = "application/vnd.ms-word."


class DocxReader:
    """Reads .docx and .docm (their macros are never run)."""

    name = "docx"
    suffixes = frozenset({".docx", ".docm", ".dotx"})

    def recognises(self, file: RawFile) -> bool:
        """A zip with a Word main part, or the encrypted wrapping when the name says Word."""
        if is_encrypted_ole(file.data):
            return file.name.lower().endswith(tuple(self.suffixes))
        return is_package(file.data) and _mentions_word(file.data)

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft]:
        yield read_docx(file.data)


READER = DocxReader()


def read_docx(data: bytes) -> Draft:
    """The one document of a Word file. Raises `Unreadable`."""
    if is_encrypted_ole(data):
        raise Unreadable(Reason.PASSWORD, "the Word file is encrypted")
    if not is_package(data):
        raise Unreadable(Reason.BROKEN, "not a Word file")
    return _Document(open_package(data)).draft()


def _mentions_word(data: bytes) -> bool:
    """The list of parts stands at the end of a zip; a cut file still shows its first parts' names."""
    return b"word/document" in data or b"word/_rels" in data


class _Document:
    """One reading of one Word file."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = _main_part(package)
        self._styles = Styles(package.xml(_beside(self._main, "styles.xml")))
        self._numbering = Numbering(package.xml(_beside(self._main, "numbering.xml")))
        self._notes = {kind: self._read_notes(kind) for kind in ("footnote", "endnote")}
        self._endnotes: list[str] = []
        self._out = TextBuilder()
        self._title: str | None = None

    def draft(self) -> Draft:
        root = self._package.xml(self._main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise Unreadable(Reason.BROKEN, "the Word file has no body")
        for line in self._letterhead(body):
            self._out.add(line)
        self._blocks(body)
        for note in self._endnotes:
            self._out.add(note)
        title = sensible_title(self._title) or self._property_title()
        return Draft(text=self._out.text, title=title, headings=tuple(self._out.headings))

    def _blocks(self, parent: etree._Element) -> None:
        """Write the paragraphs and tables of `parent`, through whatever wraps them."""
        for block in parent:
            if block.tag == f"{W}p":
                self._paragraph(block)
            elif block.tag == f"{W}tbl":
                self._table(block)
            elif block.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}moveTo", f"{W}smartTag"):
                self._blocks(block)

    def _paragraph(self, paragraph: etree._Element) -> None:
        style = self._styles.of(paragraph)
        if style.contents:
            return
        found = paragraph_text(paragraph)
        label = self._label(paragraph, found.text) if found.text.strip() else ""
        self._out.add(f"{label} {found.text}" if label else found.text, heading=style.heading)
        if style.title and self._title is None and found.text.strip():
            self._title = found.text
        self._after(found.boxes, found.notes)

    def _after(self, boxes: tuple[etree._Element, ...], notes: tuple[tuple[str, str], ...]) -> None:
        """What hangs on a paragraph: its text boxes and footnotes follow it, endnotes wait for the end."""
        for box in boxes:
            self._blocks(box)
        for kind, number in notes:
            note = self._notes[kind].get(number)
            if note and kind == "footnote":
                self._out.add(note)
            elif note:
                self._endnotes.append(note)

    def _table(self, table: etree._Element) -> None:
        """One line a row; a table of one column only frames its paragraphs."""
        rows = [list(_cells(row)) for row in _rows(table)]
        if all(len(row) <= 1 for row in rows):
            for row in rows:
                for cell in row:
                    self._blocks(cell)
            return
        for row in rows:
            pending: list[tuple[str, str]] = []
            self._out.add(row_line([self._cell(cell, pending) for cell in row]))
            self._after((), tuple(pending))

    def _cell(self, cell: etree._Element, pending: list[tuple[str, str]]) -> str:
        """All text of a cell, nested tables and boxes included, on one line; its notes go to `pending`."""
        if _continues_merge(cell):
            return ""
        parts = []
        for paragraph in cell.iter(f"{W}p"):
            if next(paragraph.iterancestors(FALLBACK), None) is not None:
                continue
            found = paragraph_text(paragraph)
            label = self._label(paragraph, found.text) if found.text.strip() else ""
            parts.append(f"{label} {found.text}")
            pending.extend(found.notes)
        return " ".join(parts)

    def _label(self, paragraph: etree._Element, text: str) -> str:
        number = self._styles.number_of(paragraph)
        if number is None:
            return ""
        return self._numbering.label(*number, persian=re.search(r"[\u0600-\u06ff]", text) is not None)

    def _read_notes(self, kind: str) -> dict[str, str]:
        """Notes by their id, each as one marked line; separators are not notes."""
        root = self._package.xml(_beside(self._main, f"{kind}s.xml"))
        notes: dict[str, str] = {}
        for note in () if root is None else root.iterfind(f"{W}{kind}"):
            if note.get(f"{W}type", "normal") != "normal":
                continue
            text = " ".join(paragraph_text(item).text.strip() for item in note.iter(f"{W}p")).strip()
            if text:
                notes[note.get(f"{W}id", "")] = f"{note_mark(text, len(notes) + 1)} {text}"
        return notes

    def _letterhead(self, body: etree._Element) -> Iterator[str]:
        """Lines of the page headers, each once: number, date and attachment of a letter live there."""
        seen: set[str] = set()
        for name in self._header_parts(body):
            root = self._package.xml(name)
            if root is None:
                continue
            reading = TextBuilder()
            self._header_blocks(root, reading)
            for line in reading.text.split("\n"):
                if line not in seen:
                    seen.add(line)
                    yield line

    def _header_blocks(self, parent: etree._Element, out: TextBuilder) -> None:
        for block in parent:
            if block.tag == f"{W}p":
                found = paragraph_text(block, without_page_numbers=True)
                out.add(found.text)
                for box in found.boxes:
                    self._header_blocks(box, out)
            elif block.tag == f"{W}tbl":
                for row in _rows(block):
                    out.add(row_line([self._cell(cell, []) for cell in _cells(row)]))
            else:
                self._header_blocks(block, out)

    def _header_parts(self, body: etree._Element) -> list[str]:
        """Parts of the headers in use, first-page headers before running ones."""
        relations = self._package.xml(f"{posixpath.dirname(self._main)}/_rels/{posixpath.basename(self._main)}.rels")
        if relations is None:
            return []
        targets = {item.get("Id"): item.get("Target", "") for item in relations.iterfind(f"{_RELATIONS}Relationship")}
        used = sorted(body.iter(f"{W}headerReference"), key=lambda item: item.get(f"{W}type") != "first")
        names = [_beside(self._main, targets.get(item.get(f"{_R}id"), "")) for item in used]
        return list(dict.fromkeys(name for name in names if name))

    def _property_title(self) -> str | None:
        core = self._package.xml("docProps/core.xml")
        found = None if core is None else core.find("{http://purl.org/dc/elements/1.1/}title")
        return None if found is None else sensible_title(found.text)


def _main_part(package: Package) -> str:
    """The part the content types name as the document; `word/document.xml` nearly always."""
    types = package.xml("[Content_Types].xml")
    for item in () if types is None else types:
        kind = item.get("ContentType", "")
        if kind.startswith((_MAIN, _MACRO)) and kind.endswith((".main+xml", "mainTemplate+xml")):
            return item.get("PartName", "").lstrip("/")
    return "word/document.xml"


def _beside(main: str, target: str) -> str:
    """The full name of a part named relative to the main part."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(main), target)) if target else ""


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Rows of this table only, through content controls; deleted rows are left out."""
    for item in table:
        if item.tag == f"{W}tr" and item.find(f"{W}trPr/{W}del") is None:
            yield item
        elif item.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _rows(item)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for item in row:
        if item.tag == f"{W}tc":
            yield item
        elif item.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _cells(item)


def _continues_merge(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"

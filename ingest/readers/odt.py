"""OpenDocument texts (.odt): paragraphs, headings, lists, tables, notes, text boxes and the letterhead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from ingest.readers.layout import TextBuilder, note_mark, row_line
from ingest.readers.odt_inline import UNSEEN, Inline
from ingest.readers.odt_lists import STYLE, TEXT, Counter, ListLevels, list_styles, whole
from ingest.readers.package import Package, is_package, open_package
from ingest.readers.properties import sensible_title

if TYPE_CHECKING:
    from ingest.readers import ReadOptions
    from ingest.sources import RawFile

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_MIME = b"application/vnd.oasis.opendocument.text"


class OdtReader:
    """Reads .odt and .ott."""

    name = "odt"
    suffixes = frozenset({".odt", ".ott"})

    def recognises(self, file: RawFile) -> bool:
        """A zip whose first part declares an OpenDocument text."""
        return is_package(file.data) and _MIME in file.data[:200]

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft]:
        yield read_odt(file.data)


READER = OdtReader()


def read_odt(data: bytes) -> Draft:
    """The one document of an OpenDocument text. Raises `Unreadable`."""
    if not is_package(data):
        raise Unreadable(Reason.BROKEN, "not an OpenDocument text")
    package = open_package(data)
    _refuse_encrypted(package)
    return _Document(package).draft()


def _refuse_encrypted(package: Package) -> None:
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None:
        raise Unreadable(Reason.PASSWORD, "the OpenDocument text is encrypted")


class _Document:
    """One reading of one OpenDocument text."""

    def __init__(self, package: Package) -> None:
        self._package = package
        content = package.xml("content.xml")
        body = None if content is None else content.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise Unreadable(Reason.BROKEN, "the OpenDocument text has no body")
        self._body = body
        self._styles = package.xml("styles.xml")
        self._lists = list_styles(self._styles, content)
        self._titles = _titled(self._styles, content)
        self._outline = Counter()
        self._counters: dict[str, Counter] = {}
        self._last_list: dict[str, Counter] = {}
        self._notes = 0
        self._endnotes: list[str] = []
        self._out = TextBuilder()
        self._title: str | None = None

    def draft(self) -> Draft:
        for line in self._letterhead():
            self._out.add(line)
        self._blocks(self._body)
        for note in self._endnotes:
            self._out.add(note)
        title = sensible_title(self._title) or self._property_title()
        return Draft(text=self._out.text, title=title, headings=tuple(self._out.headings))

    def _blocks(self, parent: etree._Element) -> None:
        for block in parent:
            if block.tag == f"{TEXT}p":
                self._paragraph(block)
            elif block.tag == f"{TEXT}h":
                self._heading(block)
            elif block.tag == f"{TEXT}list":
                self._list(block, 1, None)
            elif block.tag == f"{_TABLE}table":
                self._table(block)
            elif block.tag not in UNSEEN:
                self._blocks(block)

    def _paragraph(self, paragraph: etree._Element, label: str = "") -> None:
        found = Inline(paragraph)
        is_title = paragraph.get(f"{TEXT}style-name", "") in self._titles
        self._write(found, label, heading=is_title)
        if is_title and self._title is None:
            self._title = found.text

    def _heading(self, heading: etree._Element, label: str = "") -> None:
        found = Inline(heading)
        outline = self._lists.get("", {})
        if not label and outline and found.text.strip() and heading.get(f"{TEXT}is-list-header") != "true":
            depth = whole(heading.get(f"{TEXT}outline-level"), 1)
            label = self._outline.label(outline, depth, persian=_is_persian(found.text))
        self._write(found, label, heading=True)

    def _write(self, found: Inline, label: str, *, heading: bool) -> None:
        """One paragraph, then what hangs on it: text boxes, then its footnotes."""
        text = found.text
        self._out.add(f"{label} {text}" if label and text.strip() else text, heading=heading)
        for box in found.boxes:
            self._blocks(box)
        for note in found.notes:
            self._note(note)

    def _note(self, note: etree._Element) -> None:
        body = note.find(f"{TEXT}note-body")
        paragraphs = () if body is None else body.iter(f"{TEXT}p", f"{TEXT}h")
        text = " ".join(Inline(item).text.strip() for item in paragraphs).strip()
        if not text:
            return
        self._notes += 1
        line = f"{note_mark(text, self._notes)} {text}"
        if note.get(f"{TEXT}note-class") == "endnote":
            self._endnotes.append(line)
        else:
            self._out.add(line)

    def _list(self, item: etree._Element, depth: int, outer: tuple[str, Counter] | None) -> None:
        """Items of a list, numbered; an inner list counts on within its outer one."""
        style = item.get(f"{TEXT}style-name") or (outer[0] if outer else "-")
        counter = outer[1] if outer else self._counter(item, style)
        levels = self._lists.get(style, {})
        for entry in item:
            if entry.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            labelled = entry.tag == f"{TEXT}list-header"
            for block in entry:
                if block.tag == f"{TEXT}list":
                    self._list(block, depth + 1, (style, counter))
                elif block.tag in (f"{TEXT}p", f"{TEXT}h"):
                    label = "" if labelled else self._label(counter, levels, depth, entry, block)
                    labelled = True
                    write = self._heading if block.tag == f"{TEXT}h" else self._paragraph
                    write(block, label)

    def _label(
        self, counter: Counter, levels: ListLevels, depth: int, entry: etree._Element, block: etree._Element
    ) -> str:
        start = entry.get(f"{TEXT}start-value")
        persian = _is_persian("".join(map(str, block.itertext())))
        return counter.label(levels, depth, persian=persian, start=None if start is None else whole(start, 1))

    def _counter(self, item: etree._Element, style: str) -> Counter:
        """The counter an outermost list goes on with, or a new one."""
        continued = item.get(f"{TEXT}continue-list")
        counter = self._counters.get(continued) if continued else None
        if counter is None and item.get(f"{TEXT}continue-numbering") == "true":
            counter = self._last_list.get(style)
        counter = counter or Counter()
        self._last_list[style] = counter
        self._counters[item.get("{http://www.w3.org/XML/1998/namespace}id", "")] = counter
        return counter

    def _table(self, table: etree._Element) -> None:
        """One line a row; a table of one column only frames its paragraphs."""
        rows = [list(_cells(row)) for row in _rows(table)]
        if all(len(row) <= 1 for row in rows):
            for row in rows:
                for cell in row:
                    self._blocks(cell)
            return
        for row in rows:
            notes: list[etree._Element] = []
            self._out.add(row_line([_cell_text(cell, notes) for cell in row]))
            for note in notes:
                self._note(note)

    def _letterhead(self) -> Iterator[str]:
        """Lines of the page headers, each once: number, date and attachment of a letter live there."""
        if self._styles is None:
            return
        seen: set[str] = set()
        for header in self._styles.iter(f"{STYLE}header-first", f"{STYLE}header"):
            for line in _header_lines(header):
                if line.strip() and line not in seen:
                    seen.add(line)
                    yield line

    def _property_title(self) -> str | None:
        meta = self._package.xml("meta.xml")
        found = None if meta is None else next(meta.iter(_DC_TITLE), None)
        return None if found is None else sensible_title(found.text)


def _is_persian(text: str) -> bool:
    return re.search(r"[\u0600-\u06ff]", text) is not None


def _titled(*roots: etree._Element | None) -> frozenset[str]:
    """Names of the paragraph styles that are the style Title or are made from it."""
    names = {"Title"}
    for root in roots:
        for item in () if root is None else root.iter(f"{STYLE}style"):
            if item.get(f"{STYLE}parent-style-name") == "Title":
                names.add(item.get(f"{STYLE}name", ""))
    return frozenset(names)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for item in table:
        if item.tag == f"{_TABLE}table-row":
            yield item
        elif item.tag in (f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            yield from _rows(item)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """Cells of a row; the empty ones that a merged cell covers keep their place."""
    return (item for item in row if item.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"))


def _cell_text(cell: etree._Element, notes: list[etree._Element]) -> str:
    parts = []
    for paragraph in cell.iter(f"{TEXT}p", f"{TEXT}h"):
        if next(paragraph.iterancestors(f"{TEXT}note", f"{_OFFICE}annotation"), None) is None:
            found = Inline(paragraph)
            parts.append(found.text)
            notes.extend(found.notes)
    return " ".join(parts)


def _header_lines(header: etree._Element) -> Iterator[str]:
    for item in header:
        if item.tag in (f"{TEXT}p", f"{TEXT}h"):
            found = Inline(item, without_page_numbers=True)
            yield " ".join(found.text.split())
            for box in found.boxes:
                yield from _header_lines(box)
        elif item.tag == f"{_TABLE}table":
            for row in _rows(item):
                yield row_line([_cell_text(cell, []) for cell in _cells(row)])
        elif item.tag not in UNSEEN:
            yield from _header_lines(item)

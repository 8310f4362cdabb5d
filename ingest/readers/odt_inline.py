"""The text of one OpenDocument paragraph, and the notes and text boxes anchored in it."""

from __future__ import annotations

import re

from lxml import etree

from ingest.readers.odt_lists import TEXT, whole

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SPACES_LIMIT = 200
UNSEEN = frozenset(
    (f"{TEXT}tracked-changes", f"{_OFFICE}annotation", f"{TEXT}table-of-content", f"{TEXT}sequence-decls",
     f"{_OFFICE}forms", f"{TEXT}ruby-text", f"{TEXT}bookmark", f"{TEXT}table-of-content-entry-template")
)  # fmt: skip
_PAGE_FIELDS = frozenset((f"{TEXT}page-number", f"{TEXT}page-count"))


class Inline:
    """The text of one paragraph, and the notes and text boxes anchored in it."""

    def __init__(self, paragraph: etree._Element, *, without_page_numbers: bool = False) -> None:
        self._parts: list[str] = []
        self._without_pages = without_page_numbers
        self.notes: list[etree._Element] = []
        self.boxes: list[etree._Element] = []
        self._visit(paragraph)

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def _visit(self, parent: etree._Element) -> None:
        """Blanks of the XML collapse; spaces that are meant are elements of their own."""
        self._parts.append(_collapsed(parent.text, self._parts))
        for item in parent:
            if isinstance(item.tag, str):
                self._item(item)
            self._parts.append(_collapsed(item.tail, self._parts))

    def _item(self, item: etree._Element) -> None:
        if item.tag == f"{TEXT}s":
            self._parts.append(" " * min(whole(item.get(f"{TEXT}c"), 1), _SPACES_LIMIT))
        elif item.tag == f"{TEXT}tab":
            self._parts.append("\t")
        elif item.tag == f"{TEXT}line-break":
            self._parts.append("\n")
        elif item.tag == f"{TEXT}note":
            self.notes.append(item)
        elif item.tag == f"{_DRAW}text-box":
            self.boxes.append(item)
        elif item.tag not in UNSEEN and not (self._without_pages and item.tag in _PAGE_FIELDS):
            self._visit(item)


def _collapsed(text: str | None, before: list[str]) -> str:
    if not text:
        return ""
    flat = re.sub(r"[ \t\r\n]+", " ", text)
    last = next((part for part in reversed(before) if part), "")
    return flat[1:] if flat.startswith(" ") and last.endswith((" ", "\n", "\t")) else flat

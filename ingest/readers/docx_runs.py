"""The runs of a Word paragraph: the text a reader sees, without deletions, hidden words and field codes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.docx_lists import W
from ingest.readers.numerals import BULLET

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_UNSEEN = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "delText", "rt", "sdtPr", "sdtEndPr", "fldData")
)
_FIXED = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphText:
    """A paragraph's own text, the text boxes anchored in it, and the notes it refers to, as (kind, id)."""

    text: str
    boxes: tuple[etree._Element, ...]
    notes: tuple[tuple[str, str], ...]


def paragraph_text(paragraph: etree._Element, *, without_page_numbers: bool = False) -> ParagraphText:
    """Read one paragraph."""
    walk = _Walk(without_page_numbers)
    walk.visit(paragraph)
    return ParagraphText(text="".join(walk.parts), boxes=tuple(walk.boxes), notes=tuple(walk.notes))


@dataclass(slots=True)
class _Field:
    """A field being read: its code first, then the result that is shown."""

    code: list[str] = field(default_factory=list)
    in_result: bool = False
    hidden: bool = False


class _Walk:
    def __init__(self, without_page_numbers: bool) -> None:
        self.parts: list[str] = []
        self.boxes: list[etree._Element] = []
        self.notes: list[tuple[str, str]] = []
        self._fields: list[_Field] = []
        self._without_pages = without_page_numbers

    def visit(self, parent: etree._Element) -> None:
        for item in parent:
            if item.tag in _UNSEEN or not isinstance(item.tag, str) or self._is_skipped(item):
                continue
            if item.tag == f"{W}fldChar":
                self._field(item.get(f"{W}fldCharType", ""))
            elif item.tag == f"{W}instrText":
                if self._fields:
                    self._fields[-1].code.append(item.text or "")
            elif item.tag == f"{W}txbxContent":
                self.boxes.append(item)
            elif item.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                kind = item.tag.removeprefix(W).removesuffix("Reference")
                self.notes.append((kind, item.get(f"{W}id", "")))
            elif not self._leaf(item):
                self.visit(item)

    def _leaf(self, item: etree._Element) -> bool:
        """Write an element that is text itself; whether it was one."""
        if item.tag in (f"{W}t", _MATH_TEXT):
            self._write(item.text or "")
        elif item.tag in _FIXED:
            self._write(_FIXED[item.tag])
        elif item.tag == f"{W}sym":
            self._write(_symbol(item.get(f"{W}char", "")))
        else:
            return False
        return True

    def _write(self, text: str) -> None:
        if all(each.in_result and not each.hidden for each in self._fields):
            self.parts.append(text)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].in_result = True
            self._fields[-1].hidden = self._without_pages and bool(_PAGE_FIELD.match("".join(self._fields[-1].code)))
        elif self._fields and kind == "end":
            self._fields.pop()

    def _is_skipped(self, item: etree._Element) -> bool:
        """Hidden runs, the second rendering of a drawing, and page numbers of a header."""
        if item.tag == f"{W}r":
            vanish = item.find(f"{W}rPr/{W}vanish")
            return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false", "off")
        if item.tag == FALLBACK:
            parent = item.getparent()
            return parent is not None and parent.find(_CHOICE) is not None
        if item.tag == f"{W}fldSimple":
            return self._without_pages and bool(_PAGE_FIELD.match(item.get(f"{W}instr", "")))
        return False


def _symbol(code: str) -> str:
    """A character of a symbol font: a letter if Unicode knows it, else a bullet stands for the picture."""
    if not re.fullmatch(r"[0-9A-Fa-f]{4}", code):
        return ""
    number = int(code, 16)
    if 0xD800 <= number < 0xE000:
        return ""
    return BULLET if 0xE000 <= number <= 0xF8FF else chr(number)

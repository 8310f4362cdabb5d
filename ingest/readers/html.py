"""Web pages: the main text without menus and adverts, with its headings, lists and tables."""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from ingest.decode import decode
from ingest.readers.html_head import read_head
from ingest.readers.layout import TextBuilder, row_line
from ingest.sources import RawFile

if TYPE_CHECKING:
    from ingest.readers import ReadOptions

_MARKUP = re.compile(
    rb"(?is)<(!doctype\s+html|html|head|body|div|p|h[1-6]|article|table|meta|title|span|a|br|ul)[\s>/]"
)
_START = re.compile(rb"(?i)^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
_CHARSET = re.compile(rb"(?i)<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([a-z0-9_:.-]+)")
_SILENT = frozenset(
    {"script", "style", "noscript", "template", "title", "svg", "iframe", "select", "button", "nav", "form"}
)
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "head"})
_BLOCKS = _HEADS | {
    "p", "div", "section", "article", "main", "aside", "header", "footer", "blockquote", "quote", "pre", "code", "ul",
    "ol", "list", "li", "item", "dl", "dt", "dd", "table", "tbody", "thead", "tr", "row", "figure", "figcaption",
    "address", "hr", "body", "center",
}  # fmt: skip
_ROWS = frozenset({"tr", "row"})
_BREAKS = frozenset({"br", "lb"})
_MAX_DEPTH = 200
_FORBIDDEN = (*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF)
"""Code points that an lxml tree may hold after parsing but will not take back."""


class HtmlReader:
    """Reads saved web pages."""

    name = "a web page"
    suffixes = frozenset({".html", ".htm", ".xhtml"})

    def recognises(self, file: RawFile) -> bool:
        """It begins with a tag and has tags that only web pages have."""
        head = file.data[:65536]
        flat = head.replace(b"\0", b"")  # UTF-16
        if flat.lstrip(b"\xef\xbb\xbf\xff\xfe\r\n\t ").startswith(b"<?xml") and b"<html" not in flat.lower():
            return False  # some other XML: tags such as <title> and <p> are not a web page's alone
        return bool(_START.match(head) and _MARKUP.search(flat))

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft]:
        declared = _CHARSET.search(file.data[:4096].replace(b"\0", b""))
        hint = options.encoding or (declared[1].decode("ascii") if declared else None)
        yield read_page(decode(file.data, hint).text)


READER = HtmlReader()


def read_page(markup: str) -> Draft:
    """The document in a page. Raises `Unreadable`."""
    page = _parse(markup)
    found = _main_text(page)
    if not found.text.strip():
        found = _body(page)
    if not found.text.strip():
        raise Unreadable(Reason.NO_TEXT, "the page has no text; it may need a browser to fill it")
    head = read_head(page)
    return Draft(
        text=found.text,
        title=head.title,
        published=head.published,
        source=head.source,
        url=head.url,
        language=head.language,
        headings=tuple(found.headings),
    )


def whole_text(markup: str) -> str:
    """All the text of a page that has no menus to leave out: the body of a mail, say."""
    try:
        page = _parse(markup)
    except Unreadable:
        return ""
    return _body(page).text


def _body(page: etree._Element) -> TextBuilder:
    body = page.find("body")
    return _render(page if body is None else body)


def _parse(markup: str) -> etree._Element:
    """The tree of the page; libxml2 stops at NUL and refuses text with an encoding declaration."""
    cleaned = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup.replace("\0", " "))
    parser = lxml_html.HTMLParser(huge_tree=True)  # without it, all below depth 256 is silently lost
    try:
        page = lxml_html.document_fromstring(cleaned, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Unreadable(Reason.NO_TEXT, "the page is empty") from error
    _flatten(page)
    return page


def _flatten(page: etree._Element) -> None:
    """Cut off what is nested deeper than any real page: extraction recurses, and must not run out of stack."""
    level: list[etree._Element] = [page]
    for _ in range(_MAX_DEPTH):
        level = [child for element in level for child in element]
    for element in level:
        text = " ".join(part for part in element.itertext() if isinstance(part, str))
        for child in list(element):
            element.remove(child)
        if isinstance(element.tag, str):
            element.text = text


def _main_text(page: etree._Element) -> TextBuilder:
    """The main text by trafilatura, which deletes half-spaces and composes letters: both are masked from it."""
    from trafilatura import bare_extraction

    masked = copy.deepcopy(page)
    mask, unmask = _masks("".join(part for part in page.itertext() if isinstance(part, str)))
    for element in masked.iter():
        if isinstance(element.tag, str):
            element.text = element.text and element.text.translate(mask)
        element.tail = element.tail and element.tail.translate(mask)
    found = bare_extraction(masked, include_comments=False, include_tables=True, favor_recall=True)
    body = getattr(found, "body", None)
    if body is None:
        return TextBuilder()
    for element in body.iter():
        element.text = element.text and element.text.translate(unmask)
        element.tail = element.tail and element.tail.translate(unmask)
    return _render(body)


def _masks(text: str) -> tuple[dict[int, int], dict[int, int]]:
    """Stand-ins (rare ideographs that the text lacks) for invisible and combining characters, and the way back."""
    present = set(text)
    hidden = sorted(each for each in present if unicodedata.category(each) in {"Cf", "Mn"} or each in "\u00a0\u202f")
    free = (code for code in range(0x20000, 0x2A6D0) if chr(code) not in present)
    mask = dict(zip(map(ord, hidden), free, strict=False))
    unmask = {stand_in: original for original, stand_in in mask.items()}
    return mask | dict.fromkeys(_FORBIDDEN, 0x20), unmask


def _render(body: etree._Element) -> TextBuilder:
    """The text below `body`, a line for each block, a line for each table row."""
    out = TextBuilder()
    line: list[str] = []
    _walk(body, out, line)
    _end(out, line)
    return out


def _end(out: TextBuilder, line: list[str], *, heading: bool = False) -> None:
    """Finish the line under way: source line ends and runs of blanks are one blank in a page, a half-space is kept."""
    text = re.sub("[ \t\n\r\f]+", " ", "".join(line))
    for part in text.split("\v"):
        out.add(part, heading=heading)
    line.clear()


def _walk(element: etree._Element, out: TextBuilder, line: list[str]) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _SILENT:
        return
    if tag in _ROWS:
        _end(out, line)
        out.add(row_line(_cell(cell) for cell in element if isinstance(cell.tag, str)))
        return
    block = tag in _BLOCKS
    if block:
        _end(out, line)
    if tag in _BREAKS:
        line.append("\v")  # no page holds a vertical tab: HTML forbids it
    line.append((element.text or "").replace("\v", " "))
    for child in element:
        _walk(child, out, line)
        line.append((child.tail or "").replace("\v", " "))
    if block:
        _end(out, line, heading=tag in _HEADS)


def _cell(cell: etree._Element) -> str:
    inner = _render(cell)
    return inner.text.replace("\n", " ")

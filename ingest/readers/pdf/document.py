"""A whole PDF file: its pages one by one, checked, then put together as one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from ingest.readers import ocr
from ingest.readers.layout import TextBuilder
from ingest.readers.pdf.blocks import lines_of
from ingest.readers.pdf.check import check_page
from ingest.readers.pdf.digits import with_one_kind_of_digits
from ingest.readers.pdf.edges import without_running_heads
from ingest.readers.pdf.glyphs import PageGlyphs, page_glyphs
from ingest.readers.pdf.joins import with_half_spaces
from ingest.readers.pdf.paragraphs import (
    Paragraph,
    body_size,
    brackets_as_drawn,
    is_heading,
    is_leftward,
    paragraphs_of,
    rejoined,
)
from ingest.readers.pdf.rows import rows_of
from ingest.readers.pdf.rules import Rules, rules_of
from ingest.readers.properties import sensible_title

PAGE_LIMIT = 3000
_TAIL = 4096
"""A PDF may be followed by some bytes of something else, as mail programs add them."""
_POINT_LIMIT = 20_000.0
"""The longest side of a page that is rendered for recognition."""
_FEW_LETTERS = 12
_STAMP_LETTERS = 200
"""Fewer drawn letters than these over a picture of the whole page are a stamp, a number or a page's foot."""
_LARGE_PICTURE = 0.2
_FULL_PICTURE = 0.6
_MANY_PATHS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as it was read."""

    paragraphs: tuple[Paragraph, ...]
    height: float
    leftward: bool = True
    recognised: bool = False


def read_pdf(data: bytes, *, text_limit: int = 10_000_000) -> Draft:
    """The document of a PDF file. Raises `Unreadable`: a file with one bad page is refused whole."""
    document = _open(data)
    try:
        count = len(document)
        if count == 0 or count > PAGE_LIMIT:
            reason = Reason.TOO_LARGE if count else Reason.BROKEN
            raise Unreadable(reason, f"{count:,} pages; the limit is {PAGE_LIMIT:,}" if count else "it has no pages")
        pages: list[Page] = []
        length = 0
        for number in range(count):
            pages.append(_numbered_page(document, number, leftward=pages[-1].leftward if pages else True))
            length += sum(len(paragraph.text) for paragraph in pages[-1].paragraphs)
            if length > text_limit:
                raise Unreadable(Reason.TOO_LARGE, f"more than {text_limit:,} characters by page {number + 1}")
        title = sensible_title(document.get_metadata_value("Title"))
    finally:
        document.close()
    return _draft(pages, title)


def _open(data: bytes) -> Any:
    import pypdfium2

    if b"%%EOF" not in data[-_TAIL:]:
        raise Unreadable(Reason.BROKEN, "it is cut short: a PDF ends with %%EOF")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(Reason.PASSWORD, "the PDF is encrypted") from error
        raise Unreadable(Reason.BROKEN, f"not a whole PDF ({error})") from error


def _numbered_page(document: Any, number: int, *, leftward: bool) -> Page:
    """Read page `number`, counted from 0; a refusal names it as people count."""
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise Unreadable(Reason.BROKEN, f"page {number + 1}: cannot be opened ({error})") from error
    try:
        return read_page(page, leftward=leftward)
    except Unreadable as error:
        raise Unreadable(error.reason, f"page {number + 1}: {error.detail}") from error
    finally:
        page.close()


def read_page(page: Any, *, leftward: bool = True) -> Page:
    """Read one opened pypdfium2 page; `leftward` is the direction of the pages before it. Raises `Unreadable`."""
    glyphs = page_glyphs(page)
    if _is_scan(glyphs):
        return _recognised(page, glyphs)
    rows = with_one_kind_of_digits(rows_of(glyphs))
    if not glyphs.half_spaces:
        rows = with_half_spaces(rows)
    leftward = is_leftward(rows, so_far=leftward)
    lines = lines_of(rows, Rules() if glyphs.turned else rules_of(page), leftward=leftward)
    paragraphs = paragraphs_of(lines, leftward=leftward, mirrored=brackets_as_drawn(rows))
    check_page([paragraph.text for paragraph in paragraphs], glyphs)
    return Page(
        paragraphs=tuple(paragraphs), height=glyphs.height, leftward=leftward, recognised=glyphs.invisible
    )  # fmt: skip


def _is_scan(glyphs: PageGlyphs) -> bool:
    """Whether the page says more than its letters do: a picture of text, a stamped one, or letters drawn as shapes."""
    count = len(glyphs.glyphs)
    if count < _FEW_LETTERS:
        return glyphs.picture > _LARGE_PICTURE or glyphs.paths > _MANY_PATHS
    return count < _STAMP_LETTERS and glyphs.picture > _FULL_PICTURE


def _recognised(page: Any, glyphs: PageGlyphs) -> Page:
    """A scanned page, read from its picture."""
    if max(glyphs.width, glyphs.height) > _POINT_LIMIT:
        raise Unreadable(Reason.TOO_LARGE, f"a page of {glyphs.width:,.0f} × {glyphs.height:,.0f} points")
    if not ocr.available():
        raise Unreadable(Reason.EMPTY_SCAN, f"it is a picture; reading it needs tesseract with Persian: {ocr.INSTALL}")
    text = ocr.recognise(_picture(page, glyphs), ocr.DOTS_PER_INCH)
    lines = [" ".join(block.split("\n")) for block in text.split("\n\n")]
    paragraphs = tuple(
        Paragraph(text=line, size=0.0, y=glyphs.height / 2, bottom=glyphs.height / 2) for line in lines if line.strip()
    )
    return Page(paragraphs=paragraphs, height=glyphs.height, recognised=True)


def _picture(page: Any, glyphs: PageGlyphs) -> bytes:
    """The page in grey as a PGM file, made smaller where it is a poster."""
    scale = min(ocr.DOTS_PER_INCH / 72, 9000 / max(glyphs.width, glyphs.height))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        buffer, stride = bytes(bitmap.buffer), bitmap.stride
        rows = b"".join(buffer[row * stride : row * stride + bitmap.width] for row in range(bitmap.height))
        return f"P5 {bitmap.width} {bitmap.height} 255\n".encode("ascii") + rows
    finally:
        bitmap.close()


def _draft(pages: Sequence[Page], title: str | None) -> Draft:
    if not any(page.paragraphs for page in pages):
        reason = Reason.EMPTY_SCAN if any(page.recognised for page in pages) else Reason.NO_TEXT
        raise Unreadable(reason, "no page has text")
    kept = without_running_heads([page.paragraphs for page in pages], [page.height for page in pages])
    body = body_size(paragraph for page in kept for paragraph in page if paragraph.size)
    out = TextBuilder()
    for paragraph in rejoined([paragraph for page in kept for paragraph in page]):
        out.add(paragraph.text, heading=bool(paragraph.size) and is_heading(paragraph, body))
    recognised = any(page.recognised for page in pages)
    return Draft(text=out.text, title=title, headings=tuple(out.headings), recognised=recognised)

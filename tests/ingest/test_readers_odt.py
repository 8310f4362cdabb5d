"""OpenDocument texts: the same content classes as Word files."""

from __future__ import annotations

import io
import zipfile

import pytest

from corpus.errors import Unreadable
from corpus.reasons import Reason
from ingest.readers.odt import read_odt

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "manifest")
) + (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)  # fmt: skip
MIME = "application/vnd.oasis.opendocument.text"
NUMBERED = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="-"/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix=")"'
    ' text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def odt(body: str, styles: str = "", header: str = "", meta: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text of these pieces."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        text = f"<office:body><office:text>{body}</office:text></office:body>"
        content = f"<office:automatic-styles>{styles}</office:automatic-styles>{text}"
        archive.writestr("content.xml", f"<office:document-content {NAMES}>{content}</office:document-content>")
        pages = f"<style:master-page><style:header>{header}</style:header><style:footer/></style:master-page>"
        archive.writestr("styles.xml", f"<office:document-styles {NAMES}>{pages}</office:document-styles>")
        archive.writestr(
            "meta.xml", f"<office:document-meta {NAMES}><dc:title>{meta}</dc:title></office:document-meta>"
        )
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {NAMES}>{manifest}</manifest:manifest>")
    return out.getvalue()


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("می‌رود ۱۲٫۵٪ در ۱۴۰۴/۰۸/۱۴"), "می‌رود ۱۲٫۵٪ در ۱۴۰۴/۰۸/۱۴"),
        # Blanks of the XML are one space; spaces, tabs and line breaks that are meant are elements
        (p('الف  \n ب<text:s text:c="3"/>پ<text:tab/>ت<text:line-break/>ث'), "الف ب   پ\tت\nث"),
        # Spans and links only wrap
        (p('<text:span>نیم</text:span><text:a>پیوند</text:a>'), "نیمپیوند"),
        # What was struck out is kept apart by the format, and a comment is no text
        (f"<text:tracked-changes>{p('رفته')}</text:tracked-changes>" + p("مانده"), "مانده"),
        (p(f"مانده<office:annotation>{p('یادداشت')}</office:annotation>"), "مانده"),
        # A text box follows its paragraph
        (p("نامه<draw:frame><draw:text-box>" + p("کادر") + "</draw:text-box></draw:frame>"), "نامه\nکادر"),
        # Tables: a line a row
        (
            "<table:table><table:table-row>"
            + "".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in ("تعهد", "مهلت"))
            + "</table:table-row></table:table>",
            "تعهد | مهلت",
        ),
        # Sections and indexes
        (f"<text:section>{p('درون')}</text:section>", "درون"),
        (f"<text:table-of-content>{p('فهرست')}</text:table-of-content>" + p("متن"), "متن"),
        # A footnote follows its paragraph, an endnote the document
        (
            p('یک<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>'
              + p("end remark") + "</text:note-body></text:note>")
            + p('دو<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
                + p("پاورقی") + "</text:note-body></text:note>") + p("سه"),
            "یک\nدو\n[پانویس 2] پاورقی\nسه\n[note 1] end remark",
        ),
    ],
)  # fmt: skip
def test_what_the_writer_shows_is_read(body: str, expected: str) -> None:
    assert read_odt(odt(body)).text == expected


def items(style: str, *inner: str) -> str:
    entries = "".join(f"<text:list-item>{each}</text:list-item>" for each in inner)
    return f'<text:list text:style-name="{style}">{entries}</text:list>'


INNER = f"<text:list><text:list-item>{p('خرد')}</text:list-item></text:list>"
CONTINUED = items("L", p("دو")).replace("<text:list ", '<text:list text:continue-numbering="true" ')


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (items("L", p("یک"), p("دو")), "۱- یک\n۲- دو"),
        (items("L", p("one") + p("more"), p("two")), "1- one\nmore\n2- two"),
        (items("B", p("یک")), "• یک"),
        (items("L", p("یک") + INNER), "۱- یک\n۱.۱) خرد"),
        # A second list begins anew; one that goes on counts on
        (items("L", p("یک")) + items("L", p("نو")), "۱- یک\n۱- نو"),
        (items("L", p("یک")) + CONTINUED, "۱- یک\n۲- دو"),
    ],
)  # fmt: skip
def test_list_items_carry_their_numbers(body: str, expected: str) -> None:
    assert read_odt(odt(body, styles=NUMBERED)).text == expected


def test_headings_header_and_title() -> None:
    body = '<text:h text:outline-level="1">مصوبات نشست</text:h>' + p("متن")
    draft = read_odt(odt(body, header=p("شماره: ۱۲ <text:page-number>3</text:page-number>"), meta="نامهٔ همکاری"))
    assert draft.text == "شماره: ۱۲\nمصوبات نشست\nمتن"
    assert [heading.of(draft.text) for heading in draft.headings] == ["مصوبات نشست"]
    assert draft.title == "نامهٔ همکاری"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            odt(p("x"), manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
            Reason.PASSWORD,
        ),
        (odt(p("x"))[:-40], Reason.BROKEN),
        (odt("<text:p>"), Reason.BROKEN),
        (b"PK", Reason.BROKEN),
    ],
)
def test_bad_files_are_refused_with_their_reason(data: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as refused:
        read_odt(data)
    assert refused.value.reason is reason

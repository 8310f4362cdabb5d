"""Word files: what Word shows is read, in its order; what it hides is not."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import Unreadable
from corpus.reasons import Reason
from ingest.readers.docx import read_docx
from ingest.readers.package import OLE_MAGIC

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def made(write: Callable[[Document], object]) -> bytes:
    """A Word file that `write` filled."""
    document = docx.Document()
    write(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def of_body(body: str, **parts: str) -> bytes:
    """A Word file with this body XML, and further parts of word/ by their name."""

    def write(document: Document) -> None:
        for block in parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>"):
            document.element.body.insert(len(document.element.body) - 1, block)

    return with_parts(made(write), {f"word/{name}.xml": xml for name, xml in parts.items()})


def with_parts(data: bytes, parts: dict[str, str]) -> bytes:
    """The zip with parts added or put in place of others."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # Half-spaces, digits and Persian punctuation are as written
        (paragraph("می‌رود ۱۲٫۵٪ در ۱۴۰۴/۰۸/۱۴"), "می‌رود ۱۲٫۵٪ در ۱۴۰۴/۰۸/۱۴"),
        # A tracked deletion is gone, an insertion is in
        (
            "<w:p><w:r><w:t>تا </w:t></w:r><w:del><w:r><w:delText>دی</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>بهمن</w:t></w:r></w:ins></w:p>",
            "تا بهمن",
        ),
        # Hidden words are not read
        ("<w:p><w:r><w:t>پیدا</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>نهان</w:t></w:r></w:p>", "پیدا"),
        # A field shows its result, not its code
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>۵ آبان</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            "۵ آبان",
        ),
        # Tabs and line breaks within a paragraph
        ("<w:p><w:r><w:t>الف</w:t><w:tab/><w:t>ب</w:t><w:br/><w:t>پ</w:t></w:r></w:p>", "الف\tب\nپ"),
        # A content control and a hyperlink only wrap text
        (
            f"<w:sdt><w:sdtContent>{paragraph('درون')}</w:sdtContent></w:sdt>"
            "<w:p><w:hyperlink><w:r><w:t>پیوند</w:t></w:r></w:hyperlink></w:p>",
            "درون\nپیوند",
        ),
        # A text box is read once, after the paragraph that holds it, though the file holds it twice
        (
            '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>نامه</w:t>'
            f"<mc:AlternateContent><mc:Choice><w:txbxContent>{paragraph('کادر')}</w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent>{paragraph('کادر')}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
            "</w:r></w:p>",
            "نامه\nکادر",
        ),
        # A line of a table of contents repeats a heading and is left out
        ('<w:p><w:pPr><w:pStyle w:val="TOC 1"/></w:pPr><w:r><w:t>مقدمه ۱</w:t></w:r></w:p>' + paragraph("متن"), "متن"),
    ],
)  # fmt: skip
def test_what_word_shows_is_read(body: str, expected: str) -> None:
    assert read_docx(of_body(body)).text == expected


def test_headings_are_marked_where_they_stand() -> None:
    def write(document: Document) -> None:
        document.add_heading("صورت‌جلسه", 0)
        document.add_paragraph("کلیات")
        document.add_heading("مصوبات", 1)
        document.add_paragraph("بند نخست")

    draft = read_docx(made(write))
    assert [heading.of(draft.text) for heading in draft.headings] == ["صورت‌جلسه", "مصوبات"]
    assert draft.title == "صورت‌جلسه"


def test_a_table_is_a_line_a_row_and_merged_cells_are_said_once() -> None:
    def write(document: Document) -> None:
        table = document.add_table(3, 3)
        for row, cells in enumerate((("ردیف", "تعهد", "مهلت"), ("۱", "ساخت\nراه", "۱۴۰۴/۰۹/۰۱"), ("", "بازدید", ""))):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
        table.cell(1, 2).merge(table.cell(2, 2))

    assert read_docx(made(write)).text == "ردیف | تعهد | مهلت\n۱ | ساخت راه | ۱۴۰۴/۰۹/۰۱\n | بازدید |".replace(
        "\n |", "\n|"
    )


def test_a_table_of_one_column_is_only_a_frame() -> None:
    def write(document: Document) -> None:
        table = document.add_table(1, 1)
        table.cell(0, 0).text = "بند یک"
        table.cell(0, 0).add_paragraph("بند دو")

    assert read_docx(made(write)).text == "بند یک\nبند دو"


def numbering(levels: str) -> str:
    return (
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )


def item(text: str, level: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def level(place: int, form: str, pattern: str) -> str:
    return f'<w:lvl w:ilvl="{place}"><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'


@pytest.mark.parametrize(
    ("levels", "body", "expected"),
    [
        (level(0, "decimal", "%1-"), item("یک") + item("دو"), "۱- یک\n۲- دو"),
        (level(0, "decimal", "%1."), item("one") + paragraph("x") + item("two"), "1. one\nx\n2. two"),
        (level(0, "bullet", "\uf0b7"), item("یک"), "• یک"),
        (level(0, "arabicAlpha", "%1)"), item("یک") + item("دو"), "أ) یک\nب) دو"),
        # An inner level counts beneath its outer item and begins anew after the next one
        (
            level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2."),
            item("یک") + item("خرد", 1) + item("دو") + item("خرد", 1),
            "۱. یک\n۱.۱. خرد\n۲. دو\n۲.۱. خرد",
        ),
    ],
)
def test_list_items_carry_the_numbers_word_shows(levels: str, body: str, expected: str) -> None:
    assert read_docx(of_body(body, numbering=numbering(levels))).text == expected


def test_footnotes_follow_their_paragraph_and_endnotes_the_document() -> None:
    def notes(kind: str, text: str) -> str:
        return (
            f'<w:{kind}s {nsdecls("w")}><w:{kind} w:id="0" w:type="separator">{paragraph("—")}</w:{kind}>'
            f'<w:{kind} w:id="2">{paragraph(text)}</w:{kind}></w:{kind}s>'
        )

    def cites(kind: str, text: str) -> str:
        return f'<w:p><w:r><w:t>{text}</w:t><w:{kind}Reference w:id="2"/></w:r></w:p>'

    data = of_body(
        cites("footnote", "نخست") + cites("endnote", "دوم") + paragraph("سوم"),
        footnotes=notes("footnote", "پاورقی است"), endnotes=notes("endnote", "end remark"),
    )  # fmt: skip
    assert read_docx(data).text == "نخست\n[پانویس 1] پاورقی است\nدوم\nسوم\n[note 1] end remark"


def test_the_letterhead_in_the_page_header_comes_first_without_page_numbers() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("متن نامه")
        header = document.sections[0].header
        header.paragraphs[0].text = "شماره: ۱۲/۳۴"
        number = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple>')
        header.add_paragraph("تاریخ: ۱۴۰۴/۰۸/۱۴")._p.append(number)
        document.sections[0].footer.paragraphs[0].text = "نشانی"

    assert read_docx(made(write)).text == "شماره: ۱۲/۳۴\nتاریخ: ۱۴۰۴/۰۸/۱۴\nمتن نامه"


@pytest.mark.parametrize(
    ("written", "title"),
    [("تفاهم‌نامهٔ دوجانبه", "تفاهم‌نامهٔ دوجانبه"), ("Microsoft Word - a.doc", None), ("Document1", None), ("", None)],
)
def test_only_a_sensible_property_is_a_title(written: str, title: str | None) -> None:
    def write(document: Document) -> None:
        document.add_paragraph("متن")
        document.core_properties.title = written

    assert read_docx(made(write)).title == title


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=40), st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_is_read_or_refused_but_never_crashes(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(of_body(paragraph("متن سند") * 20, numbering=numbering(level(0, "decimal", "%1."))))
    for place, value in changes:
        data[place % len(data)] = value
    with contextlib.suppress(Unreadable):
        assert read_docx(bytes(data[: len(data) - cut % 2000 * (cut % 2)])).text is not None


def bomb() -> bytes:
    return with_parts(of_body(paragraph("x")), {"word/document.xml": " " * 40_000_000})


def entities() -> bytes:
    return with_parts(of_body(paragraph("x")), {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (lambda: OLE_MAGIC + bytes(600) + "EncryptedPackage".encode("utf-16-le"), Reason.PASSWORD),
        (bomb, Reason.UNSAFE_ARCHIVE),
        (entities, Reason.UNSAFE_ARCHIVE),
        (lambda: b"not a zip", Reason.BROKEN),
        (lambda: of_body(paragraph("cut short"))[:-300], Reason.BROKEN),
        (lambda: with_parts(of_body(paragraph("x")), {"word/document.xml": "<w:p"}), Reason.BROKEN),
        (lambda: with_parts(of_body(paragraph("x")), {"word/document.xml": "<empty/>"}), Reason.BROKEN),
    ],
)
def test_bad_files_are_refused_with_their_reason(data: Callable[[], bytes], reason: Reason) -> None:
    with pytest.raises(Unreadable) as refused:
        read_docx(data())
    assert refused.value.reason is reason

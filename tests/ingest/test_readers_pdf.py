"""PDF files: what was printed is what is read, and what cannot be trusted is refused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from docx.document import Document

from corpus.errors import Unreadable
from corpus.reasons import Reason
from corpus.settings import Settings
from ingest.readers import ReadOptions, ocr, pdf
from ingest.readers.pdf.brackets import settled
from ingest.readers.pdf.cells import Cell
from ingest.readers.pdf.check import check_page
from ingest.readers.pdf.document import read_pdf
from ingest.readers.pdf.edges import without_running_heads
from ingest.readers.pdf.glyphs import PageGlyphs
from ingest.readers.pdf.order import Writing, logical, signs_of
from ingest.readers.pdf.paragraphs import Paragraph
from ingest.sources import RawFile
from tests.ingest.printing import (
    IN_CI,
    as_scan,
    by_chromium,
    by_libreoffice,
    needs_chromium,
    needs_libreoffice,
    persian,
    picture_page,
)

needs_tesseract = pytest.mark.skipif(
    not ocr.available() and not IN_CI, reason="tesseract with Persian is not installed"
)

SENTENCES = (
    "در تاریخ ۱۴۰۴/۰۸/۱۴ صادرات استان ۱۲٫۵٪ رشد کرد و به ۱٬۲۵۰٬۰۰۰ دلار رسید.",
    "نرخ سال ۱۴۰۳ برابر 12.5% بود؛ بازهٔ ۱۲-۱۵ آبان و ساعت ۱۰:۳۰ در نامهٔ شمارهٔ ۱۲/۳۴۵ آمد.",
    "شرکت Gazprom Neft با «پتروشیمی سمنان» قرارداد COVID-19 امضا کرد (فاز ۲) و [۳] بند دارد.",
    "می‌شود، نمی‌توان، کمیته‌ای، برنامه‌ریزی، رئیس‌جمهور، مسئلهٔ مهم، مؤثر، محمّد، لازم، والا، الله، جزئیات.",
)


def cells(visual: str) -> list[Cell]:
    """A row as the eye sees it, from left to right."""
    out: list[Cell] = []
    gap = ""
    for place, char in enumerate(visual):
        if char in " \N{ZERO WIDTH NON-JOINER}":
            gap = char
            continue
        out.append(Cell(text=char, x=place, left=place, right=place + 1, size=1, gap=gap))
        gap = ""
    return out


@pytest.mark.parametrize(
    ("visual", "written"),
    [
        ("مالس", "سلام"),
        # A date stays together, a range does not
        ("۱۴۰۴/۰۸/۱۴ رد", "در ۱۴۰۴/۰۸/۱۴"),
        ("۱۵-۱۲ نابآ", "آبان ۱۲-۱۵"),
        ("۱۰:۳۰ تعاس", "ساعت ۱۰:۳۰"),
        # Percent signs: after Persian they stand at the left of the number, at the start of a text at its right
        ("٪۱۲٫۵ دشر", "رشد ۱۲٫۵٪"),
        ("درک دشر ۱۲٪", "۱۲٪ رشد کرد"),
        ("%3.5 دودح", "حدود 3.5%"),
        # Latin keeps its order, with what stands in it
        ("Gazprom Neft تکرش", "شرکت Gazprom Neft"),
        ("COVID-19 یراصق", "قصاری COVID-19"),
        ("info@example.com هب", "به info@example.com"),
        # A number beside Latin: a unit follows its number, a name leads it
        ("MW ۲۵ ناوت", "توان ۲۵ MW"),
        ("kV 400 ژاتلو", "ولتاژ 400 kV"),
        ("ISO 9001 درادناتسا", "استاندارد ISO 9001"),
        # Brackets are drawn for the direction they are read in
        (".(۲ زاف) دش اضما", "امضا شد (فاز ۲)."),
        ("«نانمس یمیشورتپ»", "«پتروشیمی سمنان»"),
        # Half-spaces
        ("دوش\N{ZERO WIDTH NON-JOINER}یم", "می‌شود"),
        # Three numbers of a list are read from the right
        ("۳ ،۲ ،۱ یاهدنب", "بندهای ۱، ۲، ۳"),
    ],
)
def test_a_row_is_read_as_it_was_written(visual: str, written: str) -> None:
    assert logical(signs_of(cells(visual)), Writing()) == written


def test_a_latin_row_with_persian_in_it() -> None:
    assert logical(signs_of(cells("Semnan (نانمس) city.")), Writing(), rightward=True) == "Semnan (سمنان) city."


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("شد )فاز ۲( و", "شد (فاز ۲) و"),
        ("شد (فاز ۲) و", "شد (فاز ۲) و"),
        ("»کارگاه« است.", "«کارگاه» است."),
        ("بند ]۳[.", "بند [۳]."),
        ("۱) نخست", "۱) نخست"),  # a list's number
        ("الف(ب", "الف(ب"),  # nothing tells: left as it is
    ],
)
def test_brackets_are_turned_to_the_word_they_hug(read: str, written: str) -> None:
    assert settled(read) == written


def paragraphs(body: Sequence[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in body)


@needs_chromium
@pytest.mark.parametrize("font", ["Noto Naskh Arabic", "Noto Sans Arabic", "DejaVu Sans"])
def test_chromium_prints_are_read_word_for_word(font: str, tmp_path: Path) -> None:
    body = f"<h1>گزارش سال ۱۴۰۴</h1>{paragraphs(SENTENCES)}"
    draft = read_pdf(by_chromium(tmp_path, body, f"body {{ font-family: '{font}' }}"))
    assert [line.replace("ّ", "") for line in draft.text.split("\n")] == [
        "گزارش سال ۱۴۰۴", *(sentence.replace("ّ", "") for sentence in SENTENCES)
    ]  # fmt: skip
    assert [heading.of(draft.text) for heading in draft.headings] == ["گزارش سال ۱۴۰۴"]
    assert not draft.recognised


@needs_libreoffice
def test_libreoffice_prints_are_read_word_for_word_though_stretched(tmp_path: Path) -> None:
    text = " ".join(SENTENCES)

    def write(document: Document) -> None:
        persian(document, "گزارش سال ۱۴۰۴", size=20)
        persian(document, text, justified=True)  # justified lines are stretched by strokes without a name
        persian(document, SENTENCES[0])

    assert read_pdf(by_libreoffice(tmp_path, write)).text == f"گزارش سال ۱۴۰۴\n{text}\n{SENTENCES[0]}"


@needs_chromium
def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    body = [f"بند {number} از صورت‌جلسه: {SENTENCES[0]} {SENTENCES[1]}" for number in range(1, 9)]
    columns = f'<div style="column-count:2;column-gap:2em;text-align:justify">{paragraphs(body)}</div>'
    assert read_pdf(by_chromium(tmp_path, columns)).text.split("\n") == body


@needs_chromium
def test_a_table_is_a_line_a_row_though_cells_have_several_lines(tmp_path: Path) -> None:
    long = "ساخت جادهٔ دسترسی شهرک صنعتی و تکمیل شبکهٔ آب و برق آن تا پایان سال"
    rows = [("ردیف", "تعهد", "مهلت"), ("۱", long, "۱۴۰۴/۰۹/۰۱"), ("۲", "اعزام هیئت", "۱۴۰۴/۱۰/۱۵")]
    drawn = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    style = "table { border-collapse: collapse; width: 300px } td { border: 1px solid }"
    text = read_pdf(by_chromium(tmp_path, f"<p>پیش از جدول.</p><table>{drawn}</table><p>پس از جدول.</p>", style)).text
    assert text.split("\n") == ["پیش از جدول.", *(" | ".join(row) for row in rows), "پس از جدول."]


@needs_chromium
def test_a_paragraph_goes_on_over_the_page_and_running_heads_are_kept_once(tmp_path: Path) -> None:
    long = " ".join(f"جملهٔ {number} این گزارش دربارهٔ همکاری دو استان است." for number in range(1, 280))
    style = (
        "@page { margin: 70px; @top-center { content: 'استانداری سمنان' } @bottom-center { content: counter(page) } }"
    )
    draft = read_pdf(by_chromium(tmp_path, f"<p>{long}</p>", style))
    assert draft.text.split("\n") == ["استانداری سمنان", long]


@needs_chromium
def test_a_turned_page_is_read_upright(tmp_path: Path) -> None:
    style = "p { writing-mode: vertical-rl; height: 700px }"
    assert read_pdf(by_chromium(tmp_path, f"<p>{SENTENCES[0]}</p>", style)).text == SENTENCES[0]


@needs_chromium
@needs_tesseract
def test_a_scan_is_recognised_and_marked(tmp_path: Path) -> None:
    words = "کارگروه مشترک استان سمنان و فدراسیون روسیه تشکیل شد"
    scan = as_scan(by_chromium(tmp_path, f"<p>{words}</p>", "p { font-size: 24px }"))
    draft = read_pdf(scan)
    assert draft.recognised
    assert len(set(words.split()) & set(draft.text.split())) >= len(words.split()) - 2


@needs_tesseract
def test_a_blank_scan_is_refused() -> None:
    blank = pypdfium2.PdfBitmap.new_native(600, 800, pypdfium2.raw.FPDFBitmap_BGR)
    blank.fill_rect((255, 255, 255, 255), 0, 0, 600, 800)
    with pytest.raises(Unreadable) as refused:
        read_pdf(picture_page(blank, 300, 400))
    assert refused.value.reason is Reason.EMPTY_SCAN


@needs_chromium
def test_an_empty_page_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        read_pdf(by_chromium(tmp_path, "<p></p>"))
    assert refused.value.reason is Reason.NO_TEXT


@needs_libreoffice
def test_a_password_is_named(tmp_path: Path) -> None:
    options = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    locked = by_libreoffice(tmp_path, lambda document: persian(document, "راز"), f"pdf:writer_pdf_Export:{options}")
    with pytest.raises(Unreadable) as refused:
        read_pdf(locked)
    assert refused.value.reason is Reason.PASSWORD


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj"])
def test_a_file_cut_short_is_broken(data: bytes) -> None:
    file = RawFile(origin="/x/a.pdf", name="a.pdf", data=data)
    assert pdf.READER.recognises(file)
    with pytest.raises(Unreadable) as refused:
        list(pdf.READER.read(file, ReadOptions(settings=Settings())))
    assert refused.value.reason is Reason.BROKEN


PLAIN = " ".join(SENTENCES)


@pytest.mark.parametrize(
    ("text", "own_text", "unmapped", "reason"),
    [
        (PLAIN, PLAIN, 0, None),
        ("", "", 0, None),
        ("The agreement was signed on 2025/11/05 in Semnan.", "2025/11/05", 0, None),
        (PLAIN[::-1], "", 0, Reason.VISUAL_ORDER),
        ("تاریخ ۴۱/۸۰/۴۰۴۱ است", "", 0, Reason.DAMAGED_TEXT),
        ("تاریخ ۱۴/۰۸/۱۴۰۴ است", "", 0, None),
        ("شمارهٔ ۱۲/۳۴۵/۶ و کسر ۴۱/۸۰", "", 0, None),
        # A second way of reading the page found 51 where the first found 15
        ("مبلغ ۱۵ میلیون", "مبلغ ۵۱ میلیون", 0, Reason.DAMAGED_TEXT),
        ("مبلغ ۱۵ میلیون", "۱ ۵ میلیون", 0, None),
        # Letters without a name inside words
        ("کا\ufffdگروه م\ufffdترک ت\ufffdکیل", "", 3, Reason.DAMAGED_TEXT),
        ("کا\ue012گروه م\ue013ترک ت\ue014کیل", "", 0, Reason.DAMAGED_TEXT),
        # Fonts that name their letters wrongly: letters of a third script within words, or within numbers
        ("در تاریÿ دیروز", "", 0, Reason.DAMAGED_TEXT),
        ("مبلغ دÿلر", "", 0, Reason.DAMAGED_TEXT),
        ("سال ÷4ö4 و ö8", "", 0, Reason.DAMAGED_TEXT),
        ("شرکت Škoda و Путин در Ø20 و ۵×۴ بودند", "20 ۵ ۴", 0, None),
        # A list of names has no common word and is Persian all the same
        ("رضایی کولیوند جلالی مهدوی نوری کریمی " * 15, "", 0, None),
        # Words that are no words: letters shuffled, or each letter by itself
        ("حطس لگنب ژپتم قصذر " * 20, "", 0, Reason.DAMAGED_TEXT),
        ("ک ا ر گ ر و ه م ش ت ر ک " * 10 + "از که این را با برای " * 3, "", 0, Reason.DAMAGED_TEXT),
    ],
)
def test_a_page_that_cannot_be_trusted_is_refused(
    text: str, own_text: str, unmapped: int, reason: Reason | None
) -> None:
    page = PageGlyphs(width=600, height=800, own_text=own_text, unmapped=unmapped)
    if reason is None:
        check_page([text], page)
        return
    with pytest.raises(Unreadable) as refused:
        check_page([text], page)
    assert refused.value.reason is reason


def at(text: str, y: float) -> Paragraph:
    return Paragraph(text=text, size=12, y=y, bottom=y)


def test_running_heads_stay_once_and_page_numbers_go() -> None:
    pages = [[at("استانداری", 790), at(f"متن {n} است", 400), at(f"صفحهٔ {n} از ۴", 20)] for n in "۱۲۳۴"]
    kept = without_running_heads(pages, [800.0] * 4)
    assert [[each.text for each in page] for page in kept] == [
        ["استانداری", "متن ۱ است"], ["متن ۲ است"], ["متن ۳ است"], ["متن ۴ است"]
    ]  # fmt: skip


def test_a_line_that_happens_to_stand_at_two_edges_stays() -> None:
    pages = [[at("متن", 400), at("بانک تجارت", 20)], [at("بانک تجارت", 790), at("متن دیگر", 400)]]
    assert without_running_heads(pages, [800.0] * 2) == pages


def test_a_number_that_is_no_page_number_stays() -> None:
    pages = [[at("شماره: ۱۲/۳۴۵", 790), at("متن", 400), at("۱۴۰۴", 20)]]
    assert without_running_heads(pages, [800.0]) == pages


@needs_chromium
def test_one_bad_page_refuses_the_whole_file_and_is_named(tmp_path: Path) -> None:
    backwards = "".join(reversed(PLAIN))
    body = f'<p>{PLAIN}</p><p style="break-before:page"><bdo dir="ltr">{PLAIN}</bdo></p><p>{backwards}</p>'
    with pytest.raises(Unreadable, match="page 2") as refused:
        read_pdf(by_chromium(tmp_path, body))
    assert refused.value.reason is Reason.VISUAL_ORDER

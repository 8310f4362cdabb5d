"""How faithfully PDF files are read: known texts are printed by Chromium and LibreOffice, read back and compared.

    python -m benchmarks.pdf_fidelity TEXTS [--documents 30] [--keep FOLDER]

TEXTS is a folder of JSON files or a JSONL file (gz or not) with `title` and `text`. Generated layouts (numbers, dates,
percents, Latin, brackets, tables, columns) are always added. Needs chromium and soffice on the PATH.
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import json
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from benchmarks.pdf_sheets import Sheet, layouts
from corpus.errors import Unreadable

FONTS = ("Noto Naskh Arabic", "Noto Sans Arabic", "Nazli", "DejaVu Sans", "Homa", "Titr")
_FOLD = str.maketrans("يىكۀة۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "ییکهه01234567890123456789")
_NUMBER = re.compile(r"[0-9]+(?:[/.,:٫٬\-][0-9]+)*")
_DATE = re.compile(r"(?<![0-9])(?:1[34][0-9]{2}|20[0-9]{2})[/\-.][0-9]{1,2}[/\-.][0-9]{1,2}(?![0-9])")
_PAGE_LETTERS = 1500
"""About what fits on one printed page, so that a document is a page and a page can be judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one printed sheet was read back; no figures when it was refused."""

    name: str
    printer: str
    font: str
    refused: str = ""
    numbers: int = 0
    numbers_exact: int = 0
    dates: int = 0
    dates_exact: int = 0
    paragraphs: int = 0
    paragraphs_whole: int = 0
    words: int = 0
    errors_strict: int = 0
    errors_lenient: int = 0
    sample: str = ""


def main() -> None:
    parser = argparse.ArgumentParser(description="Print known texts as PDF, read them back, compare.")
    parser.add_argument("texts", type=Path, nargs="+", help="folders of JSON files, or JSONL files")
    parser.add_argument("--documents", type=int, default=30, help="how many texts to print with each program")
    parser.add_argument("--keep", type=Path, help="keep the printed files in this folder")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        sheets = [*layouts(), *texts(chosen.texts, chosen.documents)]
        scores = [*printed_by_chromium(sheets, folder), *printed_by_libreoffice(sheets, folder)]
    report(scores)


def texts(paths: Sequence[Path], wanted: int) -> Iterator[Sheet]:
    """The first page of each text, evenly from all sources."""
    taken = 0
    for path in paths:
        share = (wanted - taken) // (len(paths) - list(paths).index(path))
        for record in list(_records(path))[:share]:
            paragraphs: list[str] = []
            length = 0
            for line in str(record.get("text", "")).split("\n"):
                length += len(line)
                if line.strip() and (length <= _PAGE_LETTERS or not paragraphs):
                    paragraphs.append(line.strip())
            if paragraphs:
                taken += 1
                yield Sheet(
                    name=f"text{taken}", title=str(record.get("title") or "سند"), paragraphs=tuple(paragraphs),
                    justified=taken % 3 == 0,
                )  # fmt: skip


def _records(path: Path) -> Iterator[dict[str, object]]:
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield json.loads(file.read_text("utf-8"))
        return
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in data.decode("utf-8").splitlines():
        yield json.loads(line)


def printed_by_chromium(sheets: Sequence[Sheet], folder: Path) -> Iterator[Score]:
    for number, sheet in enumerate(sheets):
        for font in _fonts(sheet, number):
            stem = f"chromium-{sheet.name}-{FONTS.index(font)}"
            page = folder / f"{stem}.html"
            page.write_text(_html(sheet, font), "utf-8")
            target = folder / f"{stem}.pdf"
            _run(
                ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                 f"--print-to-pdf={target}", page.as_uri()]
            )  # fmt: skip
            yield score(sheet, "chromium", font, target)


def printed_by_libreoffice(sheets: Sequence[Sheet], folder: Path) -> Iterator[Score]:
    jobs = []
    for number, sheet in enumerate(sheets):
        for font in _fonts(sheet, number):
            source = folder / f"libreoffice-{sheet.name}-{FONTS.index(font)}.docx"
            _write_docx(sheet, font, source)
            jobs.append((sheet, font, source))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    names = [str(source) for _, _, source in jobs]
    _run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *names])
    shutil.rmtree(folder / "profile", ignore_errors=True)
    for sheet, font, source in jobs:
        yield score(sheet, "libreoffice", font, source.with_suffix(".pdf"))


def _fonts(sheet: Sheet, number: int) -> Sequence[str]:
    """Generated layouts are printed in every font, texts in one each in turn."""
    return [FONTS[number % len(FONTS)]] if sheet.name.startswith("text") else FONTS


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=900)


def _html(sheet: Sheet, font: str) -> str:
    style = f"font: 15px '{font}'; text-align: {'justify' if sheet.justified else 'start'}"
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in sheet.table)
    body = "".join(f"<p>{escape(text)}</p>" for text in sheet.paragraphs)
    flow = f'<div style="column-count:{sheet.columns};column-gap:2em">{body}</div>' if sheet.columns > 1 else body
    table = f'<table border="1" style="border-collapse:collapse;width:100%">{rows}</table>' if rows else ""
    head = f'<!doctype html><html dir="rtl" lang="fa"><meta charset="utf-8"><body style="{style}">'
    return f"{head}<h1>{escape(sheet.title)}</h1>{flow}{table}</body></html>"


def _write_docx(sheet: Sheet, font: str, target: Path) -> None:
    """A right-to-left Word file of the sheet, in one font."""
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()

    def dress(paragraph: docx.text.paragraph.Paragraph, size: int) -> None:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(OxmlElement("w:bidi"))
        if sheet.justified:
            align = OxmlElement("w:jc")
            align.set(qn("w:val"), "both")
            properties.append(align)
        for run in paragraph.runs:
            fonts = OxmlElement("w:rFonts")
            for kind in ("ascii", "hAnsi", "cs"):
                fonts.set(qn(f"w:{kind}"), font)
            for element, value in ((fonts, None), (OxmlElement("w:szCs"), size * 2), (OxmlElement("w:rtl"), None)):
                if value is not None:
                    element.set(qn("w:val"), str(value))
                run._r.get_or_add_rPr().append(element)

    dress(document.add_paragraph(sheet.title), 18)
    if sheet.columns > 1:
        from docx.enum.section import WD_SECTION

        section = document.add_section(WD_SECTION.CONTINUOUS)
        columns = OxmlElement("w:cols")
        columns.set(qn("w:num"), str(sheet.columns))
        section._sectPr.append(columns)
        section._sectPr.append(OxmlElement("w:bidi"))
    for text in sheet.paragraphs:
        dress(document.add_paragraph(text), 12)
    if sheet.table:
        table = document.add_table(len(sheet.table), len(sheet.table[0]))
        table.style = "Table Grid"
        table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
        for row, cells in enumerate(sheet.table):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
                dress(table.cell(row, column).paragraphs[0], 12)
    document.save(str(target))


def score(sheet: Sheet, printer: str, font: str, path: Path) -> Score:
    from ingest.readers.pdf.document import read_pdf

    try:
        found = read_pdf(path.read_bytes()).text
    except Unreadable as refusal:
        return Score(name=sheet.name, printer=printer, font=font, refused=str(refusal))
    known, read = _folded(sheet.reference), _folded(found)
    numbers, numbers_exact = _shared(_NUMBER, known, read)
    dates, dates_exact = _shared(_DATE, known, read)
    lines = {" ".join(line.split()) for line in read.splitlines()}
    wanted = [" ".join(_folded(line).split()) for line in (sheet.title, *sheet.paragraphs)]
    strict, sample = _errors(known.split(), read.split())
    loose = [re.sub("\u200c", "", text).split() for text in (known, read)]
    return Score(
        name=sheet.name, printer=printer, font=font, numbers=numbers, numbers_exact=numbers_exact, dates=dates,
        dates_exact=dates_exact, paragraphs=len(wanted), paragraphs_whole=sum(line in lines for line in wanted),
        words=len(known.split()), errors_strict=strict,
        errors_lenient=_errors(*loose)[0], sample=sample,
    )  # fmt: skip


def _folded(text: str) -> str:
    """Letters and digits as search sees them, without cell separators, pictograms and half-spaces beside a blank."""
    composed = unicodedata.normalize("NFC", text).translate(_FOLD).replace("\u00a0", " ")
    plain = "".join(char for char in composed if unicodedata.category(char) not in ("So", "Sk", "Co", "Cs"))
    plain = re.sub(r"[\u064b-\u065f\u0640\u200d\u200e\u200f\ufe0f\ufeff|]", "", plain)
    return re.sub(r"\u200c+(?=[^\w]|$)|(?:(?<=[^\w])|^)\u200c+", "", plain)


def _shared(pattern: re.Pattern[str], known: str, read: str) -> tuple[int, int]:
    """How many matches the known text has, and how many of them were read."""
    wanted, found = Counter(pattern.findall(known)), Counter(pattern.findall(read))
    return wanted.total(), (wanted & found).total()


def _errors(known: Sequence[str], read: Sequence[str]) -> tuple[int, str]:
    """Words changed, lost or added, and the first few of them."""
    errors, shown = 0, []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, known, read, autojunk=False).get_opcodes():
        if kind != "equal":
            errors += max(b - a, d - c)
            shown.append(f"{' '.join(known[a:b])}→{' '.join(read[c:d])}"[:60])
    return errors, "; ".join(shown[:4])


def report(scores: Sequence[Score]) -> None:
    """Totals a printer, then every page that was refused or read with an error."""
    for printer in ("chromium", "libreoffice"):
        mine = [each for each in scores if each.printer == printer]
        read = [each for each in mine if not each.refused]
        words = max(sum(each.words for each in read), 1)
        over = [each for each in read if each.errors_lenient > 0.02 * each.words]
        wrong = [each for each in read if each.numbers_exact < each.numbers or each.dates_exact < each.dates]
        print(
            f"{printer:12} pages {len(mine)}, quarantined {len(mine) - len(read)}; "
            f"numbers {sum(e.numbers_exact for e in read)}/{sum(e.numbers for e in read)}, "
            f"dates {sum(e.dates_exact for e in read)}/{sum(e.dates for e in read)}; "
            f"word error {sum(e.errors_strict for e in read) / words:.3%} strict, "
            f"{sum(e.errors_lenient for e in read) / words:.3%} lenient; "
            f"whole paragraphs {sum(e.paragraphs_whole for e in read)}/{sum(e.paragraphs for e in read)}; "
            f"pages over 2%: {len(over)}, with a wrong number: {len(wrong)}"
        )
    for each in scores:
        if each.refused or each.errors_strict or each.numbers_exact < each.numbers:
            share = each.errors_strict / max(each.words, 1)
            told = each.refused or f"{share:.1%} numbers {each.numbers_exact}/{each.numbers} {each.sample}"
            print(f"  {each.printer:11} {each.name:18} {each.font:18} {told}")


if __name__ == "__main__":
    main()

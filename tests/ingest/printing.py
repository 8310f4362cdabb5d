"""Prints pages for the tests of PDF: Chromium prints HTML, LibreOffice a Word file, pdfium a picture."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

IN_CI = os.environ.get("CI") == "true"
needs_chromium = pytest.mark.skipif(shutil.which("chromium") is None and not IN_CI, reason="chromium is not installed")
needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None and not IN_CI, reason="soffice is not installed")


def by_chromium(folder: Path, body: str, style: str = "") -> bytes:
    """The HTML body as a PDF, right to left."""
    page = folder / "page.html"
    css = f"body {{ font: 15px 'Noto Naskh Arabic', 'DejaVu Sans' }} {style}"
    page.write_text(f'<html dir="rtl" lang="fa"><meta charset="utf-8"><style>{css}</style>{body}</html>', "utf-8")
    command = [
        shutil.which("chromium") or "chromium", "--headless", "--no-sandbox", "--disable-gpu",
        "--no-pdf-header-footer", f"--user-data-dir={folder / 'chromium'}",
        f"--print-to-pdf={folder / 'page.pdf'}", page.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "page.pdf").read_bytes()


def by_libreoffice(folder: Path, write: Callable[[Document], object], convert_to: str = "pdf") -> bytes:
    """The Word file that `write` fills as a PDF."""
    document = docx.Document()
    write(document)
    document.save(str(folder / "page.docx"))
    command = [
        shutil.which("soffice") or "soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless",
        "--convert-to", convert_to, "--outdir", str(folder), str(folder / "page.docx"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "page.pdf").read_bytes()


def persian(document: Document, text: str, *, size: int = 12, justified: bool = False) -> None:
    """Add a right-to-left paragraph."""
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(OxmlElement("w:bidi"))
    if justified:
        _append(properties, "w:jc", "both")
    for run in paragraph.runs:
        style = run._r.get_or_add_rPr()
        fonts = OxmlElement("w:rFonts")
        for kind in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{kind}"), "Noto Naskh Arabic")
        style.append(fonts)
        _append(style, "w:szCs", str(size * 2))
        style.append(OxmlElement("w:rtl"))


def _append(parent: OxmlElement, name: str, value: str) -> None:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    parent.append(element)


def as_scan(pdf: bytes, scale: float = 3.0) -> bytes:
    """The first page of a PDF as a picture on a page of the same size, as a scanner makes it."""
    with pypdfium2.PdfDocument(pdf) as source:
        page = source[0]
        return picture_page(page.render(scale=scale), *page.get_size())


def picture_page(bitmap: pypdfium2.PdfBitmap, width: float, height: float) -> bytes:
    """A PDF of one page that a picture fills."""
    made = pypdfium2.PdfDocument.new()
    page = made.new_page(width, height)
    picture = pypdfium2.PdfImage.new(made)
    picture.set_bitmap(bitmap)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page.insert_obj(picture)
    page.gen_content()
    out = io.BytesIO()
    made.save(out)
    made.close()
    return out.getvalue()

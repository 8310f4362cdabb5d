"""Old office files through LibreOffice: letters, half-spaces, digits and tables arrive."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import docx
import openpyxl
import pytest

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from corpus.settings import Settings
from ingest.readers import ReadOptions, office
from ingest.readers.package import OLE_MAGIC
from ingest.sources import RawFile

needs_libreoffice = pytest.mark.skipif(
    not office.available() and os.environ.get("CI") != "true", reason="LibreOffice is not installed"
)
SENTENCE = "تفاهم‌نامهٔ همکاری در تاریخ ۱۴۰۴/۰۸/۱۴ امضا شد؛ ۱۲٫۵٪ سهم پژوهشگاه است."


def rtf(text: str, half_space: str) -> bytes:
    """RTF as Word writes it for Persian: bytes of windows-1256, a number for letters it lacks."""
    out = []
    for char in text:
        try:
            code = half_space if char == "\N{ZERO WIDTH NON-JOINER}" else f"\\'{char.encode('cp1256')[0]:02x}"
        except UnicodeEncodeError:
            code = f"\\u{ord(char)}?"
        out.append(code)
    head = r"{\rtf1\ansi\ansicpg1256\deff0{\fonttbl{\f0\fnil\fcharset178 Tahoma;}}\rtlpar\f0 "
    return f"{head}{''.join(out)}\\par}}".encode("ascii")


def read(name: str, data: bytes) -> list[Draft]:
    file = RawFile(origin=f"/x/{name}", name=name, data=data)
    found = list(office.READER.read(file, ReadOptions(settings=Settings())))
    assert all(isinstance(each, Draft) for each in found)
    return [each for each in found if isinstance(each, Draft)]


@needs_libreoffice
@pytest.mark.parametrize("half_space", [r"\zwnj ", r"\'9d", r"\u8204?"])
def test_rtf_of_word_keeps_its_letters_and_half_spaces(half_space: str) -> None:
    assert [draft.text for draft in read("letter.rtf", rtf(SENTENCE, half_space))] == [SENTENCE]


@needs_libreoffice
def test_an_old_word_file_is_read_with_headings_and_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("صورت‌جلسه", 1)
    document.add_paragraph(SENTENCE)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "تعهد", "مهلت"
    document.add_paragraph("پایان")
    document.save(str(tmp_path / "minutes.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    soffice = shutil.which("soffice") or "soffice"
    source = str(tmp_path / "minutes.docx")
    command = [soffice, profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), source]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    (draft,) = read("minutes.doc", (tmp_path / "minutes.doc").read_bytes())
    assert draft.text == f"صورت‌جلسه\n{SENTENCE}\nتعهد | مهلت\nپایان"
    assert [heading.of(draft.text) for heading in draft.headings] == ["صورت‌جلسه"]


@needs_libreoffice
def test_an_old_excel_file_gives_a_document_a_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("عنوان", "متن"), ("نخست", SENTENCE), ("دوم", "متن ردیف دوم")):
        book.active.append(row)
    book.save(tmp_path / "rows.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    soffice = shutil.which("soffice") or "soffice"
    command = [soffice, profile, "--headless", "--convert-to", "xls", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "rows.xlsx")], check=True, capture_output=True, timeout=180)
    drafts = read("rows.xls", (tmp_path / "rows.xls").read_bytes())
    assert [(draft.title, draft.text) for draft in drafts] == [("نخست", SENTENCE), ("دوم", "متن ردیف دوم")]


@needs_libreoffice
def test_a_broken_file_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read("a.rtf", b"{\\rtf1 {{{")
    assert refused.value.reason is Reason.BROKEN


def test_without_libreoffice_the_refusal_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unreadable, match="apt install libreoffice-writer") as refused:
        read("a.rtf", rtf(SENTENCE, ""))
    assert refused.value.reason is Reason.NEEDS_TOOL


def word_head(flags: int) -> bytes:
    """An OLE file whose first sector begins a Word stream with these flags."""
    head = OLE_MAGIC + bytes(504) + b"\xec\xa5" + bytes(9) + bytes([flags]) + bytes(500)
    return head + "WordDocument".encode("utf-16-le")


def test_a_word_file_with_a_password_is_named_so() -> None:
    with pytest.raises(Unreadable) as refused:
        read("a.doc", word_head(1))
    assert refused.value.reason is Reason.PASSWORD


@pytest.mark.parametrize(
    ("data", "recognised"),
    [
        (rtf(SENTENCE, ""), True),
        (word_head(0), True),
        (OLE_MAGIC + bytes(600) + "Workbook".encode("utf-16-le"), True),
        (OLE_MAGIC + bytes(600) + "EncryptedPackage".encode("utf-16-le"), False),
        (OLE_MAGIC + bytes(600) + "PowerPoint Document".encode("utf-16-le"), False),
        ("متن".encode(), False),
    ],
)
def test_old_formats_are_known_by_their_content(data: bytes, recognised: bool) -> None:
    assert office.READER.recognises(RawFile(origin="/x/a", name="a", data=data)) is recognised

"""Old office files (.doc, .rtf, .xls): LibreOffice makes new ones of them, and those are read."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from ingest.readers.package import OLE_MAGIC, is_encrypted_ole

if TYPE_CHECKING:
    from ingest.readers import ReadOptions
    from ingest.sources import RawFile, Refused

INSTALL = "apt install libreoffice-writer libreoffice-calc"
TIMEOUT_SECONDS = 180
_PROGRAMS = ("soffice", "libreoffice")
_TARGET = {".doc": "docx", ".rtf": "docx", ".xls": "xlsx"}
_ONE_AT_A_TIME = threading.Lock()
"""LibreOffice is large and slow to start; a second one beside it only makes both late."""
_HALF_SPACE = re.compile(rb"\\zwnj(?![a-zA-Z0-9-]) ?")
"""Word's own mark for a half-space in RTF, which LibreOffice 7.4 drops; as a character it survives."""
_WORD_MAGIC = 0xA5EC
_EXCEL_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_WORD_STREAM = "WordDocument".encode("utf-16-le")


def available() -> bool:
    """Whether LibreOffice is installed."""
    return _program() is not None


class OfficeReader:
    """Reads .doc, .rtf and .xls through LibreOffice."""

    name = "office"
    suffixes = frozenset(_TARGET)

    def recognises(self, file: RawFile) -> bool:
        """RTF's first bytes, or an OLE file that holds a Word or Excel stream."""
        return _kind(file.data) is not None

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft | Refused]:
        kind = _kind(file.data)
        if kind is None or is_encrypted_ole(file.data):
            raise Unreadable(Reason.BROKEN, "not a Word, Excel or RTF file")
        if kind == ".doc" and _word_is_encrypted(file.data):
            raise Unreadable(Reason.PASSWORD, "the Word file is encrypted")
        made = convert(file.data, kind)
        if kind == ".xls":
            yield from _read_sheet(file, made, options)
        else:
            from ingest.readers.docx import read_docx

            yield read_docx(made)


READER = OfficeReader()


def convert(data: bytes, suffix: str) -> bytes:
    """`data` (a file of type `suffix`) as a .docx or .xlsx. Raises `Unreadable`."""
    program = _program()
    if program is None:
        raise Unreadable(Reason.NEEDS_TOOL, f"{suffix} files need LibreOffice: {INSTALL}")
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="hamkari-") as folder:
        source = Path(folder, f"source{suffix}")
        source.write_bytes(_HALF_SPACE.sub(rb"{\\uc1\\u8204?}", data) if suffix == ".rtf" else data)
        target = Path(folder, "made", f"source.{_TARGET[suffix]}")
        said = _convert_file(program, source, target)
        if not target.is_file():
            raise Unreadable(
                Reason.BROKEN, f"LibreOffice could not open it; is it whole, and without a password? {said}"
            )
        return target.read_bytes()


def _convert_file(program: str, source: Path, target: Path) -> str:
    """Run LibreOffice with a profile of its own (macros off by default); what it said on failure."""
    profile = Path(source.parent, "profile").as_uri()
    arguments = [
        program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck", "--nodefault",
        "--convert-to", target.suffix[1:], "--outdir", str(target.parent), str(source),
    ]  # fmt: skip
    environment = {**os.environ, "HOME": str(source.parent), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment,
        start_new_session=True,
    )  # fmt: skip
    try:
        said, _ = process.communicate(timeout=TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(Reason.BROKEN, f"LibreOffice did not finish within {TIMEOUT_SECONDS} s") from error
    finally:
        _stop(process)
    return said.decode("utf-8", "replace").strip()[-200:]


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the children it started: its launcher does not take them along."""
    if process.poll() is None:
        os.killpg(process.pid, 9)
        process.communicate()


def _read_sheet(file: RawFile, made: bytes, options: ReadOptions) -> Iterator[Draft | Refused]:
    from ingest.readers import read

    name = f"{Path(file.name).stem}.xlsx"
    yield from read(replace(file, name=name, data=made, path=None), options)


def _program() -> str | None:
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def _kind(data: bytes) -> str | None:
    """The suffix that fits the content."""
    if data[:5] == b"{\\rtf":
        return ".rtf"
    if not data.startswith(OLE_MAGIC) or is_encrypted_ole(data):
        return None
    if _WORD_STREAM in data:
        return ".doc"
    return ".xls" if any(name in data for name in _EXCEL_STREAMS) else None


def _word_is_encrypted(data: bytes) -> bool:
    """The flag in the head of the Word stream, which stands in the first sector of nearly all files."""
    head = data[512:524]
    return len(head) == 12 and int.from_bytes(head[:2], "little") == _WORD_MAGIC and bool(head[11] & 1)

"""Pictures of text: tesseract reads scans, and what it reads is marked as recognised."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import Unreadable
from corpus.models import Draft
from corpus.reasons import Reason
from ingest.readers.image_size import check_size, picture_kind

if TYPE_CHECKING:
    from ingest.readers import ReadOptions
    from ingest.sources import RawFile

INSTALL = "apt install tesseract-ocr tesseract-ocr-fas"
TIMEOUT_SECONDS = 180
DOTS_PER_INCH = 300
_LEAST_CONFIDENCE = 35.0
"""Mean word confidence below which tesseract saw words in dust; pages of print score 70 to 95."""
_SURE = 60.0
_WHOLE_PAGE, _SPARSE = "3", "11"
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Direction marks are tesseract's own additions, no part of what the paper shows."""


def available() -> bool:
    """Whether tesseract is installed with its Persian data."""
    return "fas" in _languages()


class OcrReader:
    """Reads .png, .jpg and .tif pictures of text."""

    name = "ocr"
    suffixes = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})

    def recognises(self, file: RawFile) -> bool:
        return picture_kind(file.data) is not None

    def read(self, file: RawFile, options: ReadOptions) -> Iterator[Draft]:
        check_size(file.data)
        text = recognise(file.data)
        if not text:
            raise Unreadable(Reason.EMPTY_SCAN, "no text was recognised in the picture")
        yield Draft(text=text, recognised=True)


READER = OcrReader()


def recognise(picture: bytes, dots_per_inch: int | None = None) -> str:
    """The text of a picture (PNG, JPEG, TIFF or PNM bytes), "" for a blank one. Raises `Unreadable`."""
    if not available():
        raise Unreadable(Reason.EMPTY_SCAN, f"reading a scan needs tesseract with Persian: {INSTALL}")
    with tempfile.TemporaryDirectory(prefix="hamkari-") as folder:
        source = Path(folder, "page")
        source.write_bytes(picture)
        reading = _read(source, dots_per_inch, _WHOLE_PAGE)
        if reading.confidence < _SURE:  # a page of a line or two is not seen as a page of text
            reading = max(reading, _read(source, dots_per_inch, _SPARSE), key=lambda each: each.confidence)
    return reading.text if reading.confidence >= _LEAST_CONFIDENCE else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What tesseract saw, and how sure of the words it was on the mean (0 to 100)."""

    text: str
    confidence: float


def _read(source: Path, dots_per_inch: int | None, layout: str) -> _Read:
    target = source.with_name(f"read{layout}")
    languages = "fas+eng" if "eng" in _languages() else "fas"
    resolution = [] if dots_per_inch is None else ["--dpi", str(dots_per_inch)]
    arguments = ["tesseract", str(source), str(target), "-l", languages, "--psm", layout, *resolution, "txt", "tsv"]
    try:
        done = subprocess.run(
            arguments, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT_SECONDS, check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "2"},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Unreadable(Reason.EMPTY_SCAN, f"tesseract did not finish within {TIMEOUT_SECONDS} s") from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()[-200:]
        raise Unreadable(Reason.BROKEN, f"tesseract could not read the picture: {said}")
    text, words = (Path(f"{target}.{kind}").read_text("utf-8", "replace") for kind in ("txt", "tsv"))
    return _Read(text=_tidied(text), confidence=_confidence(words))


def _tidied(text: str) -> str:
    """Pages without tesseract's marks, one blank line between blocks."""
    pages = [_MARKS.sub("", page).strip() for page in text.split("\f")]
    return "\n\n".join(re.sub(r"\n{3,}", "\n\n", page) for page in pages if page)


def _confidence(words: str) -> float:
    """The mean over the words of tesseract's table, a word a row; 0 when it saw none."""
    rows = [row.split("\t") for row in words.splitlines()[1:]]
    sure = [float(row[10]) for row in rows if len(row) == 12 and row[11].strip() and float(row[10]) >= 0]
    return sum(sure) / len(sure) if sure else 0.0


@functools.cache
def _languages() -> frozenset[str]:
    """The languages tesseract can read; none when it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=30, check=False)
    return frozenset(listed.stdout.decode("utf-8", "replace").split())

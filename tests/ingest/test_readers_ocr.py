"""Pictures of text: print is read and marked as recognised, dust and bombs are refused."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest

from corpus.errors import Unreadable
from corpus.reasons import Reason
from corpus.settings import Settings
from ingest.readers import ReadOptions, ocr
from ingest.sources import RawFile

in_ci = os.environ.get("CI") == "true"
needs_tesseract = pytest.mark.skipif(
    not ocr.available() and not in_ci, reason="tesseract with Persian is not installed"
)
needs_chromium = pytest.mark.skipif(shutil.which("chromium") is None and not in_ci, reason="chromium is not installed")
SENTENCE = "کارگروه مشترک استان سمنان و فدراسیون روسیه تشکیل شد"


def png(width: int, height: int, grey: int = 255) -> bytes:
    """A picture of one grey; only a few rows are kept when it is huge."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = (b"\0" + bytes([grey]) * width) * min(height, 2000)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def file(name: str, data: bytes) -> RawFile:
    return RawFile(origin=f"/x/{name}", name=name, data=data)


@needs_chromium
@needs_tesseract
def test_print_is_read_and_marked_as_recognised(tmp_path: Path) -> None:
    page = f'<p dir="rtl" lang="fa" style="font: 44px Noto Naskh Arabic; margin: 60px">{SENTENCE}</p>'
    (tmp_path / "page.html").write_text(f"<meta charset=utf-8>{page}", "utf-8")
    chromium = shutil.which("chromium") or "chromium"
    command = [
        chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
        f"--screenshot={tmp_path / 'page.png'}", "--window-size=1200,300", (tmp_path / "page.html").as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    picture = file("scan.png", (tmp_path / "page.png").read_bytes())
    (draft,) = ocr.READER.read(picture, ReadOptions(settings=Settings()))
    assert draft.recognised
    words = set(SENTENCE.split())
    assert len(words & set(draft.text.split())) >= len(words) - 1


@needs_tesseract
def test_a_blank_page_stays_blank() -> None:
    with pytest.raises(Unreadable) as refused:
        list(ocr.READER.read(file("blank.png", png(600, 800)), ReadOptions(settings=Settings())))
    assert refused.value.reason is Reason.EMPTY_SCAN


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (png(60_000, 60_000)[:200], Reason.TOO_LARGE),
        (b"\x89PNG\r\n\x1a\n", Reason.BROKEN),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", Reason.BROKEN),
        (b"\xff\xd8\xff\xe0\x00\x02" + bytes(20), Reason.BROKEN),  # no marker where one must be
        (b"\xff\xd8\xff\xff\xff\xc0\x00\x11\x08\xea\x60\xea\x60" + bytes(20), Reason.TOO_LARGE),
        (b"II*\0" + struct.pack("<IHHHIIHHII", 8, 2, 256, 4, 1, 60_000, 257, 4, 1, 60_000), Reason.TOO_LARGE),
        (b"MM\0*" + bytes(3), Reason.BROKEN),
    ],
)
def test_pictures_too_large_or_cut_short_are_refused_unopened(data: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as refused:
        list(ocr.READER.read(file("a.png", data), ReadOptions(settings=Settings())))
    assert refused.value.reason is reason


@needs_tesseract
def test_a_damaged_picture_is_broken() -> None:
    with pytest.raises(Unreadable) as refused:
        list(ocr.READER.read(file("a.png", png(100, 100)[:40] + bytes(30)), ReadOptions(settings=Settings())))
    assert refused.value.reason is Reason.BROKEN


@pytest.mark.parametrize(
    ("head", "known"), [(b"\x89PNG\r\n\x1a\n", True), (b"\xff\xd8\xff", True), (b"II*\0", True), (b"GIF89a", False)]
)
def test_pictures_are_known_by_their_first_bytes(head: bytes, known: bool) -> None:
    assert ocr.READER.recognises(file("a", head)) is known

"""The invented sample documents are enough, varied, small, threaded, and each says that it is a sample."""

from __future__ import annotations

import contextlib
import csv
import email
import email.policy
import json
import mailbox
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix not in {".py", ".json"} and path.is_file())

FORMATS = {
    ".txt": 14, ".html": 6, ".md": 4, ".docx": 6, ".odt": 2, ".jsonl": 1, ".csv": 1, ".xlsx": 1,
    ".eml": 2, ".mbox": 1, ".pdf": 2,
}  # fmt: skip

# Stem, or the id of a record inside agency-digest.jsonl / economy-news.csv, in the order of the events.
THREADS = {
    "a report due in two weeks comes late; a shipping line starts half; a cold store is overdue": (
        "mazandaran-astrakhan-01-founding", "mazandaran-astrakhan-02-agency-a", "mazandaran-astrakhan-02-agency-b",
        "1404-07-12_mazandaran-astrakhan-03-reminder", "mazandaran-astrakhan-04-minutes",
        "mazandaran-astrakhan-05-first-ship", "mazandaran-astrakhan-06-consulate",
    ),
    "120 million dollars become 95; 310 of 500 wagons; the rest is due at the end of Azar 1405": (
        "rail-tashkent-01-memorandum", "rail-tashkent-02-other-figure", "rail-tashkent-03-progress",
        "rail-tashkent-04-year-end", "rail-tashkent-05-report",
    ),
    "a greenhouse joint venture is cancelled, a sorting centre takes its place": (
        "1403-07-25_greenhouse-samarkand-01", "greenhouse-samarkand-02-minutes",
        "greenhouse-samarkand-03-water-letter", "greenhouse-samarkand-04-cancelled",
        "greenhouse-samarkand-05-sorting-centre",
    ),
    "a memorandum in eight articles, kept clause by clause": (
        "oman-methanol-01-memorandum", "oman-methanol-02-study", "oman-methanol-03-contract",
        "oman-methanol-04-joint-statement",
    ),
    "a trade centre opens before its day and sells less than foreseen": (
        "yerevan-centre-01-chamber", "yerevan-centre-02-progress", "yerevan-centre-03-opening",
        "yerevan-centre-04-first-year",
    ),
    "a transit tariff is renewed, then contradicted at the border": (
        "transit-tariff-01-agreement", "transit-tariff-02-letter", "transit-tariff-03-joint-statement",
        "transit-tariff-04-drivers-complaint",
    ),
    "power exports partly kept and disputed, a clinic opened in time": (
        "ilam-wasit-01-governors", "ilam-wasit-02-minutes", "ilam-wasit-03-release",
    ),
    "a ferry late, then as often as promised; the internet of its quay never": (
        "qeshm-khasab-01-promise", "qeshm-khasab-02-ferry", "qeshm-khasab-03-four-trips",
    ),
    "trainees nearly all taken, a list of medicines before its day": (
        "shiraz-dushanbe-01-letter", "shiraz-dushanbe-02-visit", "shiraz-dushanbe-03-medicines",
    ),
    "a swap that reaches its goal": ("bandar-abbas-swap", "baku-swap-year-result"),
}  # fmt: skip


def _folded(text: str) -> str:
    """Letters only, as one keyboard would write them: marks, kashida and Arabic forms gone."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if unicodedata.category(letter) != "Mn")
    return bare.replace("ـ", "").translate(str.maketrans("يىكة", "ییکه"))


def _decoded(path: Path) -> str:
    """The text of a plain file in whichever of the three encodings the samples use."""
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1256")


def _whole(path: Path) -> Iterator[tuple[str, str]]:
    yield path.stem, _decoded(path)


def _zipped(path: Path) -> Iterator[tuple[str, str]]:
    """The text of an office document: its body part without the tags."""
    with zipfile.ZipFile(path) as archive:
        body = archive.read("word/document.xml" if path.suffix == ".docx" else "content.xml").decode("utf-8")
    yield path.stem, re.sub(r"<[^>]+>", " ", body)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        yield record["id"], record["text"]


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield row["id"], row["text"]


def _cells(path: Path) -> Iterator[tuple[str, str]]:
    with contextlib.closing(openpyxl.load_workbook(path, read_only=True)) as book:
        for number, (_title, text, *_rest) in enumerate(book.worksheets[0].iter_rows(min_row=2, values_only=True), 2):
            yield f"{path.stem}-{number}", str(text)


def _parts(name: str, message: EmailMessage) -> Iterator[tuple[str, str]]:
    for part in message.walk():
        if part.get_content_maintype() == "text":
            content = part.get_content()
            yield part.get_filename() or name, content if isinstance(content, str) else content.decode()


def _mail(path: Path) -> Iterator[tuple[str, str]]:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    yield from _parts(path.stem, message)


def _mailbox(path: Path) -> Iterator[tuple[str, str]]:
    with contextlib.closing(mailbox.mbox(path, create=False)) as box:
        for number, stored in enumerate(box):
            message = email.message_from_bytes(stored.as_bytes(), policy=email.policy.default)
            yield from _parts(f"{path.stem}-{number}", message)


OPENERS: dict[str, Callable[[Path], Iterator[tuple[str, str]]]] = {
    ".txt": _whole, ".md": _whole, ".html": _whole, ".docx": _zipped, ".odt": _zipped, ".jsonl": _lines,
    ".csv": _rows, ".xlsx": _cells, ".eml": _mail, ".mbox": _mailbox,
}  # fmt: skip

DOCUMENTS = [item for path in FILES if path.suffix in OPENERS for item in OPENERS[path.suffix](path)]
PDFS = [path for path in FILES if path.suffix == ".pdf"]
IDS = {name for name, _ in DOCUMENTS} | {path.stem for path in FILES}


def test_there_are_at_least_44_documents() -> None:
    assert len(DOCUMENTS) + len(PDFS) >= 44


def test_every_format_is_there() -> None:
    found = Counter(path.suffix for path in FILES)
    assert {suffix: found[suffix] for suffix in FORMATS} == FORMATS


def test_stems_and_record_ids_are_unique() -> None:
    names = [name for name, _ in DOCUMENTS] + [path.stem for path in PDFS]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_together_they_stay_under_a_megabyte() -> None:
    assert sum(path.stat().st_size for path in FILES) < 1_000_000


@pytest.mark.parametrize(("name", "text"), DOCUMENTS, ids=[name for name, _ in DOCUMENTS])
def test_the_text_says_it_is_a_sample(name: str, text: str) -> None:
    folded = _folded(text)
    assert "ساختگی" in folded, name
    assert "نمونه" in folded, name


@pytest.mark.parametrize(("name", "text"), DOCUMENTS, ids=[name for name, _ in DOCUMENTS])
def test_the_text_is_of_a_useful_length(name: str, text: str) -> None:
    assert 115 <= len(re.sub(r"<[^>]+>", " ", text).split()) <= 520, name


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_a_pdf_is_a_pdf(path: Path) -> None:
    assert path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("ids", THREADS.values(), ids=THREADS.keys())
def test_every_document_of_a_thread_is_there(ids: tuple[str, ...]) -> None:
    assert [name for name in ids if name not in IDS] == []


@pytest.mark.parametrize(
    ("spelling", "letters", "least"),
    [
        ("half-spaces", "\u200c", 15),
        ("Arabic yeh", "\u064a", 15),
        ("a right-to-left mark as half-space", "\u200f", 1),
        ("kashida", "\u0640", 1),
        ("decomposed letters", "\u0627\u0653", 1),
        ("lost half-spaces, glued", "میشود", 3),
        ("lost half-spaces, spaced", "می شود", 3),
    ],
)
def test_spellings_vary(spelling: str, letters: str, least: int) -> None:
    assert sum(letters in text for _, text in DOCUMENTS) >= least, spelling


def test_two_plain_files_are_not_utf8() -> None:
    encodings = {path.stem for path in FILES if path.suffix == ".txt" and not _is_utf8(path)}
    assert encodings == {"greenhouse-samarkand-03-water-letter", "transit-tariff-01-agreement"}


def _is_utf8(path: Path) -> bool:
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_two_agencies_differ_in_one_figure_only() -> None:
    """The near-duplicate pair: 46 in one, 64 in the other."""
    figures = [
        Counter(
            re.findall(
                r"[۰-۹]+", re.sub(r"<[^>]+>", " ", _decoded(SAMPLES / f"mazandaran-astrakhan-02-agency-{which}.html"))
            )
        )
        for which in "ab"
    ]
    assert (figures[0] - figures[1], figures[1] - figures[0]) == (Counter({"۴۶": 1}), Counter({"۶۴": 1}))

"""Resolutions of minutes that stand as rows of a table or numbered lines, with who answers for them and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.letters import plain
from corpus.models import Span
from ingest.extract.reading import Reading

BAR = " | "
_COLUMNS = {
    "act": re.compile(r"(?:شرح|متن|عنوان|موضوع)?\s?(?:مصوب|تصمیم|اقدام|تعهد|شرح)"),
    "by": re.compile(r"(?:دستگاه|مرجع|واحد|نهاد|مسیول|مسوول|مجری|پیگیری|اقدام ?کننده|متولی)"),
    "deadline": re.compile(r"(?:مهلت|موعد|سررسید|زمان|تاریخ (?:اجرا|تحویل)|زمان ?بندی)"),
}
_LABELS = {
    "by": re.compile(
        r"(?:مسیول|مسوول|مجری|متولی)\s?(?:پیگیری|اجرا|اقدام)?\s?:\s?"
        r"(?P<value>(?:(?!\s[-–—]\s)[^؛،.|\n()]){2,80})"
    ),
    "deadline": re.compile(
        r"(?:مهلت|موعد|زمان)\s?(?:اجرا|انجام|تحویل)?\s?:\s?(?P<value>(?:(?!\s[-–—]\s)[^؛،|\n().]){2,60})"
    ),
}
_DONE = re.compile(r"وضعیت|نتیجه|درصد پیشرفت|انجام ?شده")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """One resolution: `quote` is what was resolved, `line` all that stands about it; `by` and `deadline` where said."""

    line: Span
    quote: Span
    by: Span | None = None
    deadline: Span | None = None


def resolutions(reading: Reading) -> Iterator[Resolution]:
    """The resolutions of the document's tables, and lines that name who answers for them."""
    head: dict[int, str] = {}
    for line in _lines(reading.text):
        if BAR in line.of(reading.text):
            cells = list(_cells(reading.text, line))
            columns = _columns(reading, cells)
            if columns is not None:
                head = columns
            elif head and (found := _row(reading.text, line, cells, head)):
                yield found
        else:
            head = {}
            if found := _labelled(reading.text, line):
                yield found


def _lines(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n\r]+", text):
        yield Span(start=match.start(), end=match.end())


def _cells(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for cell in line.of(text).split(BAR):
        left = len(cell) - len(cell.lstrip())
        yield Span(start=start + left, end=max(start + len(cell.rstrip()), start + left))
        start += len(cell) + len(BAR)


def _columns(reading: Reading, cells: list[Span]) -> dict[int, str] | None:
    """Which column says what, if the row is the head of a table of resolutions; {} for the head of another table."""
    words = [reading.words(cell) for cell in cells]
    if any(len(word) > 40 or re.search(r"\d", word) for word in words):
        return None
    found: dict[int, str] = {}
    for name in ("by", "deadline", "act"):
        for number, word in enumerate(words):
            if number not in found and name not in found.values() and _COLUMNS[name].search(word):
                found[number] = name
    if any(map(_DONE.search, words)) or "act" not in found.values() or len(found) < 2:
        return {}
    return found


def _row(text: str, line: Span, cells: list[Span], head: dict[int, str]) -> Resolution | None:
    parts = {name: cells[number] for number, name in head.items() if number < len(cells)}
    parts = {name: cell for name, cell in parts.items() if cell.of(text).strip(" -–—")}
    if "act" not in parts or len(parts["act"].of(text)) < 8:
        return None
    whole = Span(start=parts["act"].start, end=max(cell.end for cell in parts.values()))
    return Resolution(line=line, quote=whole, by=parts.get("by"), deadline=parts.get("deadline"))


def _labelled(text: str, line: Span) -> Resolution | None:
    """A line such as «۱- … تهیه شود. مسئول پیگیری: … مهلت: …»."""
    folded = plain(line.of(text))
    marks = {name: match for name, pattern in _LABELS.items() if (match := pattern.search(folded.text))}
    if "by" not in marks:
        return None
    first = min(match.start() for match in marks.values())
    body = folded.text[:first].rstrip(" (.؛،-–—|")
    start = len(body) - len(body.lstrip(" 0123456789-.)(–•*"))
    if len(body) - start < 12:
        return None
    spans = {name: _shift(folded.raw(*_trimmed(match)), line.start) for name, match in marks.items()}
    quote = _shift(folded.raw(start, len(body)), line.start)
    return Resolution(line=line, quote=quote, by=spans["by"], deadline=spans.get("deadline"))


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    return match.start("value"), match.start("value") + len(match["value"].rstrip())


def _shift(span: Span, by: int) -> Span:
    return Span(start=span.start + by, end=span.end + by)

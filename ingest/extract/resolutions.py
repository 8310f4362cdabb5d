"""Resolutions of minutes that stand as rows of a table or numbered lines, with who answers for them and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.letters import plain
from corpus.models import Span
from ingest.extract.reading import Reading
from ingest.extract.rows import BAR, cells

_COLUMNS = {
    "act": re.compile(r"(?:شرح|متن|عنوان|موضوع)?\s?(?:مصوب|تصمیم|اقدام|تعهد|شرح|^کار$|^طرح$|^پروژه$|^برنامه$)"),
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
_STATE = re.compile(r"وضعیت|نتیجه|پیشرفت|انجام ?شده|اخرین اقدام")
_NUMBERING = re.compile(r"ردیف|شماره|بند|#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """One resolution: `quote` is what was resolved, `line` all that stands about it; `by` and `deadline` where said.

    `told` says that the table only tells how far the thing is: progress, no decision.
    """

    line: Span
    quote: Span
    by: Span | None = None
    deadline: Span | None = None
    told: bool = False


def resolutions(reading: Reading) -> Iterator[Resolution]:
    """The resolutions of the document's tables, and lines that name who answers for them."""
    head: dict[int, str] = {}
    for line in _lines(reading.text):
        if not any(map(str.isalnum, line.of(reading.text))):
            continue  # the rule under a table's head
        if BAR in line.of(reading.text):
            row = cells(reading.text, line)
            columns = _columns(reading, row)
            if columns is not None:
                head = columns
            elif head and (found := _row(reading.text, line, row, head)):
                yield found
        else:
            head = {}
            if found := _labelled(reading.text, line):
                yield found


def _lines(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n\r]+", text):
        yield Span(start=match.start(), end=match.end())


def _columns(reading: Reading, row: list[Span]) -> dict[int, str] | None:
    """Which column says what, if the row is the head of a table of resolutions; {} for the head of another table."""
    words = [reading.words(cell) for cell in row]
    if any(len(word) > 40 or re.search(r"\d", word) for word in words):
        return None
    found: dict[int, str] = {}
    for name in ("by", "deadline", "act"):
        # «مهلت پیشین | مهلت تازه»: the last is the one that holds.
        for number, word in reversed([*enumerate(words)]) if name == "deadline" else enumerate(words):
            if number not in found and name not in found.values() and _COLUMNS[name].search(word):
                found[number] = name
    state = next((number for number, word in enumerate(words) if _STATE.search(word)), None)
    if state is not None:
        free = (number for number, word in enumerate(words) if number != state and not _NUMBERING.fullmatch(word))
        act = next((number for number in free if found.get(number) in (None, "act")), None)
        return {} if act is None else {act: "act", state: "state"}
    return found if "act" in found.values() and len(found) >= 2 else {}


def _row(text: str, line: Span, row: list[Span], head: dict[int, str]) -> Resolution | None:
    parts = {name: row[number] for number, name in head.items() if number < len(row)}
    parts = {name: cell for name, cell in parts.items() if cell.of(text).strip(" -–—")}
    if "act" not in parts or len(parts["act"].of(text)) < 8:
        return None
    whole = Span(start=parts["act"].start, end=max(cell.end for cell in parts.values()))
    told = "state" in head.values()
    if told and "state" not in parts:
        return None
    return Resolution(line=line, quote=whole, by=parts.get("by"), deadline=parts.get("deadline"), told=told)


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

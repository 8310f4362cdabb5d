"""Deadlines of minutes that stand apart from what is to be done: in a column of their own or behind a label."""

from __future__ import annotations

import re

from corpus.facts import Deadline
from corpus.letters import plain
from corpus.models import Span
from corpus.times import TimeMention, find
from ingest.extract.reading import Reading
from ingest.extract.rows import BAR, cells

_ROWS_ABOVE = 4000
"""Code points above a row in which its table's header is looked for."""
_BEHIND = 200
"""Code points behind a quote in which its label is looked for."""
_NAME = r"(?:مهلت|موعد|سررسید|ضرب ?الاجل|زمان ?بندی|(?:زمان|تاریخ) (?:اجرا|انجام|تحویل|پیگیری|تحقق|اقدام)|تاریخ سررسید)"
_HEADER = re.compile(rf"\W*{_NAME}")
_LABEL = re.compile(rf"(?<!\w){_NAME}[^:\n|]{{0,25}}:")
_NEXT_ITEM = re.compile(r"\n\s{0,5}(?:\n|[\d•*-]+[ .)-]|بند |ماده )")


def labelled_deadline(reading: Reading, quote: Span) -> Deadline | None:
    """The deadline in the row of the quote, or behind the next «مهلت:» before another item begins."""
    line = _line(reading.text, quote.start)
    value = _cell(reading.text, line) if BAR in line.of(reading.text) else _behind(reading.text, quote)
    return _read(reading, value) if value else None


def _line(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return Span(start=text.rfind("\n", 0, at) + 1, end=len(text) if end < 0 else end)


def _cell(text: str, line: Span) -> Span | None:
    """The cell of the row under the header that names deadlines; of several («مهلت پیشین», «مهلت تازه») the last."""
    row = cells(text, line)
    top = max(0, line.start - _ROWS_ABOVE)
    above = line
    while above.start > top:
        above = _line(text, above.start - 1)
        if BAR not in above.of(text):
            return None
        header = cells(text, above)
        named = [at for at, cell in enumerate(header) if _HEADER.match(plain(cell.of(text)).text)]
        if named:
            return row[named[-1]] if len(row) == len(header) else None
    return None


def _behind(text: str, quote: Span) -> Span | None:
    """What stands behind the label on the quote's line or the next ones."""
    end = quote.end + _BEHIND
    if item := _NEXT_ITEM.search(text, quote.end, end):
        end = item.start()
    folded = plain(text[quote.end : end])
    label = _LABEL.search(folded.text)
    if not label or label.end() >= len(folded.text):
        return None
    stop = re.compile(r"[\n|؛]|$").search(folded.text, label.end())
    if not stop or stop.start() <= label.end():
        return None
    inside = folded.raw(label.end(), stop.start())
    return Span(start=quote.end + inside.start, end=quote.end + inside.end)


def _read(reading: Reading, value: Span) -> Deadline | None:
    """What a deadline's own cell says: a bare length or month counts as well as «تا پایان مهر»."""
    words = value.of(reading.text)
    for lead in ("تا ", ""):
        found = find(lead + words, reading.published)
        if found:
            mention = found[0].coming(reading.published)
            return _deadline(mention, value.start - len(lead), value)
    return None


def _deadline(mention: TimeMention, shift: int, value: Span) -> Deadline:
    start, end = mention.span.start + shift, mention.span.end + shift
    return Deadline(
        span=Span(start=max(start, value.start), end=end), first=mention.first, last=mention.last, rule=mention.rule
    )

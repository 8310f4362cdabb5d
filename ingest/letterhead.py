"""شماره، تاریخ and پیوست at the head of letters and minutes, in any order and on one line or several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.letters import Plain, plain
from corpus.models import Letterhead, Span

HEAD_CHARS = 2000
HEAD_LINES = 25
_LONGEST_VALUE = 60
_SECOND = r"(?:\s?(?:نامه|جلسه|صورتجلسه|صورت جلسه|ثبت|سند|دبیرخانه|برگزاری|تنظیم|صدور|گزارش|تهیه|تدوین))?"
_LABELS = re.compile(
    rf"(?<!\w)(?:(?P<number>شماره{_SECOND}|ref|our ref|no|number|№|исх)|"
    rf"(?P<date>تاریخ{_SECOND}|مورخه?|date|дата)|"
    r"(?P<attachment>پیوست(?: ?ها)?|ضمیمه|attachments?|enclosures?|encl?|приложение))"
    r"(?P<colon>[ .…]{0,40}:|\.?(?=\s))"
)
_BREAK = re.compile(r"\s{3}|\||$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The letterhead, and where its date stands in the text."""

    letterhead: Letterhead
    date: Span | None = None

    @property
    def count(self) -> int:
        head = self.letterhead
        return sum(value is not None for value in (head.number, head.date, head.attachment))


def find(text: str) -> Fields:
    """What the first lines of `text` carry; values exactly as written. The first of each kind counts."""
    head = plain(text[:HEAD_CHARS])
    found: dict[str, Span] = {}
    for kind, start, end in _values(head):
        if kind not in found and (span := _kept(kind, head, start, end)):
            found[kind] = span
    values = {kind: span.of(text) for kind, span in found.items()}
    return Fields(letterhead=Letterhead(**values), date=found.get("date"))


def _values(head: Plain) -> Iterator[tuple[str, int, int]]:
    """Kind of field and the range of its value in the plain head."""
    waiting = ""
    lines = [each for each in re.finditer(r"[^\n\r]+", head.text) if each[0].strip()]
    for line in lines[:HEAD_LINES]:
        labels = _labels_of(line)
        if waiting and not labels:
            yield waiting, line.start(), line.end()
        waiting = ""
        ends = [*(label.start() for label in labels[1:]), line.end()]
        for label, end in zip(labels, ends, strict=True) if labels else ():
            stop = _BREAK.search(head.text, label.end() + _spaces(head.text, label.end(), end), end)
            stopped = stop.start() if stop else end
            if head.text[label.end() : stopped].strip():
                yield str(label.lastgroup and _kind(label)), label.end(), stopped
            elif label is labels[-1]:
                waiting = _kind(label)


def _labels_of(line: re.Match[str]) -> list[re.Match[str]]:
    """The labels of a line, none if it is running text: without a colon only a number may stand behind a label."""
    found = [each for each in _LABELS.finditer(line.string, line.start(), line.end()) if _stands(each, line)]
    return found if found and found[0].start() - line.start() <= 40 else []


def _stands(label: re.Match[str], line: re.Match[str]) -> bool:
    if label["colon"].endswith(":"):
        return True
    rest = line.string[label.end() : line.end()].strip()
    alone = not line.string[line.start() : label.start()].strip()
    return alone and len(rest) <= 30 and any(map(str.isdigit, rest.split(" ")[0])) and rest.count(" ") <= 3


def _kind(label: re.Match[str]) -> str:
    return next(kind for kind in ("number", "date", "attachment") if label[kind])


def _spaces(text: str, start: int, end: int) -> int:
    return len(text[start:end]) - len(text[start:end].lstrip())


def _kept(kind: str, head: Plain, start: int, end: int) -> Span | None:
    """The value without what surrounds it, if it can be one."""
    while start < end and head.text[start] in " .…:-_*()[]":
        start += 1
    while end > start and head.text[end - 1] in " .…:_*()[]،,؛;-\t":
        end -= 1
    if "(" in head.text[start:end] and head.text[end : end + 1] == ")":
        end += 1
    value = head.text[start:end]
    if not value or len(value) > _LONGEST_VALUE or (kind != "attachment" and not any(map(str.isdigit, value))):
        return None
    return head.raw(start, end)

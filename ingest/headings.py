"""Headings and the title: those the format marks, else those that plain text shows by its shape."""

from __future__ import annotations

import re

from corpus.letters import plain
from corpus.models import Draft, Span
from corpus.vocabulary import ORDINALS
from ingest.lines import Line, clip, lines

_NUMBERS = "|".join(sorted((plain(word).text for word in ORDINALS), key=len, reverse=True))
_CLAUSE = re.compile(
    rf"(?:ماده|فصل|بخش|گفتار|article|section|chapter|статья)\s?(?:\d{{1,3}}|[ivxl]{{1,5}}|{_NUMBERS})(?!\w)"
)
_CLAUSE_LETTERS = frozenset("مفبگASCСasc с".replace(" ", ""))
"""First letters of those words: folding every line would cost more than all else here."""
_LONGEST_HEADING = 90
_LONGEST_TITLE = 160
_OPENING = re.compile(
    r"(?:بسمه? ?تعالی|باسمه تعالی|به نام خدا|بنام خدا|بسم ?الله|هوالحق|با سلام|سلام علیکم|جناب|سرکار خانم|"
    r"(?:اقای|خانم)\s|رونوشت|@|https?:|#|[\d\s/:.-]+$)"
)
_FIELD = re.compile(r"(?:شماره|تاریخ|پیوست|ضمیمه|کد خبر|شناسه|از|به|گیرنده|فرستنده|from|to|date|ref|no)[^:]{0,20}:")
_SUBJECT = re.compile(r"(?:موضوع|subject|тема)\s{0,4}:\s{0,4}(?=\S)")
_KICKER = re.compile(
    r"(?:خبر فوری|فوری|خبر|اخبار|اطلاعیه|اطلاعیه مطبوعاتی|خبر مطبوعاتی|press release)(?:\s?[/|-].{0,40})?\W*"
)
"""What kind of text follows, or its column: not its title."""
_BYLINE = re.compile(r"خبرگزاری\s[\w ]{2,30}?\s?[-:]")
_SENTENCE = re.compile(r"[.!?؟](?=\s|$)")


def headings(draft: Draft, dateline: Span | None = None) -> tuple[Span, ...]:
    """The headings the format marks; without any, «ماده ۱», and short lines that stand over a longer text."""
    if draft.headings:
        return draft.headings
    found = []
    every = [*lines(draft.text)]
    below: list[Line | None] = [*every[1:], None]
    for line, following in zip(every, below, strict=False):
        if line.text[0] in _CLAUSE_LETTERS and (match := _CLAUSE.match(plain(line.text[:40]).text)):
            found.append(line.span if len(line.text) <= _LONGEST_HEADING else _label(line, match.end()))
        elif _stands_over(line, following) and not _holds(line, dateline):
            found.append(line.span)
    return tuple(found)


def _holds(line: Line, dateline: Span | None) -> bool:
    return dateline is not None and line.span.start <= dateline.start < line.span.end


def _label(line: Line, end: int) -> Span:
    """«ماده ۱» alone, where the article's text follows on the same line."""
    span = plain(line.text).raw(0, end)
    return Span(start=line.span.start + span.start, end=line.span.start + span.end)


def _stands_over(line: Line, following: Line | None) -> bool:
    return (
        following is not None
        and line.after_blank
        and len(line.text) <= _LONGEST_HEADING
        and line.text[-1] not in ".!?؟؛…،"
        and len(following.text) > max(60, len(line.text))
        and not _OPENING.match(line.plain)
        and not _FIELD.match(line.plain)
    )


def title(draft: Draft, dateline: Span | None) -> str | None:
    """The format's title, else a letter's subject, the first marked heading, or the first line that can be one."""
    if draft.title and draft.title.strip():
        return clip(draft.title, 300)
    head = [line for _, line in zip(range(15), lines(draft.text, 4000), strict=False)]
    for line in head:
        if ":" in line.text[:12] and (match := _SUBJECT.match(line.plain)):
            return clip(line.text[match.end() :].strip(), _LONGEST_TITLE)
    for span in draft.headings[:1]:
        return clip(span.of(draft.text), _LONGEST_TITLE)
    return _first_line(head, dateline)


def _first_line(head: list[Line], dateline: Span | None) -> str | None:
    for number, line in enumerate(head):
        if len(line.text) <= _LONGEST_TITLE and (_holds(line, dateline) or _KICKER.fullmatch(line.plain)):
            continue
        if _OPENING.match(line.plain) or _FIELD.match(line.plain) or sum(map(str.isalpha, line.text)) < 4:
            continue
        following = head[number + 1] if number + 1 < len(head) else None
        if line.text.endswith(":") and following and len(following.text) <= _LONGEST_TITLE:
            return clip(f"{line.text} {following.text}", _LONGEST_TITLE)
        return _sentence(_without_place(line, dateline))
    return None


def _without_place(line: Line, dateline: Span | None) -> str:
    """A long line behind its dateline or its agency's name: «خبرگزاری آریا - »; a short one whole."""
    if len(line.text) <= _LONGEST_TITLE:
        return line.text
    if dateline and _holds(line, dateline):
        return line.text[dateline.end - line.span.start :].lstrip(" -–—:.،|)")
    folded = plain(line.text[:60])
    match = _BYLINE.match(folded.text)
    return line.text[folded.raw(0, match.end()).end :].lstrip() if match else line.text


def _sentence(text: str) -> str:
    """A short line whole; of a long one its first sentence."""
    if len(text) <= _LONGEST_TITLE:
        return clip(text, _LONGEST_TITLE)
    end = _SENTENCE.search(text[: 2 * _LONGEST_TITLE])
    return clip(text[: end.start()] if end else text, 120)

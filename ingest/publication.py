"""The day a document was published, and the rule that says so; never a day the text merely speaks of.

Rules in the order of their trust: "metadata" (the format's own field), "letterhead" (تاریخ at the head of a letter
or of minutes), "dateline" (place and date above, before or below the text), "link", "file name".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import parse_qsl, unquote, urlsplit

from corpus import dates
from corpus.letters import plain
from corpus.models import Dated, Draft, Span
from corpus.vocabulary import FOREIGN_CITIES, PROVINCES, PUBLISHERS, WEEKDAYS
from ingest.lines import Line, lines

HEAD_CHARS = 3000
HEAD_LINES = 5
EARLIEST = date(1921, 3, 21)
"""1 Farvardin 1300. An earlier day in a text is history, or a digit misread: scans give ۱۲۰۲ for ۱۴۰۴."""


def published(draft: Draft, file_name: str, letterhead: Span | None, today: date) -> Dated | None:
    """The first rule's day that can be true: not after tomorrow (a clock further east may be a day ahead)."""
    for found in _candidates(draft, file_name, letterhead):
        if found.day <= today + timedelta(days=1) and (found.day >= EARLIEST or found.rule == "metadata"):
            return found
    return None


def _candidates(draft: Draft, file_name: str, letterhead: Span | None) -> Iterator[Dated]:
    if draft.published and (day := dates.parse(draft.published)):
        yield Dated(day=day, rule="metadata")
    if letterhead and (day := dates.parse(letterhead.of(draft.text))):
        yield Dated(day=day, rule="letterhead", span=letterhead)
    yield from _datelines(draft.text)
    if draft.url and (day := link_day(draft.url)):
        yield Dated(day=day, rule="link")
    # A name dates the whole file, not one of the rows or messages in it.
    if not draft.member and (day := name_day(file_name)):
        yield Dated(day=day, rule="file name")


_PLACES = frozenset(plain(name).text for name in (*PROVINCES, *PROVINCES.values(), *FOREIGN_CITIES))
_WEEKDAY = "|".join(sorted({plain(name).text for name in WEEKDAYS}, key=len, reverse=True))
_AROUND = re.compile(rf"(?<!\w)(?:{_WEEKDAY}|روز|مورخه?|ساعت\s\d\d?(?::\d\d)?|\d\d?:\d\d(?::\d\d)?)(?!\w)")
_HOUR = re.compile(r"(?<!\w)ساعت\s\d")
_PUBLISHED = re.compile(
    r"(?:(?:تاریخ|زمان)\s?(?:انتشار|درج|خبر|مخابره)|منتشر شده(?: در)?|published(?: on)?|posted on)\s?:?"
)
_PUBLISHER = re.compile("|".join(plain(name).text.replace(" ", " ?") for name in PUBLISHERS))
_RUNNING = frozenset(
    [
        "در",
        "از",
        "تا",
        "به",
        "با",
        "که",
        "برای",
        "و",
        "روز",
        "تاریخ",
        "پس",
        "پیش",
        "بعد",
        "قبل",
        "طی",
        "شد",
        "است",
        "بود",
        "کرد",
        "from",
        "since",
        "until",
        "by",
        "the",
        "of",
        "on",
        "in",
        "at",
    ]
)
_CUT = re.compile(r"\s*[-،,|():.;؛/•*]+\s*")


def _datelines(text: str) -> Iterator[Dated]:
    head = [line for _, line in zip(range(HEAD_LINES), lines(text, HEAD_CHARS), strict=False)]
    for number, line in enumerate(head):
        hour_follows = number + 1 < len(head) and _HOUR.match(head[number + 1].plain)
        if not hour_follows and (found := _dateline(line, first=number == 0)):
            yield found
    below = max(head[-1].span.end if head else 0, len(text) - 400)
    for line in [*lines(text[below:])][-3:]:
        if found := _closing(line, below):
            yield found


def _dateline(line: Line, *, first: bool) -> Dated | None:
    """A line's date, if only a place, a publisher or a weekday stands before it, and what follows is set apart."""
    mentions = _together(_days(line.text[:160]))
    if len({each.first for each in mentions}) != 1:
        return None
    mention = mentions[0]
    before = plain(line.text[: mention.span.start]).text
    after = plain(line.text[mentions[-1].span.end :]).text
    labelled = len(before) <= 60 and _PUBLISHED.search(before)
    names_open = after.lstrip(" )")[:1] != ":" and (not first or bool(after.strip()))
    if not labelled and not (_introduces(before, names_open=names_open) and _set_apart(after)):
        return None
    span = Span(start=line.span.start + mention.span.start, end=line.span.start + mention.span.end)
    return Dated(day=mention.first, rule="dateline", span=span)


def _together(mentions: list[dates.DateMention]) -> list[dates.DateMention]:
    """The first, with those that follow at once: the other calendar's name of the day, or the end of a stretch."""
    close = mentions[:1]
    for mention in mentions[1:]:
        if mention.span.start - close[-1].span.end > 15:
            break
        close.append(mention)
    return close


def _days(text: str) -> list[dates.DateMention]:
    """The days in `text` whose year is written out: in two digits it may be an old quotation's or a match's."""
    found = [each for each in dates.find(text) if each.precision == "day"]
    return [each for each in found if re.search(r"\d{4}", each.span.of(text))]


def _introduces(before: str, *, names_open: bool) -> bool:
    """Whether these words before a date are a place, a publisher, a weekday, or nothing.

    Without `names_open` only names we know count: a first line that ends with its date may be a title
    («سالروز کودتا - ۲۸ مرداد ۱۳۳۲»), and a name before a date and a colon is who is quoted.
    """
    before = _AROUND.sub(" ", before).strip()
    closed = not before or not before[-1].isalnum()
    parts = [part for part in _CUT.split(before) if part]
    if len(before) > 80 or len(parts) > 4:
        return False
    known = all(part in _PLACES or _PUBLISHER.match(part) for part in parts)
    short = all(len(part.split()) <= 2 and not _RUNNING & set(part.split()) for part in parts)
    return known or (short and closed and names_open)


def _set_apart(after: str) -> bool:
    """Whether the text goes on behind a dash, colon or full stop, or only a few words of a publisher follow.

    An hour makes it the time of an event, unless a label says otherwise.
    """
    if _HOUR.search(after[:80]):
        return False
    after = _AROUND.sub(" ", after).strip()
    return not after or after[0] in "-:.|()/•*" or (after[0] in "،," and len(after) <= 60)


def _closing(line: Line, offset: int) -> Dated | None:
    """The date of a last line that holds nothing but a known place and its date."""
    mentions = _days(line.text[:100])
    if len(mentions) != 1 or len(line.text) > 60:
        return None
    span = mentions[0].span
    rest = plain(line.text[: span.start] + " - " + line.text[span.end :]).text.strip()
    if any(part not in _PLACES for part in _CUT.split(rest) if part):
        return None
    start = offset + line.span.start
    return Dated(day=mentions[0].first, rule="dateline", span=Span(start=start + span.start, end=start + span.end))


_PATH_DAY = re.compile(r"(?:^|/)(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")
_STAMP = re.compile(r"(?:^|/)(1[34]\d\d|20\d\d)([01]\d)([0-3]\d)(\d{6})(?=[/.-]|$)")
_SHORT_STAMP = re.compile(r"(?:^|/)([6-9]\d[01]\d[0-3]\d)\d{4,5}(?=[/.]|$)")
_SHORT_STAMP_HOSTS = ("farsnews.ir", "farsnews.com", "isna.ir")
"""Sites whose article numbers of Jalali years before 1400 begin with two digits of the year, month and day."""


def link_day(url: str) -> date | None:
    """The day a link carries: /1404/08/14/, /14040814000123, ?date=1404-08-14; Jalali or Gregorian."""
    try:
        parts = urlsplit(url.strip()[:2000])
    except ValueError:
        return None
    path = dates.latin_digits(unquote(parts.path))
    written = ["/".join(match.groups()) for match in _PATH_DAY.finditer(path)]
    written += ["".join(match.groups()[:3]) for match in _STAMP.finditer(path)]
    written += [value for key, value in parse_qsl(parts.query) if key.lower() in ("date", "day", "pubdate")]
    if (parts.hostname or "").removeprefix("www.") in _SHORT_STAMP_HOSTS:
        written += [f"13{match[1]}" for match in _SHORT_STAMP.finditer(path)]
    days = {day for each in written if (day := dates.parse(each))}
    return days.pop() if len(days) == 1 else None


def name_day(file_name: str) -> date | None:
    """The day a file name carries: 1404-08-14_نشست.txt, 20251105.pdf, نامه ۱۴ آبان ۱۴۰۴.docx."""
    stem = dates.latin_digits(file_name.rsplit(".", 1)[0][:200]).replace("_", " ")
    stem = re.sub(r"(?<=[^\W\d])-(?=\d)", " ", stem)
    days = {each.first for each in dates.find(stem) if each.precision == "day"}
    compact = re.findall(r"(?<!\d)(?:1[34]|20)\d\d[01]\d[0-3]\d(?!\d)", stem)
    days |= {day for each in compact if (day := dates.parse(each))}
    return days.pop() if len(days) == 1 else None

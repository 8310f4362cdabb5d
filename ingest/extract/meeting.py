"""The meeting a document reports: when, how, where and who."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from corpus import dates
from corpus.facts import Meeting, Participant, Speaker
from corpus.letters import Plain, plain
from corpus.models import Span
from corpus.vocabulary import FOREIGN_CITIES, PROVINCES
from ingest.extract.reading import Reading
from ingest.extract.speech.naming import BODIES, PLURAL_OFFICES
from ingest.extract.speech.speakers import Attribution
from ingest.extract.speech.tokens import Words

_LEAD = 1200
"""Code points at the head of a text in which a meeting it reports is named."""


def _any(text: str) -> str:
    ordered = sorted(plain(text).text.split(), key=len, reverse=True)
    return "|".join(each.replace("_", " ?") for each in ordered)


_EVENT = _any(
    "دیدار دیداری نشست نشستی جلسه جلسه‌ای جلسه_ای مراسم مراسمی آیین آیینی گردهمایی همایش کارگروه اجلاس ملاقات "
    "مذاکره مذاکرات کنفرانس میزگرد وبینار اجلاسیه مجمع سمینار بازدید ویدئوکنفرانس"
)
_HELD = (
    "برگزار (?:شد|گردید|کرد|شده)|تشکیل (?:شد|گردید|شده)|تشکیل جلسه|دیدار(?: و [^.\\n]{0,25})? (?:کرد|داشت|نمود)|"
    "(?:گفتگو|گفتوگو|گفت و ?گو) (?:کرد|نشست)|بازدید (?:کرد|به عمل|بعمل|نمود|داشت)|(?:ملاقات|مذاکره|رایزنی) کرد"
)
_MEETING = re.compile(
    rf"(?<!\w)(?P<this>(?:این|همین|ان)\s{{1,2}}(?:{_EVENT}))(?!\w)"
    rf"|(?<!\w)(?P<held>{_HELD})"
    rf"|(?<!\w)(?P<at>(?:در|طی|حاشیه|جریان|ضمن)\s{{1,2}}(?:(?:\w+مین|ابتدای|پایان|حاشیه|ادامه|جریان)\s{{1,2}}){{0,2}}"
    rf"(?:{_EVENT}|سالن)|جریان\s{{1,2}}سفر|در\s{{1,2}}سفر\s{{1,2}}(?:کاری|رسمی|\w+ روزه))(?!\w)"
)
_NAMED = re.compile(rf"(?<!\w)(?:{_EVENT})(?!\w)|(?:دیدار|گفت ?و ?گو|ملاقات|مذاکره|رایزنی)")
"""What was held must be named as well: tenders are held and committees formed, too."""
_NOT = re.compile(
    rf"(?:{_EVENT})\s{{1,2}}(?:خبری|مطبوعاتی|افتتاح|افتتاحیه|تشییع|ختم|ترحیم|خاکسپاری)(?!\w)"
    r"|(?:برگزار|تشکیل|برپا)\s{1,2}(?:می ?شود|خواهد|می ?گردد)|نمایشگاه|(?:بازی|مسابقه|فینال|لیگ)(?!\w)"
)
"""Events that are no meeting of parties."""
_ONLINE = re.compile(r"(?<!\w)(?:وبینار\w*|(?:وب|ویدیو) ?کنفرانس\w*|بر ?خط|انلاین|از راه دور|مجازی|اسکای ?روم)(?!\w)")
_VIRTUAL_SPACE = re.compile("(?:فضای|شبکه های|شبکههای|پول|ارز) $")
_DAYS_AGO = ((plain("پریروز").text, 2), ("روز گذشته", 1), ("دیروز", 1), ("دیشب", 1), ("شب گذشته", 1), ("امروز", 0))
_WEEK = ("دوشنبه", "سهشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")
"""Monday first, as `date.weekday` counts."""
_WEEKDAY = re.compile(r"(?<!\w)(?:(?:(?:یک|دو|سه|چهار|پنج) ?)?شنبه|جمعه)(?!\w)")
_LOCAL = re.compile("(?<!\\w)(?:امروز|دیروز|دیشب)(?!\\w)")
"""What the agency's own town does on the day, it does there: then the town of the dateline is the place."""
_SAID = re.compile(r"(?:گفت|افزود|کرد|داشت|داد|شد|است)\s{0,2}:")
"""A reporting verb before the words themselves."""
_PLACE_WORDS = _any(
    "سالن محل هتل تالار ساختمان مجتمع استانداری فرمانداری شهرداری روستای دفتر سفارت کاخ مرکز_همایش‌های اتاق_بازرگانی"
)
_ENDS = _any(
    "با به از در برای که این آن برگزار تشکیل حضور شرکت اظهار گفت افزود بیان تصریح تاکید ضمن طی دیدار خدمت بر را نیز "
    "و امروز دیروز"
)
_VENUE = re.compile(rf"(?<!\w)در\s{{1,2}}((?:{_PLACE_WORDS})(?:\s{{1,2}}(?!(?:{_ENDS})(?!\w))[\w()]+){{0,7}})")
_CITIES = _any(" ".join(each.replace(" ", "_") for each in (*PROVINCES.values(), *FOREIGN_CITIES)))
_CITY = re.compile(rf"(?<!\w)(?:در|به)\s{{1,2}}((?:شهر|استان|شهرستان)\s{{1,2}}\w+|{_CITIES})(?!\w)")
_DATELINE = re.compile(r"(?<!\w)به گزارش [^.\n،:]{0,60}? از (\w+)(?=\s?[،,]| به نقل)")


def meeting(reading: Reading, attribution: Attribution) -> Meeting | None:
    """The meeting the document reports, or None if it reports none. Nothing of it is guessed."""
    sentences = list(_sentences(reading, attribution))
    if not sentences:
        return None
    people = _participants(attribution, sentences)
    if len(people) < 2 and not any(attribution.speakers):
        return None
    told = [(span, reading.words(span)) for span in sentences]
    return Meeting(
        day=_day(reading, told),
        mode=_mode(text for _, text in told),
        place=_place(reading, told),
        participants=people,
    )


def _sentences(reading: Reading, attribution: Attribution) -> Iterator[Span]:
    """The sentences that tell of the meeting, in order, up to the words somebody says in them."""
    seen = -1
    plain = reading.plain
    for match in _MEETING.finditer(plain.text):
        if match.lastgroup == "at" and match.start() > _LEAD:
            continue
        sentence = attribution.stretch(plain.raw(match.start(), match.end()).start)
        if sentence.start == seen:
            continue
        seen = sentence.start
        span = _before_words(reading, sentence)
        told = reading.words(span)
        if not _NOT.search(told) and (match.lastgroup != "held" or _NAMED.search(told)):
            yield span


def _before_words(reading: Reading, sentence: Span) -> Span:
    """The sentence up to its reporting verb: a speaker's «امروز» is not the meeting's."""
    plain = reading.plain
    said = _SAID.search(plain.text, plain.offset(sentence.start), plain.offset(sentence.end))
    return Span(start=sentence.start, end=plain.raw(said.start(), said.end()).end) if said else sentence


def _mode(texts: Iterator[str]) -> Literal["online", "in_person"]:
    for text in texts:
        for match in _ONLINE.finditer(text):
            if not _VIRTUAL_SPACE.search(text[max(0, match.start() - 12) : match.start()]):
                return "online"
    return "in_person"


def _day(reading: Reading, told: list[tuple[Span, str]]) -> date | None:
    for span, _ in told:
        days = {found.day for found in dates.find(span.of(reading.text)) if found.day}
        if len(days) == 1:
            return days.pop()
    if reading.published:
        return next(filter(None, (_relative(text, reading.published) for _, text in told)), None)
    return None


def _relative(text: str, published: date) -> date | None:
    for words, ago in _DAYS_AGO:
        if re.search(rf"(?<!\w){words}(?!\w)", text):
            return published - timedelta(days=ago)
    if match := _WEEKDAY.search(text):
        weekday = _WEEK.index(match.group().replace(" ", ""))
        return published - timedelta(days=(published.weekday() - weekday) % 7)
    return None


def _place(reading: Reading, told: list[tuple[Span, str]]) -> str | None:
    for pattern in (_VENUE, _CITY):
        for span, _ in told:
            folded = plain(span.of(reading.text))
            if match := pattern.search(folded.text):
                return _words(span.of(reading.text), folded, match)
    local = any(_LOCAL.search(before) or _WEEKDAY.search(before) for _, before in told)
    match = _DATELINE.search(reading.plain.text[:_LEAD]) if local else None
    return _words(reading.text, reading.plain, match) if match else None


def _words(text: str, folded: Plain, match: re.Match[str]) -> str:
    return " ".join(folded.raw(match.start(1), match.end(1)).of(text).split())


def _participants(attribution: Attribution, sentences: list[Span]) -> tuple[Participant, ...]:
    """Those who spoke and those whom the sentences of the meeting name, in the order of the text."""
    found: dict[Participant, int] = {}
    for span, person in attribution.named:
        if any(each.start <= span.start < each.end for each in sentences):
            found.setdefault(Participant(name=person.name, role=person.role), span.start)
    for span, speaker in zip(attribution.spans, attribution.speakers, strict=True):
        if speaker and (participant := _participant(speaker)):
            found.setdefault(participant, span.start)
    return tuple(sorted(found, key=lambda each: found[each]))


def _participant(speaker: Speaker) -> Participant | None:
    """A person, or several by their office; a body takes no part in person."""
    first = Words.of(plain(speaker.name or "").text).text[:1]
    if speaker.role is None and first and first[0] in BODIES:
        return None
    if speaker.role is None and first and first[0] in PLURAL_OFFICES:
        return Participant(role=speaker.name)
    return Participant(name=speaker.name, role=speaker.role)

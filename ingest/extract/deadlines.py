"""The deadline of a fact: of the times its words name, the one by which the thing is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from corpus.facts import Deadline
from corpus.letters import plain
from corpus.models import Span
from corpus.times import TimeMention, find_in
from ingest.extract.labels import labelled_deadline
from ingest.extract.reading import Reading
from ingest.extract.signing import from_signing

_LOOK_BACK = 1500
"""Code points before a fact in which «در این ایام» may have been named."""
_ADJOINING = 80
_SHORTEST = 5
"""Code points around a quote in which a time may touch it."""
_JUST_PAST = timedelta(days=45)
"""A day without its year that is over since less than this is not next year's."""

_WEIGHT = {"until": 6, "before": 6, "within": 5, "length": 1, "occasion": 3, "in": 3, "from": 2, "": 2, "after": 0}
_VAGUE = 4
_FIRM = ("until", "before", "within")
_NEVER = frozenset({"past", "after", "last year", "last weekday", "lunar"})

_OF_WHAT = re.compile(
    r"(?:بودجه|لایحه|قانون|اعتبارات?|تقویم|سهمیه|شعار|مصوبات?|مصوبه|آمار|نرخ|قیمت|حقوق|دستمزد|تولید|صادرات|واردات|عملکرد|"
    r"درآمد|محصول|برداشت|زراعی|آزمون|نمایشگاه|جشنواره|جایزه|المپیک|انتخابات) ?$"
)
"""A year right behind these tells which one they are: «بودجه امسال»."""
_DONE = re.compile(
    r"(?:(?:شده|کرده|داده|یافته|گرفته|رسیده|بوده|گذاشته|داشته)(?: ?ا(?:ست|ند))?|یافت|یافتند|رسید|رسیدند|گرفت|گرفتند|"
    r"داشت|داشتند|بود|بودند|(?:افتتاح|برگزار|آغاز|انجام) شد)\W{0,3}$"
)
"""The fact is over: a time that holds the document's day says when it was."""
_ONLY_SAID = re.compile(
    r"مقرر|مصوب|تصویب|قرار|موظف|مکلف|ملزم|توافق|متعهد|تعهد|پیشنهاد|خواستار|درخواست|خواسته|پیش ?بینی|تاکید|تعیین|در نظر|"
    r"هدف ?گذاری|برنامه ?ریزی|برنامه|دستور|تصمیم|تکلیف|ابلاغ|امضا|منعقد|تعریف|طراحی|دیده شده|مشخص|موافقت|اعلام|ابراز|"
    r"قول|وعده|گفته|آماد"
)
"""What is over is that it was decided, not the thing itself."""


def deadline(reading: Reading, quote: Span) -> Deadline | None:
    """By when what the quote commits to or proposes is to be done; None if it does not say.

    Minutes may say it in a column or behind a label of its own. A year that only tells which budget is meant, the
    document's own day and times that are over are no deadlines.
    """
    best = _best(reading, quote, list(_named(reading, quote))) or _best(reading, quote, list(_touching(reading, quote)))
    if best is None:
        return labelled_deadline(reading, quote)
    if best.rule == "that time":
        best = _said_before(reading, best)
    best = _at_its_beginning(from_signing(reading, best))
    return Deadline(span=best.span, first=best.first, last=best.last, rule=best.rule)


def _at_its_beginning(mention: TimeMention) -> TimeMention:
    """«از ابتدای آبان», «از نوروز»: what begins then has begun on the first day."""
    begins = mention.cue == "from" and mention.rule in ("start of month", "nowruz")
    return replace(mention, last=mention.first) if begins else mention


def _best(reading: Reading, quote: Span, named: list[TimeMention]) -> TimeMention | None:
    """Of the times that bind, a day rather than none, and what is firmest; the first of equals."""
    over = bool(named) and _is_over(reading.words(Span(start=max(quote.start, quote.end - 80), end=quote.end)))
    found = [mention for mention in named if _binds(reading, mention, over)]
    return max(found, key=_firmness, default=None)


def _firmness(mention: TimeMention) -> int:
    """«بودجه سال آینده به زودی …»: "soon" says more about the act than a year that stands anywhere."""
    if mention.last is None:
        return _VAGUE if mention.rule == "vague" else 0
    return _WEIGHT[mention.cue]


def _is_over(words: str) -> bool:
    end = words[-60:]
    return bool(_DONE.search(end)) and not _ONLY_SAID.search(end)


def _named(reading: Reading, window: Span) -> Iterator[TimeMention]:
    """The times named in a part of the text."""
    for mention in find_in(plain(window.of(reading.text)), reading.published):
        span = Span(start=mention.span.start + window.start, end=mention.span.end + window.start)
        yield _coming(replace(mention, span=span), reading.published)


def _coming(mention: TimeMention, published: date | None) -> TimeMention:
    """Next year's if no year is named and this year's is long over."""
    if mention.cue in _FIRM or not (mention.last and published and mention.last > published - _JUST_PAST):
        return mention.coming(published)
    return mention


def _touching(reading: Reading, quote: Span) -> Iterator[TimeMention]:
    """Times with «تا» or «ظرف» that stand right before or right behind the quote, in its sentence."""
    if not reading.sentences:
        return
    sentence = reading.sentence_at(quote.start)
    before = Span(start=max(sentence.start, quote.start - _ADJOINING), end=quote.start)
    after = Span(start=quote.end, end=min(max(sentence.end, quote.end), quote.end + _ADJOINING))
    for window in (before, after):
        if window.end - window.start < _SHORTEST:
            continue
        for mention in _named(reading, window):
            edges = (mention.span.end, quote.start) if window is before else (quote.end, mention.span.start)
            gap = reading.text[slice(*edges)]
            if mention.cue in _FIRM and mention.last and not gap.strip(" ،,\u200c\u200f"):
                yield mention


def _binds(reading: Reading, mention: TimeMention, over: bool) -> bool:
    """Whether a thing may still be done in that time, and is said to be."""
    published = reading.published
    if mention.rule in _NEVER or mention.past(published):
        return False
    if mention.rule == "event":
        return mention.cue in _FIRM
    if mention.cue in ("", "in") and _says_when(mention, published, over):
        return False
    if mention.cue == "" and mention.rule in ("year", "this year", "next year"):
        before = reading.text[max(0, mention.span.start - 20) : mention.span.start]
        return not _OF_WHAT.search(plain(before).text)
    return True


def _says_when(mention: TimeMention, published: date | None, over: bool) -> bool:
    """Whether the time is that of a report: the document's own day, or one that holds it and the fact is over."""
    if not (mention.first and mention.last and published):
        return False
    return mention.first == mention.last == published or (over and mention.first <= published)


def _said_before(reading: Reading, mention: TimeMention) -> TimeMention:
    """«در این ایام» is the occasion last named before."""
    window = Span(start=max(0, mention.span.start - _LOOK_BACK), end=mention.span.start)
    named = [each for each in _named(reading, window) if each.rule in ("occasion", "nowruz", "days")]
    return replace(mention, first=named[-1].first, last=named[-1].last) if named else mention

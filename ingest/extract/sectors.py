"""The sectors of a fact: what its quote names, weighed against what the document is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from corpus.models import Span
from corpus.sectors import BUILDING, BUILT, SectorMention, candidates
from corpus.vocabulary import SECTORS
from ingest.extract.reading import Reading

MOST = 3
"""Sectors one fact may have; a longer list names things in passing."""
IN_PASSING = 0.05
"""Share of a document below which a sector that a quote names once, beside others, is only touched on."""
CONFIRMED = 0.15
"""Share of a document from which a weak term («سوخت») names its sector without another term in the quote."""
TOPIC = 0.3
"""Share from which the first sector of a document is its topic: a quote may leave it unsaid («این طرح»)."""
MAIN_TOPIC = 0.5
"""Share from which the topic is meant also where a quote only names a sector that serves all others."""
TOPIC_TERMS = 3
SERVING = frozenset(
    ("finance_investment", "labour_welfare", "trade_customs", "construction_housing", "science_education", "industry")
)
"""Sectors that serve others: credit, jobs, exports, buildings, training and plants are of something."""
_TITLE, _LEAD, _BODY = 3, 2, 1
"""What a mention weighs by its place; the lead is the first two sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Topic:
    """All terms of a document by their start, and how much of it each sector makes."""

    mentions: tuple[SectorMention, ...]
    weights: Counter[str]
    total: int

    def share(self, sector: str) -> float:
        return self.weights[sector] / self.total if self.total else 0.0

    def within(self, span: Span) -> list[SectorMention]:
        first = bisect_left(self.mentions, span.start, key=lambda each: each.span.start)
        last = bisect_left(self.mentions, span.end, key=lambda each: each.span.start)
        return [each for each in self.mentions[first:last] if each.span.end <= span.end]

    def first(self) -> str | None:
        """The sector that most of the document is about, if it says enough to tell."""
        for sector, weight in self.weights.most_common(1):
            return sector if weight >= TOPIC_TERMS and self.share(sector) >= TOPIC else None
        return None


_LISTED = re.compile(r"(?<!\w)(?:حوزه|بخش|زمینه|عرصه|رشته) ?(?:ها|های)(?!\w)")
"""Words that announce a list of sectors, each of which is meant."""


def fact_sectors(reading: Reading, quote: Span) -> tuple[str, ...]:
    """Ids of the sectors of the fact that `quote` states, in the order of `SECTORS`; () where nothing tells.

    Terms in the quote count first. Where they name none, it is the document's topic, if the quote's sentence or the one
    before it still speaks of that. The three shares were measured on annotated documents.
    """
    topic = _topic(reading)
    named = _named(reading, topic, quote)
    if not named:
        named = _still_spoken_of(reading, topic, quote)
    elif named <= SERVING:
        named |= _served(topic)
    return tuple(sector for sector in SECTORS if sector in named)


@lru_cache(maxsize=4)
def _topic(reading: Reading) -> _Topic:
    """Cached, since every fact of a document asks for it."""
    mentions = candidates(reading.plain)
    lead = reading.sentences[:2][-1].end if reading.sentences else 0
    weights: Counter[str] = Counter()
    for mention in candidates(reading.title or ""):
        weights[mention.sector] += _TITLE * mention.sure
    for mention in mentions:
        weights[mention.sector] += (_LEAD if mention.span.start < lead else _BODY) * mention.sure
    return _Topic(mentions=tuple(mentions), weights=weights, total=weights.total())


def _named(reading: Reading, topic: _Topic, quote: Span) -> set[str]:
    """Sectors the quote names, without those it only touches on."""
    mentions = topic.within(quote)
    sure = {each.sector for each in mentions if each.sure}
    if len(sure) > MOST and _LISTED.search(reading.words(quote)):
        return sure
    found = Counter(each.sector for each in mentions if each.sure or _confirmed(topic, each, sure))
    most = max((topic.weights[sector] for sector in found), default=0)
    kept = [
        sector
        for sector, times in found.items()
        if times > 1 or topic.share(sector) >= IN_PASSING or topic.weights[sector] == most
    ]
    kept.sort(key=lambda sector: -found[sector] - 3 * topic.share(sector))
    return set(kept[:MOST])


def _confirmed(topic: _Topic, weak: SectorMention, sure: set[str]) -> bool:
    return topic.share(weak.sector) >= CONFIRMED or (weak.sector == BUILDING and not BUILT.isdisjoint(sure))


def _still_spoken_of(reading: Reading, topic: _Topic, quote: Span) -> set[str]:
    first = topic.first()
    near = _sentence_and_before(reading, quote)
    return {first} if first and any(each.sure and each.sector == first for each in topic.within(near)) else set()


def _sentence_and_before(reading: Reading, quote: Span) -> Span:
    if not reading.sentences:
        return quote
    sentence = reading.sentence_at(quote.start)
    before = reading.sentence_at(max(sentence.start - 1, 0))
    return Span(start=before.start, end=max(sentence.end, quote.end))


def _served(topic: _Topic) -> set[str]:
    first = topic.first()
    return {first} if first and first not in SERVING and topic.share(first) >= MAIN_TOPIC else set()

"""Facts that a document says twice, in its title, its lead and its body: the fullest is kept."""

from __future__ import annotations

import re

from corpus.models import Span
from ingest.extract.places import Place
from ingest.extract.reading import Reading

SAME = 0.6
"""Share of the shorter one's words that the other has too."""
NEAR = 60
_WORD = re.compile(r"\w{2,}")
_LITTLE = frozenset(
    ("از", "به", "در", "با", "که", "این", "ان", "را", "تا", "بر", "برای", "است", "شد", "می", "های", "ها", "خود", "یک")
)


def fullest(reading: Reading, places: list[Place]) -> list[Place]:
    """The places in order, without those that only say less of what another of the same kind says."""
    words = [_words(reading, place.quote) for place in places]
    kept = []
    for number, place in enumerate(places):
        others = (other for other in _beside(number, len(places)) if other != number)
        if not any(_repeats(places, words, number, other) for other in others):
            kept.append(place)
    return sorted(kept, key=lambda place: place.quote)


def _beside(number: int, count: int) -> range:
    """The places one is held against: all of a document of usual length, else those near it, so that time is linear."""
    return range(max(0, number - NEAR), min(count, number + NEAR + 1))


def _words(reading: Reading, quote: Span) -> frozenset[str]:
    return frozenset(_WORD.findall(reading.words(quote))) - _LITTLE


def _repeats(places: list[Place], words: list[frozenset[str]], one: int, other: int) -> bool:
    """Whether place `one` says nothing that `other` does not; of two alike the later one is kept."""
    if places[one].verdict.kind != places[other].verdict.kind or len(words[one]) < 2:
        return False
    if len(words[one]) > len(words[other]) or (len(words[one]) == len(words[other]) and one > other):
        return False
    numbers = {word for word in words[one] if word.isdigit()}
    return len(words[one] & words[other]) >= SAME * len(words[one]) and numbers <= words[other]

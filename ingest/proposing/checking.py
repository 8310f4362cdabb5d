"""A proposed fact held against the document: its words must stand there, and what we can read ourselves, we read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from corpus.facts import CONFIRM_BELOW, KINDS, STRENGTHS, Fact, Kind, Strength
from corpus.models import Span
from corpus.vocabulary import SECTORS
from ingest.extract.conditions import condition
from ingest.extract.deadlines import deadline
from ingest.extract.figures import figures
from ingest.extract.modality import corrected
from ingest.extract.reading import Reading
from ingest.extract.sectors import MOST as MOST_SECTORS
from ingest.proposing.names import Unfounded, names, speaker

CONFIDENCE = 0.6 * CONFIRM_BELOW
"""The same for all: a model's own word on how sure it is says little."""
OVERLAP = 0.5
"""Share of the shorter quote that makes two facts one."""
FEWEST_WORDS = 3
LONGEST_QUOTE = 1_000
MOST_FACTS = 100
"""Proposals looked at in one part of a text."""
_PLACES = 20
"""Places of the same words that are looked at."""


def checked(reading: Reading, part: Span, proposed: Iterable[Any], known: Iterable[Fact]) -> list[Fact]:
    """The proposals for a part of the text that hold, in their order; none twice, and none that is `known`."""
    taken = [fact.quote for fact in known]
    kept = []
    for each in islice(proposed, MOST_FACTS):
        try:
            fact = _fact(reading, part, each, taken)
        except Unfounded:
            continue
        taken.append(fact.quote)
        kept.append(fact)
    return kept


def _fact(reading: Reading, part: Span, given: Any, taken: list[Span]) -> Fact:
    if not isinstance(given, dict):
        raise Unfounded
    kind, strength = _kind(given)
    quote = _quote(reading, part, given.get("quote"), taken)
    if corrected(strength or kind, reading.words(quote)) == "none":
        raise Unfounded  # negated, refused, failed
    to_do = kind in ("commitment", "proposal")
    by = names(reading, given.get("by"))
    return Fact(
        kind=kind,
        strength=strength,
        quote=quote,
        speaker=speaker(reading, given.get("speaker")),
        by=by,
        counterparts=tuple(name for name in names(reading, given.get("with")) if name not in by),
        sectors=_sectors(given.get("sectors")),
        deadline=deadline(reading, quote) if to_do else None,
        condition=condition(reading, quote) if to_do else None,
        figures=figures(reading, quote),
        confidence=CONFIDENCE,
        source="endpoint",
    )


def _kind(given: dict[str, Any]) -> tuple[Kind, Strength | None]:
    """A commitment must say how firm it is; of another kind a strength means nothing."""
    kind = next((each for each in KINDS if each == given.get("kind")), None)
    strength = next((each for each in STRENGTHS if each == given.get("strength")), None)
    if kind is None or (strength is None and (kind == "commitment" or given.get("strength") not in (None, ""))):
        raise Unfounded
    return kind, strength if kind == "commitment" else None


def _quote(reading: Reading, part: Span, given: object, taken: list[Span]) -> Span:
    """The first place of the words in the part that no other fact holds."""
    words = given.strip() if isinstance(given, str) else ""
    if len(words) > LONGEST_QUOTE or sum(map(_is_word, words.split())) < FEWEST_WORDS:
        raise Unfounded
    for place in islice(_places(reading.text, part, words), _PLACES):
        if _is_whole(reading.text, place) and not any(_is_same(place, other) for other in taken):
            return place
    raise Unfounded


def _is_word(letters: str) -> bool:
    return any(map(str.isalnum, letters))


def _places(text: str, part: Span, words: str) -> Iterator[Span]:
    at = text.find(words, part.start, part.end)
    while at >= 0:
        yield Span(start=at, end=at + len(words))
        at = text.find(words, at + len(words), part.end)


def _is_whole(text: str, place: Span) -> bool:
    """Whether no word is cut at either end."""
    before, behind = text[max(place.start - 1, 0) : place.start], text[place.end : place.end + 1]
    first, last = text[place.start], text[place.end - 1]
    return not (before.isalnum() and first.isalnum()) and not (behind.isalnum() and last.isalnum())


def _is_same(one: Span, other: Span) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common >= OVERLAP * max(1, min(one.end - one.start, other.end - other.start))


def _sectors(given: object) -> tuple[str, ...]:
    if given is None:
        return ()
    if not isinstance(given, list) or not all(isinstance(each, str) and each in SECTORS for each in given):
        raise Unfounded
    return tuple(dict.fromkeys(given))[:MOST_SECTORS]

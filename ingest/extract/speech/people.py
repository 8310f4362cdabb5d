"""People as a text names them: a name, an office, or both side by side in either order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.extract.speech.given_names import GIVEN_NAMES, HALVES
from ingest.extract.speech.names import name_end
from ingest.extract.speech.naming import FIRST_OF_TWO, OFFICES, TITLES, after_titles, office_length
from ingest.extract.speech.offices import governor_and_name, office_end
from ingest.extract.speech.tokens import Range

TRIGGERS = OFFICES | TITLES | GIVEN_NAMES | HALVES | FIRST_OF_TWO
"""Words a person may begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words `start` to `end` that name a person by name, office or both."""

    start: int
    end: int
    name: Range | None = None
    role: Range | None = None
    titled: bool = field(default=False, compare=False)


def mentions(words: Sequence[str], start: int, stop: int) -> Iterator[Mention]:
    """The people named in words `start` to `stop`, wherever they stand in the sentence."""
    at = start
    while at < stop:
        if words[at] in TRIGGERS and (found := mention(words, at, stop)):
            yield found
            at = max(found.end, at + 1)
        else:
            at += 1


def mention(words: Sequence[str], at: int, stop: int) -> Mention | None:
    """The person whose title, office or given name stands at `at`."""
    first = after_titles(words, at, stop)
    if first >= stop:
        return None
    if office_length(words, first, stop):
        return _office_first(words, at, first, stop)
    end = name_end(words, first, stop, titled=first > at)
    return with_office(words, at, (first, end), stop, titled=first > at) if end > first else None


def _office_first(words: Sequence[str], at: int, first: int, stop: int) -> Mention:
    """«سفیر روسیه، دکتر …»: an office, and perhaps its holder behind it."""
    end = office_end(words, first, stop)
    comma = end < stop and words[end] in "،,-"
    name_at = after_titles(words, end + comma, stop)
    titled = name_at > end + comma
    name_to = name_end(words, name_at, stop, titled=titled) if name_at < stop else name_at
    if name_to > name_at and not (comma and _office_behind(words, name_to, stop)):
        return Mention(start=at, end=name_to, name=(name_at, name_to), role=(first, end), titled=titled)
    if split := governor_and_name(words, first, end):
        return Mention(start=at, end=end, name=(split, end), role=(first, split))
    return Mention(start=at, end=end, role=(first, end), titled=first > at)


def with_office(words: Sequence[str], at: int, name: Range, stop: int, *, titled: bool = False) -> Mention:
    """The name, and the office that stands behind it in apposition."""
    office_at = _office_behind(words, name[1], stop)
    if not office_at:
        return Mention(start=at, end=name[1], name=name, titled=titled)
    end = office_end(words, office_at, stop)
    return Mention(start=at, end=end, name=name, role=(office_at, end), titled=titled)


def _office_behind(words: Sequence[str], end: int, stop: int) -> int:
    """Where an office begins behind a name, perhaps behind a comma or dash; 0 if none does."""
    at = end
    while at < min(stop, end + 2) and words[at] in "»\"'،,-(":
        at += 1
    return at if at < stop and office_length(words, at, stop) else 0

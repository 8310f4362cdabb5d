"""Where a person's name begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.extract.speech.given_names import GIVEN_NAMES, HALVES, TAILS
from ingest.extract.speech.naming import (
    BODIES,
    COMMON,
    ENDS,
    OFFICES,
    PLURAL_OFFICES,
    PRONOUNS,
    SURNAME_ENDS,
    TITLES,
    office_length,
)

_NO_NAME = ENDS | OFFICES | BODIES | COMMON | TITLES | PLURAL_OFFICES | PRONOUNS | {"و", "این", "کشورمان"}


def plausible(word: str) -> bool:
    """Whether the word can be part of a name."""
    return (
        len(word) > 1
        and word.isalpha()
        and not word.isascii()
        and word not in _NO_NAME
        and not word.endswith(("های", "هایی", "ترین"))
    )


def name_end(words: Sequence[str], first: int, stop: int, *, titled: bool) -> int:
    """Where the name at `first` ends; `first` itself if no known given name or title shows that one begins."""
    at = given_end(words, first, stop)
    given = at - first
    if not given and not titled:
        return first
    if at >= stop or not plausible(words[at]):
        return at if given > 1 or (titled and given) else first
    return surname_end(words, at + 1, stop)


def given_end(words: Sequence[str], first: int, stop: int) -> int:
    """Where the given names at `first` end: «سید محمد رضا»، «روح الله»."""
    at = first
    while at < min(stop, first + 4):
        word = words[at]
        pair = word in HALVES and at + 1 < stop and (words[at + 1] in TAILS or words[at + 1] in GIVEN_NAMES)
        if not (pair or word in GIVEN_NAMES or (at > first and word in TAILS)):
            break
        at += 1 + pair
    return min(at, stop)


def surname_end(words: Sequence[str], at: int, stop: int) -> int:
    """Where a surname ends whose first word stands before `at`: a second or third word is its own if it ends there."""
    for extra in range(3):
        end = at + extra
        if end >= stop or words[end] in ENDS or not words[end].isalpha() or office_length(words, end, stop):
            return end if end >= stop or words[end] != "را" else at
        if words[end] in SURNAME_ENDS:
            return end + 1
        if words[end] == "و" or not plausible(words[end]):
            return end if words[end] == "و" else at
    return at


def surname_like(word: str) -> bool:
    return len(word) > 4 and word.endswith(SURNAME_ENDS) and plausible(word)


def is_name(words: Sequence[str], first: int, stop: int) -> bool:
    """Whether all the words can be one person's name."""
    return 0 < stop - first < 6 and all(map(plausible, words[first:stop]))

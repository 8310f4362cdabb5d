"""Names a model gives, found again in the document and written as it writes them."""

from __future__ import annotations

import re

from corpus.facts import Speaker
from corpus.letters import plain
from ingest.extract.reading import Reading

LONGEST = 200
MOST = 20
"""Names on one side of a fact."""


class Unfounded(Exception):
    """The document does not bear out what a model says of it."""


def name(reading: Reading, given: object) -> str:
    """A name as the document has it, whole words in any of its spellings. Raises `Unfounded`."""
    if not isinstance(given, str) or not 2 <= len(given) <= LONGEST:
        raise Unfounded
    words = plain(given).text.split()
    if not any(letter.isalpha() for word in words for letter in word):
        raise Unfounded
    pattern = r"\s+".join(map(re.escape, words))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", reading.plain.text)
    if found is None:
        raise Unfounded
    return " ".join(reading.plain.raw(found.start(), found.end()).of(reading.text).split())


def names(reading: Reading, given: object) -> tuple[str, ...]:
    """Each name once, in order."""
    if given is None:
        return ()
    if not isinstance(given, list) or len(given) > MOST:
        raise Unfounded
    return tuple(dict.fromkeys(name(reading, each) for each in given))


def speaker(reading: Reading, given: object) -> Speaker | None:
    if given is None:
        return None
    if not isinstance(given, dict):
        raise Unfounded
    person, role = given.get("name"), given.get("role")
    if person in (None, "") and role in (None, ""):
        return None
    return Speaker(
        name=name(reading, person) if person not in (None, "") else None,
        role=name(reading, role) if role not in (None, "") else None,
    )

"""One word read: its terms and its repaired spelling, whichever way its half-spaces were typed or lost."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.persian.fold import HALF_SPACE, key
from corpus.persian.lemma import APART, PLURALS, Stripped, strip
from corpus.persian.lexicon import VERB, Entry, Lexicon
from corpus.persian.repair import is_sure, pieces

LONGEST_TERM = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word means to the index (`terms`), to the embedder (`surface`), and beside its neighbours (`key`)."""

    terms: tuple[str, ...]
    surface: str
    key: str
    ending: str = ""
    """The ending of `surface` that `key` is without, its leading space included."""


class Reader:
    """Reads words by the lexicon; knows nothing of texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, word: str) -> Reading:
        """Read `word`, letters in natural spelling, half-spaces (or the spaces of loose endings) as U+200C."""
        parts = [part for part in word.split(HALF_SPACE) if part]
        if not parts:
            return Reading((), "", "")
        if len(parts) == 1:
            return self._solid(parts[0])
        return self._parted(parts)

    def _parted(self, parts: list[str]) -> Reading:
        """A word whose writer set half-spaces."""
        whole = key("".join(parts))
        entry = self._lexicon.entry(whole)
        ending = key(parts[-1])
        if entry and self._is_one_word(entry, ending):
            return self._listed(whole, entry)
        if ending in APART:
            stem = self.read(HALF_SPACE.join(parts[:-1]))
            # An ezafe is heard, not meant: خانه‌ی is خانه.
            shown = "" if ending == "ی" else f" {ending}"
            return Reading(stem.terms, stem.surface + shown, stem.key, stem.ending + shown)
        if key(parts[0]) in ("می", "نمی"):
            return Reading((whole,), " ".join(parts), whole)
        return _together([self._solid(part) for part in parts], whole)

    def _is_one_word(self, entry: Entry, ending: str) -> bool:
        if entry.rank == VERB or (len(entry.parts) > 1 and entry.rank):
            return True
        return entry.rank >= 1 and ending not in PLURALS and ending != "ی"

    def _solid(self, part: str) -> Reading:
        """A run of letters without any half-space."""
        word = key(part)
        if entry := self._lexicon.entry(word):
            return self._listed(word, entry)
        if readings := list(strip(word, self._lexicon.rank)):
            return self._stemmed(readings, word, part)
        if split := pieces(word, self._lexicon):
            return self._cut(word, split)
        return Reading((word[:LONGEST_TERM],), part[:LONGEST_TERM], word)

    def _cut(self, word: str, split: list[str]) -> Reading:
        """A glued run as its pieces; as itself too, unless it is cut where compounds are joined: it may be a name."""
        reading = _together([self._solid(piece) for piece in split], word)
        if is_sure(split, self._lexicon):
            return reading
        return Reading((word, *reading.terms), reading.surface, word)

    def _listed(self, word: str, entry: Entry) -> Reading:
        surface = " ".join(entry.parts)
        if entry.rank == VERB or len(entry.parts) == 1:
            return Reading((entry.lemma,), surface, word)
        terms = [term for part in entry.parts for term in self._noun(key(part)).terms]
        return Reading(_distinct(terms), surface, word)

    def _stemmed(self, readings: list[Stripped], word: str, part: str) -> Reading:
        stems = [self._noun(reading.stem) for reading in readings]
        best = readings[0]
        terms = _distinct([term for stem in stems for term in stem.terms])
        if best.ending:
            shown = f" {best.ending}"
            return Reading(terms, stems[0].surface + shown, best.stem, stems[0].ending + shown)
        spelling = stems[0].surface + word[len(best.stem) :] if word.startswith(best.stem) else part
        return Reading(terms, spelling, word)

    def _noun(self, word: str) -> Reading:
        """The stem of what has a noun's ending: برندها are no forms of بردن."""
        return Reading((word,), word, word) if self._lexicon.is_verb(word) else self._solid(word)


def _together(readings: list[Reading], whole: str) -> Reading:
    terms = _distinct([term for reading in readings for term in reading.terms])
    return Reading(terms, " ".join(reading.surface for reading in readings), whole)


def _distinct(terms: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term for term in terms if term))

"""The lexicon: every word and verb form hazm lists, with its lemma, as one file that opens without hazm."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

from corpus.persian.fold import HALF_SPACE, key

_MADE_FROM = ("fold.py", "lemma.py", "lexicon.py", "compile.py", "lemmas.tsv", "spellings.tsv", "apart.txt")
VERB = 4
"""The rank of a verb form."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A listed word: the key of its lemma, and its pieces in natural spelling, cut at the half-spaces."""

    rank: int
    lemma: str
    parts: tuple[str, ...]


class Lexicon:
    """Words by key. Values are kept as the file's strings and read on demand, so that opening costs a split."""

    def __init__(self, words: dict[str, str], joins: dict[str, str]) -> None:
        self._words = words
        self.joins = joins
        """Pairs of keys, a space between, that are one word when they stand side by side, to that word's key."""
        self.heads = frozenset(pair.split(" ", 1)[0] for pair in joins)

    def entry(self, word: str) -> Entry | None:
        """The entry of the key `word`, or None."""
        value = self._words.get(word)
        if value is None:
            return None
        rank, _, rest = value.partition("|")
        lemma, _, spelling = rest.partition("|")
        return Entry(int(rank), lemma or word, tuple((spelling or word).split(" ")))

    def rank(self, word: str) -> int:
        """How well the key `word` is known: -1 not at all (or only as a verb form), up to 3 for common."""
        value = self._words.get(word)
        return -1 if value is None or value[0] == str(VERB) else int(value[0])

    def is_verb(self, word: str) -> bool:
        """Whether the key `word` is a verb form and no other word."""
        return self._words.get(word, "").startswith(str(VERB))

    @cached_property
    def halves(self) -> tuple[frozenset[str], frozenset[str]]:
        """First and last pieces that at least three listed compounds share: what compounds are made of."""
        firsts: Counter[str] = Counter()
        lasts: Counter[str] = Counter()
        for value in self._words.values():
            if " " in value and value[0] in "123":
                parts = value.rpartition("|")[2].split(" ")
                firsts[key(parts[0])] += 1
                lasts[key(parts[-1])] += 1
        return _frequent(firsts), _frequent(lasts)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def __len__(self) -> int:
        return len(self._words)

    def keys(self) -> list[str]:
        return list(self._words)

    def save(self, path: Path) -> None:
        """Write the file whole or not at all; a second process doing the same does no harm."""
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = (stamp(), *("\t".join(column) for column in (*_columns(self._words), *_columns(self.joins))))
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write("\n".join(rows))
            Path(name).chmod(0o644)  # mkstemp's file is its owner's alone; the server may be another user
            os.replace(name, path)  # noqa: PTH105 - the pair of mkstemp, which gives a name
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    @classmethod
    def load(cls, path: Path) -> Lexicon | None:
        """The lexicon of the file, or None if there is none, or it was made by other rules, or it is not whole."""
        try:
            rows = path.read_bytes().decode("utf-8").split("\n")
        except (FileNotFoundError, UnicodeDecodeError):
            return None
        if len(rows) != 5 or rows[0] != stamp():
            return None
        columns = [row.split("\t") for row in rows[1:]]
        if len(columns[0]) != len(columns[1]) or len(columns[2]) != len(columns[3]):
            return None
        return cls(dict(zip(columns[0], columns[1], strict=True)), dict(zip(columns[2], columns[3], strict=True)))


def stamp() -> str:
    """First line of the file: a hash of the rules and tables it is made by, so that a changed rule remakes it."""
    digest = hashlib.sha256()
    for name in _MADE_FROM:
        digest.update(resources.files("corpus.persian").joinpath(name).read_bytes())
    return f"hamkari persian lexicon {digest.hexdigest()}"


def _columns(table: dict[str, str]) -> tuple[list[str], list[str]]:
    return list(table.keys()), list(table.values())


def _frequent(counts: Counter[str]) -> frozenset[str]:
    return frozenset(piece for piece, count in counts.items() if count >= 3)


def encode(rank: int, word: str, lemma: str, spelling: str) -> str:
    """The file's value of an entry; what equals the key `word` is left out."""
    shown = spelling.replace(HALF_SPACE, " ")
    return f"{rank}|{'' if lemma == word else lemma}|{'' if shown == word else shown}".rstrip("|")

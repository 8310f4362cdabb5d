"""Cues: the words of `cues.tsv`, by which a clause shows what kind of fact it may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

_WORD = re.compile(r"\w+|%")


@lru_cache(maxsize=4096)
def cues(text: str) -> tuple[str, ...]:
    """Names of the cues a text in plain letters shows, in the table's order."""
    shown = {name for word in set(_WORD.findall(text)) for name in _of_word(word)}
    words, phrases = _patterns()
    shown.update(name for name, pattern in phrases.items() if name not in shown and pattern.search(text))
    return tuple(name for name in words if name in shown)


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> tuple[str, ...]:
    """Most cues lie within one word, and most words were met before."""
    return tuple(name for name, pattern in _patterns()[0].items() if pattern and pattern.search(word))


@cache
def _patterns() -> tuple[dict[str, re.Pattern[str] | None], dict[str, re.Pattern[str]]]:
    """By cue: what lies within one word (None if nothing does), and what spans several."""
    words: dict[str, re.Pattern[str] | None] = {}
    phrases: dict[str, re.Pattern[str]] = {}
    for line in resources.files("ingest.extract").joinpath("cues.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, pattern = line.split("\t")
        single = [each for each in _alternatives(pattern) if " " not in each]
        several = [each for each in _alternatives(pattern) if " " in each]
        words[name] = re.compile("|".join(single)) if single else None
        if several:
            phrases[name] = re.compile("|".join(several))
    return words, phrases


def _alternatives(pattern: str) -> Iterator[str]:
    """The pattern cut at each bar outside of brackets."""
    depth, start = 0, 0
    for at, letter in enumerate(pattern):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 0:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]

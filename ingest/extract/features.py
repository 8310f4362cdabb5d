"""What a clause shows of the kind of fact it may be: its verb, its cues, its numbers, its place, its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from ingest.extract.clauses import Clause
from ingest.extract.verbs import Tense, Verb, lemma

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[./,]\d+)*|%")
_NUMBER = re.compile(r"\d")
_ENDING = re.compile(r"(?<=\w\w\w)(?:هایشان|هایش|هایی|های|ها|ترین|ان|ات|ی)$")
_FRAME_CUES = frozenset("propose ask must need stress ready hope resolve agree decree offer change open view thank".split())
_TIMES = ("ahead", "behind", "present")


@cache
def cues() -> dict[str, re.Pattern[str]]:
    """The patterns of `cues.tsv` by name."""
    lines = resources.files("ingest.extract").joinpath("cues.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: re.compile(pattern) for name, pattern in rows}


def features(clause: Clause, *, first: bool) -> set[str]:
    """The features of a clause; `first` says that it opens the document."""
    words = [stem(word) for word in _WORD.findall(clause.text)]
    shown = [name for name, pattern in cues().items() if pattern.search(clause.text)]
    main = main_verb(clause)
    tense: Tense | str = main.tense if main else "none"
    number = "number" if _NUMBER.search(clause.text) or "scale" in shown else "plain"
    found = {
        f"tense={tense}",
        f"number={number}",
        f"{tense}+{number}",
        f"after={clause.after}",
        f"place={'said' if clause.said else 'told'}",
        f"length={_length(len(words))}",
        "nominal" if clause.nominal else "clause",
        "opening" if first else "inner",
    }
    found.update(_of_verb(clause, main, str(tense)))
    found.update(f"cue={name}" for name in shown)
    found.update(f"{name}+{tense}" for name in shown)
    time = "".join(name[0] for name in _TIMES if name in shown)
    found.add(f"key={tense}.{time}.{number}.{'we' if main and main.first_person else ''}")
    found.update(f"frame={name}" for name in _FRAME_CUES if cues()[name].search(clause.frame))
    if heard := _WORD.findall(clause.frame)[-2:]:
        found.add("heard=" + "_".join(map(stem, heard)))
    found.update(f"word={word}" for word in words)
    found.update(f"pair={one}_{two}" for one, two in zip(words, words[1:], strict=False))
    if words:
        found.add(f"begin={words[0]}")
    return found


def main_verb(clause: Clause) -> Verb | None:
    """The last finite verb that is no subjunctive, else the last verb: what the clause says."""
    finite = [verb for verb in clause.verbs if verb.tense != "participle"] or list(clause.verbs)
    for verb in reversed(finite):
        if verb.tense != "subjunctive":
            return verb
    return finite[-1] if finite else None


def _of_verb(clause: Clause, main: Verb | None, tense: str) -> Iterator[str]:
    if main is None:
        return
    name = lemma(main.form)
    yield from (f"verb={name}", f"verb={name}+{tense}")
    before = [stem(word) for word in _WORD.findall(clause.text[: main.start])[-2:]]
    if before:
        yield from (f"act={before[-1]}_{name}", f"act={before[-1]}+{tense}")
    if len(before) > 1:
        yield f"act={'_'.join(before)}_{name}"
    if main.first_person:
        yield from ("person=1", f"person=1+{tense}")
    if main.negative:
        yield from ("negative", f"negative+{tense}")
    for verb in clause.verbs:
        yield from (f"has={verb.tense}", f"has={lemma(verb.form)}")


def stem(word: str) -> str:
    """A word without the commonest endings; numbers all alike. Only for counting, never for search."""
    return "#" if word[0].isdigit() else _ENDING.sub("", word)


def _length(words: int) -> str:
    return next((name for limit, name in ((5, "short"), (13, "middle"), (29, "long")) if words <= limit), "longest")

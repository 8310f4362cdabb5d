"""What a clause shows of the kind of fact it may be: its verb, its cues, its numbers, its place, its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.letters import same
from corpus.sectors import sectors
from ingest.extract.clauses import Clause
from ingest.extract.cues import cues
from ingest.extract.verbs import Verb, lemma

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[./,]\d+)*|%")
_NUMBER = re.compile(r"\d")
_ENDING = re.compile(r"(?<=\w\w\w)(?:هایشان|هایش|هایی|های|ها|ترین|ان|ات|ی)$")
_FRAME_CUES = (
    "propose", "ask", "must", "need", "stress", "ready", "hope", "resolve", "agree", "decree", "offer", "change",
    "open", "view", "thank",
)  # fmt: skip
_TIMES = ("ahead", "behind", "present")
NEAR = 30
"""Letters before the main verb, or at the beginning, in which a cue counts as near."""


def features(clause: Clause, *, first: bool = False) -> set[str]:
    """The features of a clause, each `group=value`; `first` says that it opens the document."""
    words = [stem(word) for word in _WORD.findall(clause.text)]
    shown = cues(clause.text)
    main = main_verb(clause)
    tense = main.tense if main else "none"
    number = "number" if _NUMBER.search(clause.text) or "scale" in shown else "plain"
    time = "".join(name[0] for name in _TIMES if name in shown)
    return {
        f"tense={tense}",
        f"number={number}",
        f"number={number}+{tense}",
        f"key={tense}.{time}.{number}.{'we' if main and main.first_person else ''}",
        f"after={clause.after}",
        f"place={'said' if clause.said else 'told'}",
        f"length={_length(len(words))}",
        f"shape={'nominal' if clause.nominal else 'clause'}",
        f"order={'first' if first else 'inner'}",
        f"begin={words[0] if words else ''}",
        *(f"cue={name}" for name in shown),
        *(f"cue={name}+{tense}" for name in shown),
        *(f"word={word}" for word in words),
        *_of_sectors(clause, tense),
        *_of_verb(clause, main, tense),
        *_of_place(clause, main, tense),
        *_of_frame(clause),
    }


def main_verb(clause: Clause) -> Verb | None:
    """The last finite verb that is no subjunctive, else the last verb: what the clause says."""
    finite = [verb for verb in clause.verbs if verb.tense != "participle"] or list(clause.verbs)
    for verb in reversed(finite):
        if verb.tense != "subjunctive":
            return verb
    return finite[-1] if finite else None


def _of_sectors(clause: Clause, tense: str) -> Iterator[str]:
    count = min(2, len(sectors(same(clause.text))))
    yield from (f"sectors={count}", f"sectors={min(1, count)}+{tense}")


def _of_place(clause: Clause, main: Verb | None, tense: str) -> Iterator[str]:
    """Cues beside the main verb, and at the clause's beginning: «… را ضروری دانست» and «ضرورت دارد …»."""
    text = clause.text
    end = main.end if main else len(text)
    tail = text[max(0, (main.start if main else end) - NEAR) : end]
    yield from (each for name in cues(tail) for each in (f"end={name}", f"end={name}+{tense}"))
    yield from (f"start={name}" for name in cues(text[:NEAR]))


def _of_frame(clause: Clause) -> Iterator[str]:
    yield from (f"frame={name}" for name in cues(clause.frame) if name in _FRAME_CUES)
    if heard := _WORD.findall(clause.frame)[-2:]:
        yield "heard=" + "_".join(map(stem, heard))


def _of_verb(clause: Clause, main: Verb | None, tense: str) -> Iterator[str]:
    if main is None:
        return
    name = lemma(main.form)
    yield from (f"verb={name}", f"verb={name}+{tense}")
    before = [stem(word) for word in _WORD.findall(clause.text[max(0, main.start - 40) : main.start])[-2:]]
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

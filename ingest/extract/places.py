"""Where a document's facts stand: rows and lines of resolutions, and the clauses that the judge takes for facts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from corpus.models import Span
from ingest.extract.clauses import Clause, clauses
from ingest.extract.domain import belongs
from ingest.extract.features import features
from ingest.extract.kinds import LABELS, Chances, Verdict, judge, verdict
from ingest.extract.modality import answer, corrected
from ingest.extract.reading import Reading
from ingest.extract.resolutions import Resolution, resolutions
from ingest.extract.rows import BAR

SURE = 0.95
"""How sure it is that a row of a table of resolutions is a decision."""
BY_WORDS = 0.9
"""How sure a kind is that a clause's own words demand."""
_ONE = frozenset({"و", "که", "،", "اما", "ولی", "تا"})
"""Words between two clauses of one fact: of one kind and in one sentence, they have one actor as a rule."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text, what kind of fact stands there, and the resolution it is, if it is one."""

    quote: Span
    verdict: Verdict
    resolution: Resolution | None = None


def places(reading: Reading) -> Iterator[Place]:
    """The places of the document's facts; those of resolutions first."""
    resolved = list(resolutions(reading))
    for each in resolved:
        yield Place(each.quote, Verdict(label="progress" if each.told else "decided", confidence=SURE), each)
    free = [each for each in clauses(reading) if not _is_taken(reading.text, each, resolved)]
    names = [features(clause, first=number == 0) for number, clause in enumerate(free)]
    agreed = reading.type == "agreement"
    chances = [_by_words(judge().chances(each), clause.text, agreed) for each, clause in zip(names, free, strict=True)]
    if resolved or belongs(names, chances):
        yield from _answered(reading, [Place(run.span, run.verdict) for run in _runs(free, chances)])


def _by_words(chances: Chances, text: str, agreed: bool) -> Chances:
    """The chances, with those words decide put first."""
    label = corrected(verdict(chances).label, text, agreed=agreed)
    if label is None:
        return chances
    at = LABELS.index(label)
    rest = max(1 - float(chances[at]), 1e-6)
    demanded = chances * np.float32((1 - BY_WORDS) / rest)
    demanded[at] = BY_WORDS
    return demanded


def _answered(reading: Reading, found: list[Place]) -> Iterator[Place]:
    """The places, with proposals that the next sentence accepts made decisions, and those it refuses left out."""
    end = 0
    for place in found:
        if place.quote.end <= end:
            continue  # the assent itself
        said = None
        if place.verdict.kind == "proposal":
            following = _behind(reading, place.quote)
            said = answer(reading.words(following)) if following else None
        if said == "accepted" and following:
            end = _without_stop(reading.text, following)
            yield Place(Span(start=place.quote.start, end=end), replace(place.verdict, label="decided"))
        elif said is None:
            yield place


def _behind(reading: Reading, quote: Span) -> Span | None:
    at = bisect_right(reading.sentences, quote.end - 1, key=lambda each: each.start)
    return reading.sentences[at] if at < len(reading.sentences) else None


def _without_stop(text: str, sentence: Span) -> int:
    return sentence.start + len(sentence.of(text).rstrip(" .؛!"))


@dataclass(frozen=True, slots=True)
class _Run:
    """Clauses of one fact: the span of all, the last of them, and the mean of what the judge thinks of each."""

    span: Span
    last: Clause
    chances: Chances
    clauses: int = 1

    @property
    def verdict(self) -> Verdict:
        return verdict(self.chances, fact=True)

    def and_then(self, clause: Clause, chances: Chances) -> _Run:
        """The fact, going on in one more clause."""
        span = replace(self.span, end=max(self.span.end, clause.span.end))
        mean = (self.chances * self.clauses + chances) / np.float32(self.clauses + 1)
        return _Run(span, clause, mean, self.clauses + 1)


def _runs(free: list[Clause], chances: list[Chances]) -> Iterator[_Run]:
    run: _Run | None = None
    for clause, each in zip(free, chances, strict=True):
        found = verdict(each)
        if run and found.kind == run.verdict.kind and clause.sentence == run.last.sentence and clause.after in _ONE:
            run = run.and_then(clause, each)
            continue
        if run:
            yield run
        run = _Run(clause.span, clause, each) if found.kind else None
    if run:
        yield run


def _is_taken(text: str, clause: Clause, resolved: list[Resolution]) -> bool:
    """Whether the clause is a row of a table, or stands in a resolution's line."""
    if BAR in clause.sentence.of(text):
        return True
    at = bisect_right(resolved, clause.span.start, key=lambda each: each.line.start) - 1
    return at >= 0 and clause.span.start < resolved[at].line.end

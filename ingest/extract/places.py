"""Where a document's facts stand: rows and lines of resolutions, and the clauses that the judge takes for facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus.models import Span
from ingest.extract.clauses import Clause, clauses
from ingest.extract.kinds import Verdict, judge, verdict
from ingest.extract.reading import Reading
from ingest.extract.resolutions import BAR, Resolution, resolutions

SURE = 0.95
"""How sure it is that a row of a table of resolutions is a decision."""
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
    yield from (Place(each.quote, Verdict(label="decided", confidence=SURE), each) for each in resolved)
    for run in _runs(reading, resolved):
        yield Place(run.span, run.verdict)


@dataclass(frozen=True, slots=True)
class _Run:
    """Clauses of one fact: the span of all, the last of them, and the sum of what the judge thinks of each."""

    span: Span
    last: Clause
    chances: NDArray[np.float32]

    @property
    def verdict(self) -> Verdict:
        return verdict(self.chances / self.chances.sum())


def _runs(reading: Reading, resolved: list[Resolution]) -> Iterator[_Run]:
    run: _Run | None = None
    for number, clause in enumerate(clauses(reading)):
        if _is_taken(reading.text, clause, resolved):
            continue
        chances = judge().probabilities(clause, first=number == 0)
        found = verdict(chances)
        if run and found.kind == run.verdict.kind and clause.sentence == run.last.sentence and clause.after in _ONE:
            span = replace(run.span, end=max(run.span.end, clause.span.end))
            run = _Run(span, clause, run.chances + chances)
            continue
        if run:
            yield run
        run = _Run(clause.span, clause, chances) if found.kind else None
    if run:
        yield run


def _is_taken(text: str, clause: Clause, resolved: list[Resolution]) -> bool:
    """Whether the clause is a row of a table, or stands in a resolution's line."""
    if BAR in clause.sentence.of(text):
        return True
    return any(each.line.start <= clause.span.start < each.line.end for each in resolved)

"""Whether a document is of the domain at all: news of a match or a murder holds no facts, however it is worded."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ingest.extract.kinds import Chances

OUTSIDE = frozenset({"cue=sport", "cue=crime", "cue=story", "cue=sky"})
LEAST = 0.25
"""Below it 3 of 4 lessons without any fact lie, and 1 in 300 of the others."""


def belongs(names: Sequence[set[str]], chances: Sequence[Chances]) -> bool:
    """Whether the clauses, by the names of their features and the judge's chances, speak of the domain.

    What the judge gives them on average, and how many name a sector, speak for it; words of sport, crime, stories and
    weather against.
    """
    if not names:
        return False
    facts = float(np.mean([sum(each[2:]) for each in chances]))
    sectors = sum("sectors=0" not in each for each in names) / len(names)
    outside = sum(not OUTSIDE.isdisjoint(each) for each in names) / len(names)
    return facts + sectors / 2 - outside >= LEAST

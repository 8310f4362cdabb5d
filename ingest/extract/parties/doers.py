"""Who does it: how much each part in the clause, and each kind of party, speaks for being the doer."""

from __future__ import annotations

from corpus.facts import Kind
from corpus.parties.tables import PartyKind
from ingest.extract.parties.clauses import Part

Rank = dict[Part, float]

_ACT: Rank = {"agent": 10, "asked": 9.5, "authority": 7, "subject": 9, "readiness": 6.5, "helper": 6, "in": 3.5,
              "of": 4.6, "between": 5}  # fmt: skip
WEIGHTS: dict[Kind, Rank] = {
    "commitment": _ACT,
    "progress": {**_ACT, "readiness": 7, "of": 5.5, "in": 5, "authority": 6.5, "helper": 6},
    "opportunity": {"subject": 9, "asked": 9, "readiness": 8, "object": 8, "of": 7.2, "in": 6.5, "agent": 5, "for": 5,
                    "helper": 4, "between": 6},
    "proposal": {"asked": 11, "agent": 9, "subject": 7.5, "between": 7, "helper": 6, "authority": 5, "readiness": 4.5,
                 "of": 5, "in": 3},
}  # fmt: skip
"""How likely a party with this part is the one that must do it, has it or did it; parts not listed never are."""

_BODIES: tuple[PartyKind, ...] = (
    "ministry", "company", "bank", "chamber", "embassy", "working_group", "university", "body", "local", "government",
)  # fmt: skip
KINDS: dict[Kind, dict[PartyKind, float]] = {
    "commitment": {**dict.fromkeys(_BODIES, 1.0), "country": 0.95, "group": 0.8, "person": 0.65,
                   "province": 0.45, "place": 0.4, "site": 0.4},
    "progress": {**dict.fromkeys(_BODIES, 1.0), "country": 1.0, "group": 0.85, "person": 0.65,
                 "province": 0.85, "place": 0.75, "site": 0.7},
    "opportunity": {**dict.fromkeys(_BODIES, 0.95), "country": 1.0, "group": 0.8, "person": 0.3,
                    "province": 1.0, "place": 0.95, "site": 1.0},
    "proposal": {**dict.fromkeys(_BODIES, 1.0), "country": 0.9, "group": 0.95, "person": 0.8,
                 "province": 0.5, "place": 0.4, "site": 0.4},
}  # fmt: skip
"""How fit a kind of party is to be it."""

SPEAKER: dict[Kind, tuple[float, float, float]] = {
    "commitment": (8.5, 5.5, 4.2),
    "progress": (8.5, 4.5, 3.45),
    "opportunity": (7.5, 4.5, 3.5),
    "proposal": (7, 0, 0),
}
"""What the speaker's own body weighs: where he says "we", where its work is told, where he stands for a place alone."""
CARRIED: dict[Kind, float] = {"commitment": 3.8, "progress": 3.6, "opportunity": 0, "proposal": 3.6}
"""What the last doer before a fact weighs where the document speaks itself and names nobody new."""
ENOUGH: dict[Kind, float] = {"commitment": 3.4, "progress": 3.4, "opportunity": 3.4, "proposal": 3.4}
"""Below this nobody is named."""

UNNAMED = 0.6
"""Of its weight is left to a party the text only points at ("the centre") without ever naming it."""
SUBORDINATE = 0.75
"""Of its weight is left to a party behind «که» or «تا»."""
COUNTED = 0.45
"""And to things that are counted: «۸ کارخانه», «۵۰۰ خانوار»."""
NEAR = 0.7
"""Parties whose weights are at least this near the best one's are named beside it."""
BOTH = 0.6
"""A named party and the speaker's own body whose weights are at least this near each other are both named."""
OWN_ASKED = 0.5
"""Of its weight is left to the body whose own head asks for something."""
POINTED: dict[Kind, float] = {"commitment": 7.5, "progress": 6, "opportunity": 0, "proposal": 4}
"""What the parties of "this decree" or "this agreement" weigh."""
OPENED = 0.6
"""Of its weight is left to the place where something is opened, built or paid."""

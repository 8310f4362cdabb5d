"""Who does it: each party named in a fact weighed by its part in the clause, against the body the speaker speaks for."""

from __future__ import annotations

from corpus.facts import Kind
from corpus.parties.tables import PartyKind
from ingest.extract.parties.clauses import Part

Rank = dict[Part, float]

_ACT: Rank = {"agent": 10, "asked": 9.5, "authority": 7, "subject": 9, "readiness": 6.5, "helper": 6, "in": 3.5, "of": 4}
WEIGHTS: dict[Kind, Rank] = {
    "commitment": _ACT,
    "progress": {**_ACT, "readiness": 7, "of": 5, "in": 4, "authority": 6.5, "helper": 6},
    "opportunity": {"subject": 9, "readiness": 8, "of": 7, "in": 6.5, "agent": 5, "for": 5, "helper": 4},
    "proposal": {"asked": 11, "agent": 9, "subject": 7, "helper": 6, "authority": 5, "readiness": 3, "of": 3, "in": 2},
}
"""How likely a party with this part is the one that must do it, has it or did it; parts not listed never are."""

_BODIES = ("ministry", "company", "bank", "chamber", "embassy", "working_group", "university", "body", "local", "government")
KINDS: dict[Kind, dict[PartyKind, float]] = {
    "commitment": {**dict.fromkeys(_BODIES, 1.0), "country": 0.95, "group": 0.8, "person": 0.65,
                   "province": 0.45, "place": 0.4, "site": 0.5},
    "progress": {**dict.fromkeys(_BODIES, 1.0), "country": 1.0, "group": 0.85, "person": 0.65,
                 "province": 0.85, "place": 0.75, "site": 0.7},
    "opportunity": {**dict.fromkeys(_BODIES, 0.95), "country": 1.0, "group": 0.8, "person": 0.3,
                    "province": 1.0, "place": 0.95, "site": 1.0},
    "proposal": {**dict.fromkeys(_BODIES, 1.0), "country": 0.9, "group": 0.95, "person": 0.8,
                 "province": 0.3, "place": 0.3, "site": 0.3},
}  # fmt: skip
"""How fit a kind of party is to be it."""

SPEAKER: dict[Kind, tuple[float, float, float]] = {
    "commitment": (8.5, 5.5, 0),
    "progress": (8.5, 4.5, 0),
    "opportunity": (7.5, 4.5, 3.5),
    "proposal": (7, 0, 0),
}
"""What the speaker's own body weighs: where he says "we", where its work is told, and where a place is all he stands for."""
ENOUGH: dict[Kind, float] = {"commitment": 3.4, "progress": 3.4, "opportunity": 3.4, "proposal": 5.5}
"""Below this nobody is named."""

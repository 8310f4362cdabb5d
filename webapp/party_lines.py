"""Parties and their corrections for a terminal and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corpus.dates import jalali
from corpus.fact_record import Record
from corpus.parties import Correction, Party

RELATED_SHOWN = 8
"""As many as a line of a terminal holds; programs get all."""


def party_json(party: Party, counts: Mapping[str, int], related: Sequence[Party]) -> Record:
    """A party, and in how many facts it stands on which side."""
    return {
        "id": party.id,
        "name": party.name,
        "kind": party.kind,
        "by": counts.get("by", 0),
        "with": counts.get("with", 0),
        "aliases": list(party.aliases),
        "related": [each.name for each in related],
    }


def party_lines(party: Party, counts: Mapping[str, int], related: Sequence[Party]) -> Iterator[str]:
    """A party: its name, kind and facts, then its other names and those it has to do with."""
    yield f"{party.name}  [{party.kind}]  by {counts.get('by', 0)}, with {counts.get('with', 0)}"
    if party.aliases:
        yield f"       also: {'، '.join(party.aliases)}"
    if related:
        more = f" … and {len(related) - RELATED_SHOWN} more" if len(related) > RELATED_SHOWN else ""
        yield f"       related: {'، '.join(each.name for each in related[:RELATED_SHOWN])}{more}"


def party_correction_json(correction: Correction) -> Record:
    """Who did what to which party, when and why."""
    return {
        "id": correction.id,
        "act": correction.act,
        "party": correction.party_name,
        "into": correction.into_name,
        "name": correction.name,
        "who": correction.who,
        "at": correction.when.isoformat(timespec="seconds"),
        "why": correction.why,
        "withdrawn_by": correction.withdrawn_by,
        "withdrawn_at": correction.withdrawn_at.isoformat(timespec="seconds") if correction.withdrawn_at else None,
    }


def party_correction_line(correction: Correction) -> str:
    """The same in a line."""
    did = {
        "merge": f"merge «{correction.party_name}» into «{correction.into_name}»",
        "rename": f"rename «{correction.party_name}» to «{correction.name}»",
        "split": f"split «{correction.name}» from «{correction.party_name}»",
    }[correction.act]
    taken_back = f" (withdrawn by {correction.withdrawn_by})" if not correction.live else ""
    day = jalali(correction.when.astimezone().date())
    return f"#{correction.id} {did} by {correction.who}, {day}: {correction.why}{taken_back}"

"""A document's facts put together: where they stand and what kind they are, then every field by its own concern."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.facts import Deadline, Extraction, Fact
from ingest.extract.conditions import condition
from ingest.extract.deadlines import deadline
from ingest.extract.figures import figures
from ingest.extract.gist import gist
from ingest.extract.meeting import meeting
from ingest.extract.parties import PartyReader
from ingest.extract.places import Place, places
from ingest.extract.reading import Reading
from ingest.extract.resolutions import Resolution
from ingest.extract.restated import fullest
from ingest.extract.sectors import fact_sectors
from ingest.extract.sides import sides
from ingest.extract.speech import Attribution, attribute


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks and who is named in a document, read once for all its facts."""

    attribution: Attribution
    parties: PartyReader


def extract(reading: Reading) -> Extraction:
    """All facts of the document, in order of their place."""
    voices = Voices(attribute(reading), PartyReader(reading=reading))
    facts = tuple(_fact(reading, place, voices) for place in fullest(reading, [*places(reading)]))
    return Extraction(facts=facts, meeting=meeting(reading, voices.attribution), summary=gist(facts))


def _fact(reading: Reading, place: Place, voices: Voices) -> Fact:
    quote, verdict = place.quote, place.verdict
    assert verdict.kind  # noqa: S101 - `places` yields no other
    to_do = verdict.kind in ("commitment", "proposal")
    speaker = None if place.resolution else voices.attribution.at(quote)
    parties = voices.parties.of(quote, verdict.kind, speaker)
    by = _responsible(reading.text, place.resolution) or sides(reading, quote)
    return Fact(
        kind=verdict.kind,
        strength=verdict.strength,
        quote=quote,
        speaker=speaker,
        by=by or parties.by,
        counterparts=tuple(name for name in parties.counterparts if name not in by),
        sectors=fact_sectors(reading, quote),
        deadline=_due(reading, place) if to_do else None,
        condition=condition(reading, quote) if to_do else None,
        figures=figures(reading, quote),
        confidence=verdict.confidence,
    )


def _due(reading: Reading, place: Place) -> Deadline | None:
    """By when: as the resolution's own column or label says, else as the quote does."""
    column = place.resolution.deadline if place.resolution else None
    return (deadline(reading, column) if column else None) or deadline(reading, place.quote)


def _responsible(text: str, resolution: Resolution | None) -> tuple[str, ...]:
    """Who answers for a resolution, as its own column or label says."""
    if resolution is None or resolution.by is None:
        return ()
    return (" ".join(resolution.by.of(text).split()),)

"""Who held the office that speaks in a stored fact, on the day of its document, as the whole store tells."""

from __future__ import annotations

from corpus.facts import Fact
from corpus.models import Document
from corpus.store import Store
from ingest.extract.holders import Holders, office_key


class Incumbents:
    """Holders of offices, looked up in the store when a fact asks for one; what was looked up is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[tuple[str, ...], Holders] = {}

    def of(self, fact: Fact, document: Document) -> str | None:
        """The holder of the speaker's office that day; None if he is named, not known, or may be one of several."""
        speaker = fact.speaker
        if speaker is None or speaker.name or not speaker.role or document.published is None:
            return None
        office = office_key(speaker.role)
        return self._holders(office).holder(speaker.role, document.published.day) if office else None

    def _holders(self, office: tuple[str, ...]) -> Holders:
        if office not in self._known:
            self._known[office] = Holders()
            for day, speaker in self._store.spoken_by(office):
                self._known[office].learn(day, speaker)
        return self._known[office]

"""Who held which office when, as the documents of a collection tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from corpus.facts import Speaker
from corpus.letters import plain
from ingest.extract.speech.naming import BODIES, after_titles, plain_words
from ingest.extract.speech.tokens import Words

REACH = timedelta(days=365)
"""How long before its first and after its last mention a tenure is still believed, if nobody else is known."""
_SILENT = plain_words("استان شهرستان محترم کشور کشورمان ایران اسلامی و کل ، , « » در")
_GENERIC = BODIES | plain_words("جمهوری این آن ما")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """Somebody who held an office from the first to the last day a document says so."""

    office: str
    holder: str
    first: date
    last: date

    def seen(self, day: date, holder: str, office: str) -> Tenure:
        """The tenure with one day more, under the fuller names."""
        names = (max(self.holder, holder, key=_fullness), max(self.office, office, key=_fullness))
        return Tenure(holder=names[0], office=names[1], first=min(self.first, day), last=max(self.last, day))


class Holders:
    """A registry of offices that grows document by document; the order of documents does not matter."""

    def __init__(self) -> None:
        self._tenures: dict[tuple[str, ...], list[Tenure]] = {}

    def learn(self, day: date | None, speaker: Speaker | None) -> None:
        """Remember that the speaker held his office on that day; nothing is learnt of a part unknown."""
        if day is None or speaker is None or not speaker.name or not speaker.role:
            return
        if not (office := office_key(speaker.role)):
            return
        tenures = self._tenures.setdefault(office, [])
        same = next((at for at, each in enumerate(tenures) if same_person(each.holder, speaker.name)), None)
        if same is None:
            tenures.append(Tenure(office=speaker.role, holder=speaker.name, first=day, last=day))
        else:
            tenures[same] = tenures[same].seen(day, speaker.name, speaker.role)

    def holder(self, office: str, day: date | None) -> str | None:
        """Who held the office on that day; None where nobody, or more than one, may have held it."""
        if day is None or not (key := office_key(office)):
            return None
        near = [each for each in self._tenures.get(key, ()) if each.first - REACH <= day <= each.last + REACH]
        return near[0].holder if len(near) == 1 else None

    def tenures(self) -> list[Tenure]:
        """All that is known, by office and first day."""
        return [
            each
            for _, tenures in sorted(self._tenures.items())
            for each in sorted(tenures, key=lambda tenure: (tenure.first, tenure.holder))
        ]


def office_key(office: str) -> tuple[str, ...]:
    """The telling words of an office; empty for one that many hold («رئیس سازمان»)."""
    telling = tuple(word for word in _letters(office) if word not in _SILENT)
    return telling if any(word not in _GENERIC for word in telling[1:]) else ()


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: «رضایی» and «دکتر علی رضایی»."""
    short, long = sorted((_name(one), _name(other)), key=len)
    return bool(short) and long.endswith(short)


def _fullness(name: str) -> tuple[int, str]:
    """The longer name is the fuller one; the rest is only to have one order."""
    return len(name), name


@lru_cache(maxsize=4096)
def _name(name: str) -> str:
    letters = _letters(name)
    return "".join(letters[after_titles(letters, 0, len(letters)) :])


def _letters(text: str) -> list[str]:
    return Words.of(plain(text).text).text

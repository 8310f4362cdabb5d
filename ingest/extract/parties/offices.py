"""The body or place an office belongs to: «مدیرعامل شرکت …» speaks for the company, «استاندار …» for the province."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.facts import Speaker
from corpus.letters import plain
from corpus.parties.tables import PartyKind
from ingest.extract.parties.mentions import PLACES, Finder, Mention, Words
from ingest.extract.parties.words import EXECUTIVES, OFFICES

_SECOND = OFFICES - {"وزیر"}
"""An office behind the minister's: «معاون وزیر نیرو و مدیرعامل توانیر» speaks for the company."""
_MINISTRY = "وزارت"
_BOARD = re.compile(r"(?:و )?(?:عضو |نا[یي]ب )?ه[یي][أئا]ت[\s\u200c](?:مد[یي]ره|امنا[ءی]?|عامل|رئ[یي]سه)(?:\s?[یي]\b)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """What a speaker speaks for. `executes` where what is said to be done is most likely its own work.

    `head` is the first word of its name, by which the text may point at it; None where the office names no body.
    """

    name: str
    kind: PartyKind
    head: str | None = None
    executes: bool = False


@lru_cache(maxsize=1024)
def institution(speaker: Speaker | None) -> Institution | None:
    """What the speaker's office belongs to; None where it tells nothing."""
    if speaker is None or not speaker.role:
        return None
    role = _BOARD.sub("", speaker.role)
    words = Words(plain=plain(role))
    if not words.all:
        return None
    if _member_of_parliament(words.all):
        return Institution(name=" ".join(speaker.name.split()), kind="person") if speaker.name else None
    return _ministry(words, role) or _body(words, role) or _place(words, role)


def _member_of_parliament(words: list[str]) -> bool:
    return words[0] == "نماینده" and ("مردم" in words or "مجلس" in words)


def _named(words: Words, role: str, mention: Mention, *, executes: bool = False) -> Institution:
    name = " ".join(words.raw(mention.start, mention.end).of(role).split())
    return Institution(name=name, kind=mention.kind, head=words.all[mention.start], executes=executes)


def _ministry(words: Words, role: str) -> Institution | None:
    """The ministry of a minister of this country, the country of another's and of a prime minister."""
    if "وزیر" not in words.all:
        return None
    at = words.all.index("وزیر") + 1
    if any(word in _SECOND for word in words.all[at:]):
        return None
    places = [
        each for each in Finder(words.all, offices=False).mentions() if each.kind == "country" and each.start >= at
    ]
    abroad = places[-1] if places and places[-1].start < places[-1].end else None
    end = (
        abroad.start if abroad else next((i for i in range(at, len(words.all)) if words.all[i] == "در"), len(words.all))
    )
    if abroad and (end == at or words.all[abroad.start] != "ایران"):
        return _named(words, role, abroad)
    if end <= at or words.all[at - 2 : at - 1] == ["نخست"]:
        return None
    field = " ".join(words.raw(at, end).of(role).split())
    return Institution(name=f"{_MINISTRY} {field}", kind="ministry", head=_MINISTRY, executes=True)


def _body(words: Words, role: str) -> Institution | None:
    """The last body the office names; for a director of a field («مدیرکل …») the field is the name."""
    found = [each for each in Finder(words.all, offices=False).mentions() if each.kind not in (*PLACES, "group")]
    executes = words.all[0] in EXECUTIVES
    if found and found[-1].kind != "site":
        last = found[-1]
        return _named(words, role, last, executes=executes and last.kind not in ("working_group", "chamber", "local"))
    if found:
        return _named(words, role, found[-1], executes=executes)
    if words.all[0] not in EXECUTIVES or any(word.startswith("جمهور") for word in words.all):
        return None
    at = next((i for i, word in enumerate(words.all) if word not in OFFICES and word not in ("کل", "عامل", "اول")), 0)
    name = " ".join(words.raw(at, len(words.all)).of(role).split()) if at else ""
    return Institution(name=name, kind="body", executes=True) if name else None


def _place(words: Words, role: str) -> Institution | None:
    found = [each for each in Finder(words.all, offices=False).mentions() if each.kind in PLACES and not each.bare]
    return _named(words, role, found[0]) if found else None

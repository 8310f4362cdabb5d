"""Finite verbs of Persian prose in plain letters: where a clause can end, and in which tense, mood and person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast

Tense = Literal["future", "present", "subjunctive", "past", "perfect", "imperfect", "copula", "participle"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb at `start`–`end` of the plain text; `form` are its letters without spaces."""

    start: int
    end: int
    tense: Tense
    form: str
    first_person: bool
    negative: bool


def _table() -> list[tuple[str, list[str], bool]]:
    """Past stem, present stems, and whether the past stem is a noun too, of each verb in `verbs.tsv`."""
    lines = resources.files("ingest.extract").joinpath("verbs.tsv").read_text("utf-8").splitlines()
    rows = [(line + "\t\t").split("\t")[:3] for line in lines if line and not line.startswith("#")]
    return [(past, present.split(), noun == "noun") for past, present, noun in rows]


def _words(given: str) -> frozenset[str]:
    return frozenset(given.split())


_VERBS = _table()
_LEMMAS = {stem: past for past, presents, _ in _VERBS for stem in (*presents, past)}
_NOUNS_TOO = frozenset(past for past, _, noun in _VERBS if noun)


def _any(stems: Iterator[str]) -> str:
    return "|".join(sorted(set(stems), key=len, reverse=True))


_PAST = f"(?:{_any(past for past, _, _ in _VERBS)})"
_PRESENT = f"(?:{_any(stem for _, presents, _ in _VERBS for stem in presents)})"
_ENDING = "(?:م|ی|د|یم|ید|ند)"
_WE = "(?:م|یم|ید|ند)"
_VERB = re.compile(
    rf"(?<!\w)(?:(?P<future>ن?خواه{_ENDING}\s(?:\w{{1,10}}\s)?{_PAST})"
    rf"|(?P<present>ن?می ?(?:توان|{_PRESENT}{_ENDING}))"
    rf"|(?P<imperfect>ن?می ?{_PAST}{_WE}?(?:ه(?: ?است| ?اند)?)?)"
    rf"|(?P<perfect>ن?{_PAST}ه ?(?:است|اند|ام|ایم|اید|شد|نیست)|ن?{_PAST}ه (?:بود|باش)(?:م|یم|د|ند)?)"
    rf"|(?P<participle>ن?{_PAST}ه)"
    rf"|(?P<past>ن?{_PAST}{_WE}?)"
    rf"|(?P<copula>است|هست{_WE}?|نیست(?:م|یم|ند)?|ن?دار{_ENDING})"
    rf"|(?P<subjunctive>[بن]?{_PRESENT}{_ENDING}))(?!\w)"
)
_BARE = _words("شود شوند شویم کند کنند کنیم دهد دهند دهیم گیرد گیرند باشد باشند باشیم یابد یابند گردد گردند")
"""Subjunctives that stand without ب-; other words of that shape are nouns as a rule: کارم، روید، بند."""
_STOP = re.compile(r"\s?(?:[،؛,;:.!؟»\n-]|$|(?:که|تا)(?!\w))")
_NOUN_BEFORE = re.compile(
    r"(?<!\w)(?:این|ان|همین|یک|در|از|به|برای|هر|حوزه|دومین|نخستین|اولین|هزینه|برنامه|و)\s$"
)  # fmt: skip
_FIRST_PERSON = re.compile(r"(?:یم|ایم|ام|[^ا]م)$")
_NOT_NEGATIVE = ("نما", "نمود", "نوشت", "نویس", "نشست", "نشین", "نگر", "نهاد", "نهد")


def verbs(text: str) -> Iterator[Verb]:
    """The finite verbs of a text in plain letters, in order, and bare participles, which may end a clause."""
    for match in _VERB.finditer(text):
        tense = cast(Tense, match.lastgroup)
        form = match[0].replace(" ", "")
        if tense == "subjunctive" and form not in _BARE and not (form[0] in "بن" and len(form) > 3):
            continue
        if form in _NOUNS_TOO and not _ends_here(text, match):
            continue
        yield Verb(match.start(), match.end(), tense, form, _is_ours(form, tense), _is_negative(form))


def _is_ours(form: str, tense: Tense) -> bool:
    """Whether it is said of "us" or "me": خواهیم داد has the person before its stem."""
    if tense == "future":
        return form.lstrip("ن").startswith(("خواهیم", "خواهم"))
    return tense != "participle" and bool(_FIRST_PERSON.search(form))


def _is_negative(form: str) -> bool:
    return form.startswith("ن") and not form.startswith(_NOT_NEGATIVE)


def _ends_here(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 12) : match.start()]
    return bool(_STOP.match(text, match.end())) and not _NOUN_BEFORE.search(before)


_BEGINNING = re.compile(r"(?:ن?خواه(?:م|ی|د|یم|ید|ند)|ن?می|[نب])?")
_END = re.compile(r"(?:ه?(?:است|اند|ام|ایم|اید|نیست|شد)|ه(?:بود|باش)(?:م|یم|د|ند)?|ه|م|یم|ید|ند|د|ی)?")


@cache
def lemma(form: str) -> str:
    """The past stem of a verb's form (میشود, شدهاست, خواهدشد: شد); the form itself where it is not known."""
    for start in range(min(8, len(form))):
        for end in range(len(form), start + 1, -1):
            found = _LEMMAS.get(form[start:end])
            if found and _BEGINNING.fullmatch(form[:start]) and _END.fullmatch(form[end:]):
                return found
    return form

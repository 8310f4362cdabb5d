"""The subject of a sentence that reports words: where a person, a group or a body is named at a given word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.vocabulary import FOREIGN_CITIES, PROVINCES
from ingest.extract.speech.names import plausible, surname_like
from ingest.extract.speech.naming import (
    AGENCY_WORDS,
    BODIES,
    COMMON,
    COUNTRIES,
    HEADINGS,
    PLURAL_OFFICES,
    PRONOUNS,
    SIDES,
    THESE,
    THIS,
    TIME,
    office_length,
    plain_words,
)
from ingest.extract.speech.offices import office_end
from ingest.extract.speech.people import TRIGGERS, Mention, mention, with_office
from ingest.extract.speech.saying import CUES

_OCCASIONS = plain_words(
    "گفت گفتگو گفت‌وگو گفتوگو مصاحبه جمع نشست جلسه مراسم آیین حاشیه دیدار همایش کنفرانس پاسخ نامه‌ای سخنانی اجلاس"
)
_TODAY = plain_words("امروز دیروز دیشب صبح ظهر عصر شامگاه")
_BY = plain_words("با ضمن")
_CUE_WORDS = plain_words(CUES)
_PLACES = plain_words(" ".join((*PROVINCES, *PROVINCES.values(), *FOREIGN_CITIES)))
_NO_HEADLINE = HEADINGS | AGENCY_WORDS | COUNTRIES | _PLACES
_DECLARES = plain_words("اعلام گفت افزود گفته اظهار تاکید")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who speaks, as the sentence says; `end` is the word behind.

    A person, one who spoke already, several of one office, a body, or both sides: then the document speaks itself.
    """

    kind: Literal["person", "again", "group", "body", "sides"]
    end: int
    mention: Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """Finds subjects in the words of a document; `surname` tells how many words at a place are a name known there."""

    text: Sequence[str]
    surname: Callable[[int, int], int]

    def at(self, at: int, stop: int, *, opens: bool) -> Subject | None:
        """The subject that begins at this very word."""
        text = self.text
        if at >= stop:
            return None
        if nameless := self._no_name(at, stop):
            return nameless
        at += text[at] in ("یک", "یکی")
        if at < stop and text[at] in TRIGGERS and (found := mention(text, at, stop)):
            return Subject(kind="person", end=found.end, mention=found)
        return self._named(at, stop, opens=opens) or self._body(at, stop, opens=opens)

    def _no_name(self, at: int, stop: int) -> Subject | None:
        """A pronoun, «این مقام مسئول», both sides, or several people of one office."""
        text = self.text
        word, following = text[at], text[at + 1] if at + 1 < stop else ""
        if word in PRONOUNS:
            return Subject(kind="again", end=at + 1, mention=Mention(start=at, end=at + 1))
        if word in THIS and following in THESE:
            end = office_end(text, at + 1, stop)
            return Subject(kind="again", end=end, mention=Mention(start=at, end=end))
        if word in SIDES or f"{word} {following}" in SIDES:
            return Subject(kind="sides", end=at + 1, mention=Mention(start=at, end=at + 1))
        if word in PLURAL_OFFICES:
            end = self._before_object(at, office_end(text, at, stop))
            return Subject(kind="group", end=end, mention=Mention(start=at, end=end, name=(at, end)))
        return None

    def _before_object(self, at: int, end: int) -> int:
        """«کارشناسان علت آن را … می‌دانند»: without the object of the sentence."""
        text = self.text
        if text[end : end + 1] != ["را"]:
            return end
        return next((index for index in range(at + 1, end) if text[index] in COMMON), end)

    def _named(self, at: int, stop: int, *, opens: bool) -> Subject | None:
        """A name without title or known given name: one known in the text, or words that stand like one."""
        text = self.text
        if length := self.surname(at, stop):
            found = with_office(text, at, (at, at + length), stop)
            return Subject(kind="person", end=found.end, mention=found)
        end = self._plausible_end(at, stop)
        if end == at or (end == at + 5 and end < stop):
            return None
        found = with_office(text, at, (at, end), stop)
        short = len(text[at]) < 4 or text[at].endswith("یم") or text[at] in _PLACES
        direct = end - at == 1 and opens and not short and self._cue(end, stop)
        if found.role and (end - at > 1 or (text[end] in "،,-" and text[at] not in _PLACES)):
            return Subject(kind="person", end=found.end, mention=found)
        alone = end - at == 1 and (direct or surname_like(text[at]))
        if alone or (1 < end - at < 5 and self._like_name(at, end, opens)):
            return Subject(kind="person", end=end, mention=found)
        return None

    def _cue(self, end: int, stop: int) -> bool:
        """Whether the verb stands here, or a phrase of a speaker («… با اشاره به»، «… در گفت‌وگو با»)."""
        text = self.text
        after = text[end + 1 : end + 2]
        return end >= stop or (text[end] in _BY and after[:1] and after[0] in _CUE_WORDS) or self._occasion(end)

    def _occasion(self, end: int) -> bool:
        """«امروز …»، «در نشست …»: what stands behind a speaker's name."""
        text = self.text
        end = next((at for at in range(end, min(end + 4, len(text))) if text[at] not in TIME), end)
        return text[end : end + 1] == ["در"] and not _OCCASIONS.isdisjoint(text[end + 1 : end + 2])

    def _like_name(self, at: int, end: int, opens: bool) -> bool:
        text = self.text
        if end >= len(text) or text[end] == "را" or text[at] in _PLACES:
            return False
        return self._occasion(end) or (opens and (text[end] in _TODAY or any(map(surname_like, text[at:end]))))

    def _body(self, at: int, stop: int, *, opens: bool) -> Subject | None:
        """«سازمان … اعلام کرد:»: a body speaks only where its words follow the verb at once."""
        text = self.text
        if not opens or at >= stop or text[at] not in BODIES:
            return None
        end = office_end(text, at, stop)
        if end < stop and text[end] not in _DECLARES and stop - end > 12:
            return None
        return Subject(kind="body", end=end, mention=Mention(start=at, end=end, name=(at, end)))

    def headline(self, at: int, stop: int) -> Subject | None:
        """«رئیس اتاق: …»: a person or body alone before a colon."""
        text = self.text
        colon = next((index for index in range(at, min(stop, at + 30)) if text[index] == ":"), 0)
        if not colon:
            return None
        if text[at] in TRIGGERS and (found := mention(text, at, colon)):
            tail = text[found.end : colon]
            events = not tail or (found.end + 1 < colon and tail[0] in ("،", ",", "در", "خطاب"))
            return Subject(kind="person", end=colon, mention=found) if events else None
        end = self._plausible_end(at, colon)
        found = with_office(text, at, (at, end), colon) if end > at else None
        if found and found.end == colon and (found.role or self._alone(at, colon)):
            return Subject(kind="person", end=colon, mention=found)
        return None

    def _alone(self, at: int, colon: int) -> bool:
        """Whether the words before the colon are a name: one known here, or a word or two that mean nothing else."""
        text = self.text
        if at + self.surname(at, colon) == colon or surname_like(text[at]):
            return True
        numbered = (at > 0 and text[at - 1].isdigit()) or (at > 1 and text[at - 2].isdigit())
        return colon - at == 1 and not numbered and text[at] not in _NO_HEADLINE and len(text[at]) > 3

    def _plausible_end(self, at: int, stop: int) -> int:
        """Behind up to five words that can be a name."""
        text = self.text
        end = at
        while end < min(stop, at + 5) and plausible(text[end]) and not office_length(text, end, stop):
            end += 1
        return end

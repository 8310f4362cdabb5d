"""The frames by which a text reports words: who, a reporting verb, and whether the words themselves follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.letters import plain
from corpus.vocabulary import FOREIGN_CITIES, PROVINCES
from ingest.extract.names import plausible, surname_like
from ingest.extract.naming import (
    ADVERBS,
    AGENCY_WORDS,
    BODIES,
    COMMON,
    COUNTRIES,
    ENDS,
    HEADINGS,
    PLURAL_OFFICES,
    PRONOUNS,
    SIDES,
    THESE,
    TIME,
    office_length,
    plain_words,
)
from ingest.extract.offices import office_end
from ingest.extract.people import TRIGGERS, Mention, mention, with_office
from ingest.extract.tokens import Words
from ingest.extract.verbs import CUES, Verb

_THIS = frozenset({"این", "همین", plain("آن").text})
_LONGEST_OPENING = 90
"""Words before a subject that are looked through: more would make a run of commas cost its square."""
_OPENING = plain_words("در طی پس به با ضمن بر پیش")
_OCCASIONS = plain_words(
    "گفت گفتگو گفت‌وگو گفتوگو مصاحبه جمع نشست جلسه مراسم آیین حاشیه دیدار همایش کنفرانس پاسخ نامه‌ای سخنانی اجلاس"
)
_TODAY = plain_words("امروز دیروز دیشب صبح ظهر عصر شامگاه")
_BY = plain_words("با ضمن")
_CUE_WORDS = plain_words(CUES)
_PLACES = plain_words(" ".join((*PROVINCES, *PROVINCES.values(), *FOREIGN_CITIES)))
_NO_HEADLINE = HEADINGS | AGENCY_WORDS | COUNTRIES | _PLACES
_LAST = plain_words("ادامه پایان ابتدا ابتدای خاتمه انتها آغاز مجموع نهایت واقع")
_FREE = ADVERBS - plain_words("و که")
_WITH = plain_words("و حضور همراهی ریاست همت دیدار امضای دعوت میزبانی مدیریت پیگیری حمایت «")
_SOURCE = plain_words("گزارش نقل نوشته")
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
class Frame:
    """What a stretch of text says about whose words it carries."""

    subject: Subject | None
    opens: bool = False
    """The words themselves follow («گفت:»), and may go on in the next sentence."""
    back: bool = False
    """The words before are his as well («با بیان این مطلب»)."""
    other: bool = False
    """«نیز» or «هم» stands behind the subject: another person than before."""
    broken: bool = False
    """The line ends with the colon, and the words stand in the next."""
    elided: bool = False
    """The subject is left out («همچنین افزود»)."""

    @property
    def by_a_person(self) -> bool:
        return self.subject is not None and self.subject.kind in ("person", "again")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """Finds frames in the words of a document; `surname` tells how many words at a place are a name known there."""

    plain: str
    words: Words
    surname: Callable[[int, int], int]

    def frame(self, start: int, stop: int, verbs: Sequence[Verb]) -> Frame | None:
        """The frame of words `start` to `stop`, which hold `verbs`; None where nothing is reported."""
        first = self.skip(start, stop)
        before = next((verb.at for verb in verbs if verb.kind in ("says", "does")), stop)
        broken = self.words.text[stop - 1] == ":"
        if headline := self._headline(first, before):
            return Frame(subject=headline, opens=True, broken=broken)
        for verb in verbs:
            if verb.kind == "according" and (found := self._according(verb.end, stop)):
                return Frame(subject=found)
        verbs = [verb for verb in verbs if verb.kind != "according"]
        if not verbs:
            return None
        opens = any(verb.opens for verb in verbs)
        subject = self._subject(first, before, opens=opens)
        return Frame(
            subject=subject,
            opens=opens,
            broken=opens and broken,
            back=any(verb.back for verb in verbs),
            other=subject is not None and self._is_other(subject.end),
            elided=subject is None and self._elided(first, opens=opens),
        )

    def _according(self, at: int, stop: int) -> Subject | None:
        """Whom «به گفته …،» names; a name that is not known ends at the comma."""
        text = self.words.text
        if at < stop and text[at] not in TRIGGERS:
            stop = next((index for index in range(at, min(stop, at + 30)) if text[index] in "،,"), stop)
        return self._at(at, stop, opens=True)

    def named_first(self, start: int, stop: int) -> Subject | None:
        """The person or group a sentence without speech begins with."""
        return self._at(self.skip(start, stop), stop, opens=False)

    def skip(self, at: int, stop: int) -> int:
        """The first word behind marks, dateline, source, adverbs and short openings such as «در این دیدار»."""
        stop = min(stop, at + _LONGEST_OPENING)
        while at < stop and (step := self._step(at, stop)):
            at += step
        return at

    def _step(self, at: int, stop: int) -> int:
        text = self.words.text
        word = text[at]
        if not word[0].isalpha():
            return 1
        if word == "به" and at + 1 < stop and text[at + 1] in _SOURCE:
            return self._source(at, stop) - at
        if dateline := self._dateline(at, stop):
            return dateline
        if word in _OPENING:
            return self._opening(at, stop)
        return int(word in ADVERBS or word in TIME)

    def _dateline(self, at: int, stop: int) -> int:
        """Words of «خبرگزاری فارس:»، «گروه اقتصادی:»، «تهران - ایرنا -»."""
        text = self.words.text[at : min(stop, at + 9)]
        for mark in (":", "-"):
            if mark in text[1:]:
                end = text.index(mark, 1)
                if any(word in AGENCY_WORDS for word in text[:end]) and not any(word in ENDS for word in text[:end]):
                    return end + 1
        return 0

    def _source(self, at: int, stop: int) -> int:
        """Behind «به گزارش …،»; without a comma, behind «به گزارش خبرنگار ما»."""
        text = self.words.text
        for index in range(at + 2, min(stop, at + 40)):
            if text[index] in "،,":
                return index + 1
            if text[index] == "ما" or (index > at + 2 and text[index] in TRIGGERS and mention(text, index, stop)):
                return index + (text[index] == "ما")
            if text[index] == ":":
                break
        return at + 3

    def _opening(self, at: int, stop: int) -> int:
        """Length of «در این دیدار»، «در حاشیه این بازدید»، «در پایان»; 0 for another phrase."""
        text = self.words.text
        for index in range(at + 1, min(stop - 1, at + 4)):
            if text[index] in _THIS and text[index + 1] not in THESE:
                return index + 2 - at
        if at + 1 < stop and text[at + 1] in _LAST:
            return 2
        return 2 if at + 1 < stop and text[at : at + 2] == ["پس", "از"] and text[at + 2 : at + 3] == ["ان"] else 0

    def _headline(self, at: int, stop: int) -> Subject | None:
        """«رئیس اتاق: …»: a person or body alone before a colon."""
        text = self.words.text
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
        text = self.words.text
        if at + self.surname(at, colon) == colon or surname_like(text[at]):
            return True
        numbered = (at > 0 and text[at - 1].isdigit()) or (at > 1 and text[at - 2].isdigit())
        return colon - at == 1 and not numbered and text[at] not in _NO_HEADLINE and len(text[at]) > 3

    def _plausible_end(self, at: int, stop: int) -> int:
        """Behind up to five words that can be a name."""
        text = self.words.text
        end = at
        while end < min(stop, at + 5) and plausible(text[end]) and not office_length(text, end, stop):
            end += 1
        return end

    def _subject(self, first: int, verb: int, *, opens: bool) -> Subject | None:
        """The subject before the verb: at the head, behind a comma or dash, or behind an opening phrase."""
        for at in self._heads(first, verb):
            if at <= verb and (found := self._at(at, verb, opens=opens)):
                return found
        return next(filter(None, (self._free(at, verb) for at in range(first + 1, verb))), None)

    def _heads(self, first: int, verb: int) -> Iterator[int]:
        yield first
        for index in range(first, verb):
            if self.words.text[index] in "،,-":
                yield self.skip(index + 1, verb)  # bounded, so that commas in a row stay linear

    def _free(self, at: int, verb: int) -> Subject | None:
        """A person within the sentence whom no preposition governs: «در حاشیه این بازدید علی رضایی گفت»."""
        text = self.words.text
        before = text[at - 1]
        free = before in TIME or before in _FREE or (at > 1 and text[at - 2] in _THIS)
        if text[at] in TRIGGERS and (found := mention(text, at, verb)):
            full = found.name and (found.role or found.end >= verb - 1) and before not in ENDS and before not in _WITH
            return Subject(kind="person", end=found.end, mention=found) if free or full else None
        if free and text[at] in PRONOUNS:
            return Subject(kind="again", end=at + 1, mention=Mention(start=at, end=at + 1))
        return None

    def _at(self, at: int, stop: int, *, opens: bool) -> Subject | None:
        """The subject that begins at this very word."""
        text = self.words.text
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
        text = self.words.text
        word, following = text[at], text[at + 1] if at + 1 < stop else ""
        if word in PRONOUNS:
            return Subject(kind="again", end=at + 1, mention=Mention(start=at, end=at + 1))
        if word in _THIS and following in THESE:
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
        text = self.words.text
        if text[end : end + 1] != ["را"]:
            return end
        return next((index for index in range(at + 1, end) if text[index] in COMMON), end)

    def _named(self, at: int, stop: int, *, opens: bool) -> Subject | None:
        """A name without title or known given name: one known in the text, or words that stand like one."""
        text = self.words.text
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
        text = self.words.text
        after = text[end + 1 : end + 2]
        return end >= stop or (text[end] in _BY and after[:1] and after[0] in _CUE_WORDS) or self._occasion(end)

    def _occasion(self, end: int) -> bool:
        """«امروز …»، «در نشست …»: what stands behind a speaker's name."""
        text = self.words.text
        end = next((at for at in range(end, min(end + 4, len(text))) if text[at] not in TIME), end)
        return text[end : end + 1] == ["در"] and not _OCCASIONS.isdisjoint(text[end + 1 : end + 2])

    def _like_name(self, at: int, end: int, opens: bool) -> bool:
        text = self.words.text
        if end >= len(text) or text[end] == "را" or text[at] in _PLACES:
            return False
        return self._occasion(end) or (opens and (text[end] in _TODAY or any(map(surname_like, text[at:end]))))

    def _body(self, at: int, stop: int, *, opens: bool) -> Subject | None:
        """«سازمان … اعلام کرد:»: a body speaks only where its words follow the verb at once."""
        text = self.words.text
        if not opens or at >= stop or text[at] not in BODIES:
            return None
        end = office_end(text, at, stop)
        if end < stop and text[end] not in _DECLARES and stop - end > 12:
            return None
        return Subject(kind="body", end=end, mention=Mention(start=at, end=end, name=(at, end)))

    def _is_other(self, end: int) -> bool:
        following = self.words.text[end : end + 2]
        return following[:1] in (["نیز"], ["هم"]) or following == ["،", "نیز"]

    def _elided(self, first: int, *, opens: bool) -> bool:
        """Whether the sentence has no subject of its own rather than one that is not known."""
        word = self.words.text[first] if first < len(self.words.text) else ""
        return opens or word in ENDS

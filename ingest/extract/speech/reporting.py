"""The frames by which a text reports words: who, a reporting verb, and whether the words themselves follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.speech.naming import ADVERBS, AGENCY_WORDS, ENDS, PRONOUNS, THESE, THIS, TIME, plain_words
from ingest.extract.speech.people import TRIGGERS, Mention, mention
from ingest.extract.speech.saying import Verb
from ingest.extract.speech.subjects import Subject, Subjects
from ingest.extract.speech.tokens import Words

_LONGEST_OPENING = 90
"""Words before a subject that are looked through: more would make a run of commas cost its square."""
_OPENING = plain_words("در طی پس به با ضمن بر پیش")
_LAST = plain_words("ادامه پایان ابتدا ابتدای خاتمه انتها آغاز مجموع نهایت واقع")
_FREE = ADVERBS - plain_words("و که")
_WITH = plain_words("و حضور همراهی ریاست همت دیدار امضای دعوت میزبانی مدیریت پیگیری حمایت «")
_SOURCE = plain_words("گزارش نقل نوشته")


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
    """Finds frames in the words of a document."""

    words: Words
    subjects: Subjects

    def frame(self, start: int, stop: int, verbs: Sequence[Verb]) -> Frame | None:
        """The frame of words `start` to `stop`, which hold `verbs`; None where nothing is reported."""
        first = self.skip(start, stop)
        before = next((verb.at for verb in verbs if verb.kind in ("says", "does")), stop)
        broken = self.words.text[stop - 1] == ":"
        if headline := self.subjects.headline(first, before):
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
        return self.subjects.at(at, stop, opens=True)

    def named_first(self, start: int, stop: int) -> Subject | None:
        """The person or group a sentence without speech begins with."""
        return self.subjects.at(self.skip(start, stop), stop, opens=False)

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
            if text[index] in THIS and text[index + 1] not in THESE:
                return index + 2 - at
        if at + 1 < stop and text[at + 1] in _LAST:
            return 2
        return 2 if at + 1 < stop and text[at : at + 2] == ["پس", "از"] and text[at + 2 : at + 3] == ["ان"] else 0

    def _subject(self, first: int, verb: int, *, opens: bool) -> Subject | None:
        """The subject before the verb: at the head, behind a comma or dash, or behind an opening phrase."""
        for at in self._heads(first, verb):
            if at <= verb and (found := self.subjects.at(at, verb, opens=opens)):
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
        free = before in TIME or before in _FREE or (at > 1 and text[at - 2] in THIS)
        if text[at] in TRIGGERS and (found := mention(text, at, verb)):
            full = found.name and (found.role or found.end >= verb - 1) and before not in ENDS and before not in _WITH
            return Subject(kind="person", end=found.end, mention=found) if free or full else None
        if free and text[at] in PRONOUNS:
            return Subject(kind="again", end=at + 1, mention=Mention(start=at, end=at + 1))
        return None

    def _is_other(self, end: int) -> bool:
        following = self.words.text[end : end + 2]
        return following[:1] in (["نیز"], ["هم"]) or following == ["،", "نیز"]

    def _elided(self, first: int, *, opens: bool) -> bool:
        """Whether the sentence has no subject of its own rather than one that is not known."""
        word = self.words.text[first] if first < len(self.words.text) else ""
        return opens or word in ENDS

"""Whose words each sentence of a document carries: frames read in order, pronouns and offices resolved."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.facts import Speaker
from corpus.models import Span
from ingest.extract.reading import Reading
from ingest.extract.speech.cast import Cast, Person
from ingest.extract.speech.names import is_name, plausible
from ingest.extract.speech.naming import BODIES, COMMON, OFFICES, after_titles, plain_words
from ingest.extract.speech.people import Mention, mention, mentions
from ingest.extract.speech.reporting import Frame, Frames
from ingest.extract.speech.saying import Verb, verbs
from ingest.extract.speech.stretches import Stretch, stretches
from ingest.extract.speech.subjects import Subjects
from ingest.extract.speech.tokens import Range, Words

_SPACES = re.compile(r"\s+")
_DANGLING = plain_words("را برای بر که")
"""Behind these, a name or office has run into the object of its sentence."""
_COMMAS = frozenset("،,-")
_BEFORE_NAMES = frozenset(("،", ",", ":", ".", "و", "میان", "بین", "با", "از", "توسط", "به", "«", "(", "-"))
_LONGEST_GAP = 3
_SOURCES = plain_words("گزارش خبرنگار خبرگزاری نقل")
_WE = plain_words("""
    هستیم داریم نداریم خواهیم نخواهیم کنیم می‌کنیم نمی‌کنیم کردیم کرده‌ایم ایم بوده‌ایم باشیم دهیم می‌دهیم داده‌ایم
    شویم بودیم می‌توانیم توانیم بتوانیم گرفته‌ایم می‌گیریم رسیده‌ایم داشته‌ایم امیدواریم آماده‌ایم معتقدیم مصممیم داشتیم
""")
"""Verbs of the first person plural."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Whose words every part of a document is."""

    spans: tuple[Span, ...]
    speakers: tuple[Speaker | None, ...]
    named: tuple[tuple[Span, Speaker], ...] = ()
    """Every person named by name or office, with the raw span of the words, in order."""

    def at(self, span: Span) -> Speaker | None:
        """Whose words the raw span is; None where the document speaks itself."""
        first = self._index(span.start)
        best, speaker = 0, None
        for index in range(first, len(self.spans)):
            if self.spans[index].start >= span.end and index > first:
                break
            shared = min(span.end, self.spans[index].end) - max(span.start, self.spans[index].start)
            if shared > best:
                best, speaker = shared, self.speakers[index]
        return speaker

    def stretch(self, offset: int) -> Span:
        """The sentence that holds the raw offset, also where no space stands behind the one before it."""
        return self.spans[self._index(offset)]

    def _index(self, offset: int) -> int:
        return max(bisect_right(self.spans, offset, key=lambda each: each.start) - 1, 0)


def attribute(reading: Reading) -> Attribution:
    """Read the document once, sentence by sentence, and say whose words each is."""
    return _Scribe(reading).attribution()


def _may_be_bare(words: Sequence[str], at: int) -> bool:
    """Whether the word at `at` can be a surname that stands alone behind a mark or a preposition."""
    return plausible(words[at]) and len(words[at]) > 3 and (at == 0 or words[at - 1] in _BEFORE_NAMES)


class _Scribe:
    """Reads the stretches in order and remembers who spoke last."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._plain = reading.plain
        self._words = Words.of(self._plain.text)
        self._stretches = list(stretches(reading, self._words))
        self._cast = Cast(self._words.text)
        self._frames = Frames(words=self._words, subjects=Subjects(text=self._words.text, surname=self._cast.surname))
        self._latest: Person | None = None
        """Whom a pronoun means."""
        self._speakers: set[int] = set()
        """Everybody who has spoken."""
        self._running: Person | None = None
        """Whose quotation may go on."""
        self._whose: list[Person | None] = []
        self._named_at = -9
        """The sentence without speech that named a person first, the latest of them."""
        self._broken = False
        """The sentence before ended with the colon that opens the words."""
        self._silent: set[int] = set()
        """Sentences in which nobody is named or heard."""

    def attribution(self) -> Attribution:
        named = [found for each in self._stretches for found in mentions(self._words.text, each.start, each.stop)]
        named = self._with_bare_surnames(named)
        for found in named:
            if found.name and found.role and not self._cast.named(found):
                self._cast.add(found)
        spoken = verbs(self._plain.text, self._words)
        at = 0
        for stretch in self._stretches:
            end = at
            while end < len(spoken) and spoken[end].at < stretch.stop:
                end += 1
            self._whose.append(self._read(stretch, spoken[at:end]))
            at = end
        self._bridge()
        if self._reading.type == "letter":
            self._sign()
        return self._result(named)

    def _with_bare_surnames(self, named: list[Mention]) -> list[Mention]:
        """«جلالی سفیر ایران»: a single word before an office is its holder's name if a sentence begins with it too."""
        words = self._words.text
        openers = {words[each.start] for each in self._stretches}
        found = []
        for each in named:
            at = each.start - 1 - (words[each.start - 1] in _COMMAS) if each.start > 1 else -1
            bare = each.role and not each.name and at >= 0 and words[at] in openers and _may_be_bare(words, at)
            found.append(replace(each, start=at, name=(at, at + 1)) if bare else each)
        return found

    def _sign(self) -> None:
        """What a letter does not attribute, its signatory says: the last name and office that fill their lines."""
        text = self._words.text
        for at in range(len(self._stretches) - 1, len(self._stretches) // 2, -1):
            each, above = self._stretches[at], self._stretches[at - 1]
            found = mention(text, each.start, each.stop)
            if found is None or not found.role or found.end < each.stop:
                continue
            if not found.name and is_name(text, first := after_titles(text, above.start, above.stop), above.stop):
                found = Mention(start=above.start, end=found.end, name=(first, above.stop), role=found.role)
            signatory = self._cast.named(found) or self._cast.add(found)
            self._whose = [person or signatory for person in self._whose]
            return

    def _bridge(self) -> None:
        """A paragraph without a frame between two of one speaker is his; behind the last one the document speaks."""
        last = 0
        for index, person in enumerate(self._whose):
            if person is None:
                continue
            gap = range(last + 1, index)
            if self._whose[last] is person and len(gap) <= _LONGEST_GAP and self._silent.issuperset(gap):
                self._whose[last:index] = [person] * (index - last)
            last = index

    def _read(self, stretch: Stretch, spoken: Sequence[Verb]) -> Person | None:
        frame = self._frames.frame(stretch.start, stretch.stop, spoken)
        broken, self._broken = self._broken, frame is not None and frame.broken
        if self._running and (broken or not stretch.paragraph) and (frame is None or not frame.by_a_person):
            return self._running
        person = self._who(frame) if frame and (frame.subject or frame.elided) else None
        if frame is None or person is None:
            return self._unframed(stretch, reported=frame is not None)
        self._latest = person
        self._speakers.add(id(person))
        self._running = person if frame.opens else None
        if frame.back:
            self._claim_back(person)
        return person

    def _who(self, frame: Frame) -> Person | None:
        subject = frame.subject
        if subject is None or subject.kind == "again":
            return self._latest
        mention = subject.mention
        if subject.kind == "sides":
            return None
        if subject.kind != "person":
            return self._cast.add(mention, collective=True)
        if mention.name:
            return self._by_name(mention, other=frame.other)
        known = self._cast.holding(mention)
        if known is None and self._latest and not frame.other and self._also(self._latest, mention):
            known = self._latest
        return self._cast.learn(known, mention) if known else self._cast.add(mention)

    def _also(self, person: Person, mention: Mention) -> bool:
        """Whether the office can be another word for who spoke last."""
        if person.collective or not person.name:
            return False
        alone = len(self._speakers) < 2
        return not person.offices or any(
            (alone and new.beside(person.offices)) or any(map(new.alike, person.offices))
            for new in self._cast.offices(mention)
        )

    def _by_name(self, mention: Mention, *, other: bool) -> Person:
        known = self._cast.named(mention) or self._cast.holding(mention, nameless=True)
        latest = self._latest
        if (
            known is None
            and mention.role is None
            and latest
            and not other
            and not latest.name
            and not latest.collective
        ):
            known = latest  # the lead names the office, the next paragraph the person
        return self._cast.learn(known, mention) if known else self._cast.add(mention)

    def _unframed(self, stretch: Stretch, *, reported: bool) -> Person | None:
        """A sentence without a speaker of its own: the quotation before goes on, or the document speaks."""
        if self._running and stretch.bullet and not reported:
            return self._running
        if self._latest and self._speakers and self._first_person(stretch):
            return self._latest
        self._running = None
        if self._words.text[stretch.stop - 1] == ":" and self._named_at >= len(self._whose) - 2:
            self._running, self._broken = self._latest, True  # «علی رضایی، استاندار، در» / «گفت‌وگو با ما:»
            return self._latest
        subject = self._frames.named_first(stretch.start, stretch.stop)
        if not reported and subject is None and self._plain_sentence(stretch):
            self._silent.add(len(self._whose))
        if subject and subject.kind == "person" and not self._running:
            self._latest = self._who(Frame(subject=subject)) or self._latest
            self._named_at = len(self._whose)
        return None

    def _first_person(self, stretch: Stretch) -> bool:
        """«…خواهیم کرد»: only a speaker says so, in a text that is no letter."""
        return any(word in _WE for word in self._words.text[stretch.start : stretch.stop])

    def _plain_sentence(self, stretch: Stretch) -> bool:
        """Whether it is a sentence that names no source of its own («به گزارش …»، «بر اساس این گزارش»)."""
        text = self._words.text
        return text[stretch.stop - 1] in ".!" and not _SOURCES.intersection(text[stretch.start : stretch.start + 6])

    def _claim_back(self, person: Person) -> None:
        """Give the lead before «با بیان این مطلب» to its speaker."""
        for index in range(len(self._whose) - 1, 0, -1):
            if self._whose[index] is not None or len(self._whose) - index > 3:
                break
            self._whose[index] = person

    def _result(self, named: list[Mention]) -> Attribution:
        said = {id(person): self._speaker(person) for person in self._cast.people}
        return Attribution(
            spans=tuple(self._span(each.start, each.stop) for each in self._stretches),
            speakers=tuple(said[id(person)] if person else None for person in self._whose),
            named=tuple((self._span(each.start, each.end), self._named(each, said)) for each in named),
        )

    def _named(self, mention: Mention, said: dict[int, Speaker]) -> Speaker:
        """Whom the mention means: one of the cast, or somebody only named here."""
        if person := self._cast.named(mention) or (None if mention.name else self._cast.holding(mention)):
            return said[id(person)]
        return self._speaker(Person(mentions=[mention]))

    def _speaker(self, person: Person) -> Speaker:
        names = [each.name for each in person.mentions if each.name]
        roles = [each.role for each in person.mentions if each.role]
        return Speaker(name=self._fullest(names), role=self._fullest(roles))

    def _fullest(self, ranges: list[Range]) -> str | None:
        """The longest; one that ran into the object of its sentence («… را») only where there is no other."""
        text = self._words.text
        clean = [each for each in ranges if each[1] >= len(text) or text[each[1]] not in _DANGLING]
        clean = clean or [self._before_object(*each) for each in ranges]
        whole = [each for each in clean if not any(self._overruns(each, other) for other in clean)]
        return max((self._raw(*each) for each in whole), key=len, default=None)

    def _before_object(self, start: int, end: int) -> Range:
        """«شهردار ری ساخت پل را»: without the object of the sentence, if a noun shows where that begins."""
        text = self._words.text
        for at in range(start + 2, end):
            if (
                text[at] in COMMON
                and text[at - 1] not in BODIES
                and text[at - 1] not in OFFICES
                and text[at - 1] != "و"
            ):
                return start, at
        return start, end

    def _overruns(self, long: Range, short: Range) -> bool:
        """Whether the long one is the short one and then the object of its sentence («… سازمان توسعه ویلاها را»)."""
        length = short[1] - short[0]
        if not 2 < length < long[1] - long[0]:
            return False
        text = self._words.text
        return text[slice(*short)] == text[long[0] : long[0] + length] and text[long[0] + length] in COMMON

    def _raw(self, start: int, end: int) -> str:
        return _SPACES.sub(" ", self._span(start, end).of(self._reading.text))

    def _span(self, start: int, end: int) -> Span:
        return self._plain.raw(self._words.starts[start], self._words.ends[end - 1])

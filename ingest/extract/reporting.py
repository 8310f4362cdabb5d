"""The frames by which a text reports words: who, a reporting verb, and whether the words themselves follow."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.letters import plain
from corpus.vocabulary import FOREIGN_CITIES, PROVINCES
from ingest.extract.offices import (
    ADVERBS,
    AGENCY_WORDS,
    BODIES,
    ENDS,
    PLURAL_OFFICES,
    PRONOUNS,
    SIDES,
    THESE,
    TIME,
    words,
)
from ingest.extract.people import (
    TRIGGERS,
    Mention,
    Words,
    mention,
    office_end,
    office_length,
    plausible,
    surname_like,
    with_office,
)

_DONE = "(?:کرد|کرده|کردند|کرده اند|کردهاند|داشت|داشته|داشتند|نمود|نموده|نمودند|می ?کند|می ?دارد|می ?کنند)"
_GIVEN = "(?:داد|داده|دادند|دادهاند|می ?دهد)"
_DOING = """اظهار بیان عنوان اعلام ابراز تصریح تاکید خاطر_نشان خاطرنشان اضافه اذعان پیشنهاد درخواست تشریح توصیه اعتراف تکرار
اشاره استدلال ادعا تایید تکذیب تقاضا مطرح نقل انتقاد گلایه یاد یادآوری ارزیابی توصیف قلمداد تلقی تشکر قدردانی تقدیر آرزو
مطالبه سفارش پیش_بینی پیشبینی ابلاغ تبیین اظهار_امیدواری اظهار_نظر اظهار_نگرانی روایت معرفی دعوت اعلان گزارش نقد استقبال"""
_GIVING = "خبر ادامه توضیح پاسخ هشدار تذکر نوید وعده قول گزارش دستور شرح نظر اطمینان مژده جواب بشارت پیشنهاد اطلاع تشخیص"

_CUES = """بیان اشاره تاکید اعلام ابراز انتقاد تشریح تبیین اذعان تقدیر قدردانی تشکر استقبال یادآوری تصریح ذکر طرح گلایه آرزوی
گرامیداشت گرامی_داشت تسلیت تبریک ترغیب توصیه هشدار"""


def _any(text: str) -> str:
    return "|".join(each.replace("_", " ?") for each in plain(text).text.split())


_SPEECH = re.compile(
    rf"(?P<says>گفت(?!\s{{0,2}}و?\s{{0,2}}گو)(?:ه(?: ?است|اند)?|ند)?|می ?گویند?|افزود(?:ه(?: است)?|ند)?|می ?افزایند?"
    rf"|فرمودند?|نوشت(?:ه است|ند)?|می ?نویسد|پرسید|(?:{_any(_DOING)})\s{{1,3}}{_DONE}|(?:{_any(_GIVING)})\s{{1,3}}{_GIVEN}"
    rf"|اظهار{_DONE}|یاد ?اور\s{{1,3}}شد(?:ند|ه)?|متذکر\s{{1,3}}شد(?:ند|ه)?|مدعی\s{{1,3}}(?:شد|است)(?:ند|ه)?"
    rf"|معتقد(?:\s{{1,3}}(?:است|اند|بودند?)|ند|اند)|سخن گفت)(?!\w)"
    rf"|(?P<does>دانست(?:ند|ه ?است|هاند)?|خواند(?:ند|ه ?است)?|نامید(?:ند)?|بر ?شمرد(?:ند)?|شمرد(?:ند)?"
    rf"|خواسته ?(?:است|اند)|خواست(?:ند)?(?=\s{{0,2}}(?:تا|که|طبق|با|ضمن|در|از|نسبت|به|[:.،]|$))|خواستار|خواهان"
    rf"|مورد\s{{1,3}}تاکید(?:قرار)?|ابراز|انتقاد|تاکید|گزارشی\sارایه)(?!\w)"
    rf"|(?P<cue>(?:با|ضمن)\s{{1,3}}(?:{_any(_CUES)}))(?!\w)"
    rf"|(?P<according>به\s{{1,3}}(?:گفته|اعتقاد|باور|عقیده|اذعان|تصریح|تاکید|زعم|نظر)\s{{0,2}}ی?|از\s{{1,3}}(?:نظر|دیدگاه|نگاه))\s{{1,3}}(?=\w)"
)
"""What shows speech. `does`: the words themselves stand before or within («آن را مهم دانست»); `cue`: a phrase that only
a speaker's sentence has («با اشاره به»); `according`: «به گفته …»."""
_HEADS = words(f"{_DOING} {_GIVING}".replace("_", " ")) | words("""
    گفت گفته گفتند گفته‌اند گفته‌است افزود افزودند افزوده فرمود فرمودند نوشت نوشته نوشتند پرسید متذکر مدعی معتقد معتقدند معتقداند
    سخن دانست دانستند دانسته دانسته‌اند خواند خواندند خوانده نامید نامیدند بر برشمرد برشمردند شمرد شمردند خواسته خواسته‌است
    خواسته‌اند خواست خواستند خواستار خواهان مورد ابراز انتقاد تاکید گزارشی یاد یادآور با ضمن به از می
""")
"""Words at which `_SPEECH` can match; beside them, those that begin with «می» or «اظهار»."""
_FOLLOWS = re.compile(r"(?:\s{0,2}(?:است|اند))?(?:\s+به\s\w+)?\s{0,3}(?::|[،,]?\s?که(?!\w)|«)")
_BACK = re.compile(
    r"\s{1,3}(?:(?:این|همین)\s{1,3}(?:مطلب|خبر|موضوع|نکته|سخن|پیام|مطالب)|(?:مطلب|خبر|موضوع|مطالب)\s{1,3}فوق)(?!\w)"
)
"""«با بیان این مطلب»: what stands before is his too."""
_THIS = frozenset({"این", "همین", plain("آن").text})
_OPENING = words("در طی پس به با ضمن بر پیش")
_OCCASIONS = words("گفت گفتگو گفت‌وگو گفتوگو مصاحبه جمع نشست جلسه مراسم آیین حاشیه دیدار همایش کنفرانس پاسخ نامه‌ای سخنانی اجلاس")
_TODAY = words("امروز دیروز دیشب صبح ظهر عصر شامگاه")
_BY = words("با ضمن")
_CUE_WORDS = words(_CUES)
_PLACES = words(" ".join((*PROVINCES, *PROVINCES.values(), *FOREIGN_CITIES)))
_LAST = words("ادامه پایان ابتدا ابتدای خاتمه انتها آغاز مجموع نهایت واقع")
_FREE = ADVERBS - words("و که")
_WITH = words("و حضور همراهی ریاست همت دیدار امضای دعوت میزبانی مدیریت پیگیری حمایت «")
_SOURCE = words("گزارش نقل نوشته")
_DECLARES = words("اعلام گفت افزود گفته اظهار تاکید")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb of speech, or a phrase that stands for one, as the words `at` to before `end`."""

    at: int
    end: int
    kind: str
    opens: bool = False
    """The words themselves follow: a colon, «که»."""
    back: bool = False
    """«با بیان این مطلب»."""


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

    def verbs(self) -> list[Verb]:
        """What shows speech, in order."""
        found: list[Verb] = []
        end = 0
        for at, word in enumerate(self.words.text):
            if (word in _HEADS or word[:2] == "می" or word[:5] == "اظهار") and self.words.starts[at] >= end:
                match = _SPEECH.match(self.plain, self.words.starts[at])
                if match:
                    end = match.end()
                    found.append(self._verb(at, match))
        return found

    def _verb(self, at: int, match: re.Match[str]) -> Verb:
        kind = match.lastgroup or ""
        return Verb(
            at=at,
            end=bisect_left(self.words.starts, match.end()),
            kind=kind,
            opens=kind == "says" and bool(_FOLLOWS.match(self.plain, match.end())),
            back=kind == "cue" and bool(_BACK.match(self.plain, match.end())),
        )

    def frame(self, start: int, stop: int, verbs: Sequence[Verb]) -> Frame | None:
        """The frame of words `start` to `stop`, which hold `verbs`; None where nothing is reported."""
        first = self.skip(start, stop)
        before = next((verb.at for verb in verbs if verb.kind in ("says", "does")), stop)
        broken = self.words.text[stop - 1] == ":"
        if headline := self._headline(first, before):
            return Frame(subject=headline, opens=True, broken=broken)
        for verb in verbs:
            if verb.kind == "according" and (found := self._at(verb.end, stop, opens=False)) and found.kind != "body":
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

    def named_first(self, start: int, stop: int) -> Subject | None:
        """The person or group a sentence without speech begins with."""
        return self._at(self.skip(start, stop), stop, opens=False)

    def skip(self, at: int, stop: int) -> int:
        """The first word behind marks, dateline, source, adverbs and short openings such as «در این دیدار»."""
        text = self.words.text
        while at < stop:
            step = self._step(at, stop)
            if not step:
                break
            at += step
        return min(at, len(text))

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
        length = self.surname(at, colon)
        if (length or surname_like(text[at])) and at + (length or 1) == colon:
            return Subject(kind="person", end=colon, mention=Mention(start=at, end=colon, name=(at, colon)))
        return None

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
                yield self.skip(index + 1, verb)

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
        word, following = text[at], text[at + 1] if at + 1 < stop else ""
        if word in PRONOUNS:
            return Subject(kind="again", end=at + 1, mention=Mention(start=at, end=at + 1))
        if word in _THIS and following in THESE:
            end = office_end(text, at + 1, stop)
            return Subject(kind="again", end=end, mention=Mention(start=at, end=end))
        if word in SIDES or f"{word} {following}" in SIDES:
            return Subject(kind="sides", end=at + 1, mention=Mention(start=at, end=at + 1))
        if word in PLURAL_OFFICES:
            end = office_end(text, at, stop)
            return Subject(kind="group", end=end, mention=Mention(start=at, end=end, name=(at, end)))
        at += word in ("یک", "یکی")
        if at < stop and text[at] in TRIGGERS and (found := mention(text, at, stop)):
            return Subject(kind="person", end=found.end, mention=found)
        return self._named(at, stop, opens=opens) or self._body(at, stop, opens=opens)

    def _named(self, at: int, stop: int, *, opens: bool) -> Subject | None:
        """A name without title or known given name: one known in the text, or words that stand like one."""
        text = self.words.text
        if length := self.surname(at, stop):
            found = with_office(text, at, (at, at + length), stop)
            return Subject(kind="person", end=found.end, mention=found)
        end = at
        while end < min(stop, at + 5) and plausible(text[end]) and not office_length(text, end, stop):
            end += 1
        if end == at or (end == at + 5 and end < stop):
            return None
        found = with_office(text, at, (at, end), stop)
        direct = end - at == 1 and opens and len(text[at]) > 3 and text[at] not in _PLACES and self._cue(end, stop)
        if found.role and end - at > 1:
            return Subject(kind="person", end=found.end, mention=found)
        if direct or (end - at == 1 and surname_like(text[at])) or (1 < end - at < 5 and self._like_name(at, end, opens)):
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
        return text[end : end + 1] == ["در"] and text[end + 1 : end + 2] != [] and text[end + 1] in _OCCASIONS

    def _like_name(self, at: int, end: int, opens: bool) -> bool:
        text = self.words.text
        if end >= len(text) or text[end] == "را" or text[at] in _PLACES:
            return False
        return self._occasion(end) or (
            opens and (text[end] in _TODAY or any(map(surname_like, text[at:end])))
        )

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
        return bool(following) and (following[0] in ("نیز", "هم") or following[:1] == "،" and following[1:] == ["نیز"])

    def _elided(self, first: int, *, opens: bool) -> bool:
        """Whether the sentence has no subject of its own rather than one that is not known."""
        word = self.words.text[first] if first < len(self.words.text) else ""
        return opens or word in ENDS

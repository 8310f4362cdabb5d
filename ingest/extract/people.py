"""People as a text names them: a name, an office, or both side by side in either order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.letters import plain
from corpus.vocabulary import PROVINCES
from ingest.extract.given_names import GIVEN_NAMES, HALVES, TAILS
from ingest.extract.offices import (
    BODIES,
    COMMON,
    DIPLOMATS,
    ENDS,
    OFFICE_PLACES,
    OFFICES,
    PLURAL_OFFICES,
    PRONOUNS,
    SURNAME_ENDS,
    TIME,
    TITLE_TAILS,
    TITLES,
    TWO_WORD_OFFICES,
    TWO_WORD_TITLES,
)

LONGEST_OFFICE = 26
"""Words of the longest office that is believed."""
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_FIRST_OF_TWO = frozenset(each.split()[0] for each in TWO_WORD_OFFICES | TWO_WORD_TITLES)
TRIGGERS = OFFICES | TITLES | GIVEN_NAMES | HALVES | _FIRST_OF_TWO
"""Words a person may begin with."""
_NO_NAME = ENDS | OFFICES | BODIES | COMMON | TITLES | PLURAL_OFFICES | PRONOUNS | frozenset({"و", "این", "کشورمان"})
_NAMED_AFTER = frozenset(
    plain(
        "دانشگاه بیمارستان شهرک پالایشگاه نیروگاه سد حضرت میدان مسجد پتروشیمی لشکر قرارگاه فرودگاه بندر خیابان جاده مدرسه حوزه "
        "منطقه بنیاد شهید موسسه آستان شرکت بانک امام حرم شهر استان خلیج سپاه جزیره دهه بلوار امداد"
    ).text.split()
)
"""Nouns behind which a given name is the name of a place or a body."""
EVENTS = frozenset(
    plain(
        "این آن همین دیدار نشست جلسه مراسم آیین پایان ادامه ابتدا ابتدای حاشیه جمع گفت گفتگو گفت‌وگو گفتوگو مصاحبه همایش اجلاس "
        "سفر بازدید خصوص رابطه ارتباط زمینه مورد پاسخ پی کنفرانس بخش سخنان سخنانی واکنش نامه نامه‌ای جریان تشریح توضیح پیام"
    ).text.split()
)
"""What follows «در» where the office has ended already."""
_PROVINCES = frozenset(plain(" ".join(PROVINCES)).text.split()) - {"و"}
_DOUBLE = frozenset(plain("کهگیلویه سیستان چهارمحال").text.split())
_BEHIND_PROVINCE = frozenset("و در ، , » «".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words and marks of a plain text, and where each stands in it."""

    text: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> Words:
        spans = [match.span() for match in _WORD.finditer(text)]
        return cls(
            text=[text[start:end] for start, end in spans],
            starts=[start for start, _ in spans],
            ends=[end for _, end in spans],
        )


type Range = tuple[int, int]
"""Words from the first to before the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words `start` to `end` that name a person by name, office or both."""

    start: int
    end: int
    name: Range | None = None
    role: Range | None = None
    titled: bool = field(default=False, compare=False)


def mentions(words: Sequence[str], start: int, stop: int) -> Iterator[Mention]:
    """The people named in words `start` to `stop`, wherever they stand in the sentence."""
    at = start
    while at < stop:
        if words[at] in TRIGGERS and (found := mention(words, at, stop)):
            yield found
            at = max(found.end, at + 1)
        else:
            at += 1


def mention(words: Sequence[str], at: int, stop: int) -> Mention | None:
    """The person whose title, office or given name stands at `at`."""
    first = after_titles(words, at, stop)
    if first >= stop:
        return None
    if office_length(words, first, stop):
        return _office_first(words, at, first, stop)
    end = name_end(words, first, stop, titled=first > at)
    return with_office(words, at, (first, end), stop, titled=first > at) if end > first else None


def _office_first(words: Sequence[str], at: int, first: int, stop: int) -> Mention:
    """«سفیر روسیه، دکتر …»: an office, and perhaps its holder behind it."""
    end = office_end(words, first, stop)
    comma = end < stop and words[end] in "،,-"
    name_at = after_titles(words, end + comma, stop)
    titled = name_at > end + comma
    name_to = name_end(words, name_at, stop, titled=titled) if name_at < stop else name_at
    if name_to > name_at and not (comma and _office_behind(words, name_to, stop)):
        return Mention(start=at, end=name_to, name=(name_at, name_to), role=(first, end), titled=titled)
    if split := _governor_and_name(words, first, end):
        return Mention(start=at, end=end, name=(split, end), role=(first, split))
    return Mention(start=at, end=end, role=(first, end), titled=first > at)


def with_office(words: Sequence[str], at: int, name: Range, stop: int, *, titled: bool = False) -> Mention:
    """The name, and the office that stands behind it in apposition."""
    office_at = _office_behind(words, name[1], stop)
    if not office_at:
        return Mention(start=at, end=name[1], name=name, titled=titled)
    end = office_end(words, office_at, stop)
    return Mention(start=at, end=end, name=name, role=(office_at, end), titled=titled)


def _office_behind(words: Sequence[str], end: int, stop: int) -> int:
    """Where an office begins behind a name, perhaps behind a comma or dash; 0 if none does."""
    at = end
    while at < min(stop, end + 2) and words[at] in "»\"'،,-(":
        at += 1
    return at if at < stop and office_length(words, at, stop) else 0


def after_titles(words: Sequence[str], at: int, stop: int) -> int:
    """The first word behind the titles that stand at `at`."""
    first = at
    while at < stop:
        if at + 1 < stop and f"{words[at]} {words[at + 1]}" in TWO_WORD_TITLES:
            at += 2
        elif words[at] in TITLES or (at > first and words[at] in TITLE_TAILS):
            at += 1
        elif at > first and words[at] == "و" and at + 1 < stop and words[at + 1] in TITLE_TAILS:
            at += 2
        else:
            break
    return at


def office_length(words: Sequence[str], at: int, stop: int) -> int:
    """How many words the head of an office at `at` has; 0 if none stands there."""
    if at + 1 < stop and words[at] in _FIRST_OF_TWO and f"{words[at]} {words[at + 1]}" in TWO_WORD_OFFICES:
        return 2
    return int(words[at] in OFFICES)


def office_end(words: Sequence[str], first: int, stop: int) -> int:
    """Where the office or the body whose head stands at `first` ends."""
    at = first + max(office_length(words, first, stop), 1)
    stop = min(stop, first + LONGEST_OFFICE)
    while at < stop:
        word = words[at]
        if word == "در":
            step = 2 * _place_within(words, first, at, stop)
        elif word in "،,":
            step = _list_step(words, at, stop)
        elif word == "و":
            step = int(_goes_on(words, at + 1, stop))
        elif word == "استان":
            at = province_end(words, at + 1, stop)
            if at < stop and words[at] not in _BEHIND_PROVINCE:
                break
            continue
        else:
            step = int(word in "«»\"'/" or not _ends_office(words, at, stop))
        if not step:
            break
        at += step
    while at > first + 1 and words[at - 1] in "،,«\"'/":
        at -= 1
    return at


def province_end(words: Sequence[str], at: int, stop: int) -> int:
    """Where the name of a province ends that begins at `at`; at least one word."""
    first = at
    while at < stop and (at == first or _in_province(words[at])):
        at += 1
        if at + 1 < stop and words[at] == "و" and _in_province(words[at + 1]) and words[at - 1] in _DOUBLE:
            at += 2
    return at


def _in_province(word: str) -> bool:
    return word in _PROVINCES or word.removeprefix("و") in _PROVINCES


def _ends_office(words: Sequence[str], at: int, stop: int) -> bool:
    word = words[at]
    if word in ENDS or not word[0].isalnum():
        return not (word == "این" or (word in ("بین", "میان") and at + 1 < stop and words[at + 1] == "الملل"))
    if word in TITLES:
        return words[at - 1] not in _NAMED_AFTER
    return word in GIVEN_NAMES and words[at - 1] not in _NAMED_AFTER and name_end(words, at, stop, titled=False) > at + 1


def _place_within(words: Sequence[str], first: int, at: int, stop: int) -> bool:
    """Whether «در» belongs to the office: «سفیر ایران در روسیه»، «معاون وزیر در امور آب»، «نماینده مردم قم در مجلس»."""
    if at + 1 >= stop or words[at + 1] in EVENTS or words[at + 1] in ENDS:
        return False
    return words[at + 1] in OFFICE_PLACES or (words[first] in DIPLOMATS and words[first + 1] != "مردم")


def _goes_on(words: Sequence[str], at: int, stop: int) -> bool:
    """Whether the word behind «و» or a comma can belong to the same office."""
    if at >= stop or words[at] in TITLES or words[at] in PLURAL_OFFICES:
        return False
    if office_length(words, at, stop):
        return words[at] in _SECOND_OFFICES
    return not _ends_office(words, at, stop)


_SECOND_OFFICES = frozenset(plain("عضو رئیس دبیر سخنگوی سخنگو مدیر نایب نائب مشاور معاون سرپرست مدیرعامل").text.split())
"""Offices one person may hold beside another: «نماینده مهاباد و عضو کمیسیون»."""


def _list_step(words: Sequence[str], comma: int, stop: int) -> int:
    """How far the list behind a comma goes («صنعت، معدن و تجارت»); 0 if the comma ends the office."""
    at = comma + 1
    items = 0
    while at < stop and at - comma <= 12:
        if words[at] == "و":
            return at - comma if items and _goes_on(words, at + 1, stop) and words[at + 1] not in OFFICES else 0
        if words[at] in "،,":
            items = 0
        elif items == 3 or words[at] in OFFICES or _ends_office(words, at, stop):
            return 0
        else:
            items += 1
        at += 1
    return 0


def plausible(word: str) -> bool:
    """Whether the word can be part of a name."""
    return len(word) > 1 and word.isalpha() and word not in _NO_NAME and not word.endswith(("های", "هایی", "ترین"))


def name_end(words: Sequence[str], first: int, stop: int, *, titled: bool) -> int:
    """Where the name at `first` ends; `first` itself if no known given name or title shows that one begins."""
    at = given_end(words, first, stop)
    given = at - first
    if not given and not titled:
        return first
    if at >= stop or not plausible(words[at]):
        return at if given > 1 or (titled and given) else first
    return surname_end(words, at + 1, stop)


def given_end(words: Sequence[str], first: int, stop: int) -> int:
    """Where the given names at `first` end: «سید محمد رضا»، «روح الله»."""
    at = first
    while at < min(stop, first + 4):
        word = words[at]
        pair = word in HALVES and at + 1 < stop and (words[at + 1] in TAILS or words[at + 1] in GIVEN_NAMES)
        if not (pair or word in GIVEN_NAMES or (at > first and word in TAILS)):
            break
        at += 1 + pair
    return min(at, stop)


def surname_end(words: Sequence[str], at: int, stop: int) -> int:
    """Where a surname ends whose first word stands before `at`: it has a second or third word if the name ends there."""
    for extra in range(3):
        end = at + extra
        if end >= stop or words[end] in ENDS or not words[end].isalpha() or office_length(words, end, stop):
            return end if end >= stop or words[end] != "را" else at
        if words[end] in SURNAME_ENDS:
            return end + 1
        if words[end] == "و" or not plausible(words[end]):
            return end if words[end] == "و" else at
    return at


def _governor_and_name(words: Sequence[str], first: int, end: int) -> int:
    """«استاندار سمنان کولیوند»: where the bare surname of a governor begins; 0 if there is none."""
    if words[first] not in ("استاندار", "فرماندار") or end - first not in (3, 4):
        return 0
    split = first + 2
    ok = words[split - 1] in _PROVINCES and not _in_province(words[split]) and words[split] != "و"
    return split if ok and all(map(plausible, words[split:end])) else 0


def surname_like(word: str) -> bool:
    return len(word) > 4 and word.endswith(SURNAME_ENDS) and plausible(word)


TIME_WORDS = TIME

"""Finite verbs of Persian news prose in plain letters: where a clause ends, and in which tense, mood and person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

Tense = Literal["future", "present", "subjunctive", "past", "perfect", "imperfect", "copula", "participle"]

# Present stems of verbs that news, minutes and agreements use; those of compound verbs (شو، کن، ده) carry most text.
PRESENT = ["شو", "کن", "ده", "گیر", "رس", "یاب", "باش", "توان", "خواه", "رو", "آی", "آور", "گذر", "گرد", "ساز", "پرداز", "گذار", "دار", "بر", "کش", "خور", "افزا", "افزای", "کاه", "نما", "نمای", "سپار", "فروش", "خر", "آموز", "نویس", "خوان", "گو", "گوی", "شناس", "دان", "بین", "پذیر", "مان", "نشین", "بند", "کار", "سوز", "ریز", "پوش", "پرور", "فرست", "انداز", "چرخ", "افت", "خیز", "سنج", "طلب", "روی", "زن", "جو", "جوی", "شکن", "بخش", "کوش", "نگر", "آفرین", "پیوند", "گستر", "انگیز", "یابان", "فهم", "رسان", "چین", "نه", "فشار", "خراش", "گنج", "انجام", "آزما", "گشا", "گشای", "ربا", "تاب", "تراش", "شتاب", "پیما", "پیمای", "گزین", "اندیش", "ایست", "افروز", "پندار", "زدا", "زدای", "هراس", "برانگیز", "درآور"]
PAST = ["شد", "کرد", "داد", "گرفت", "یافت", "رسید", "بود", "داشت", "گفت", "افزود", "رفت", "امد", "اورد", "ساخت", "پرداخت", "گذاشت", "خواست", "دانست", "توانست", "کشید", "خورد", "نمود", "گردید", "فروخت", "خرید", "اموخت", "نوشت", "خواند", "شناخت", "دید", "پذیرفت", "ماند", "نشست", "بست", "کاشت", "ریخت", "فرستاد", "انداخت", "افتاد", "زد", "کاست", "بخشید", "شکست", "برخاست", "گشت", "سپرد", "برد", "پوشید", "سوخت", "شنید", "پرسید", "گذشت", "کوشید", "افرید", "پیوست", "گسترد", "انگیخت", "رساند", "گرداند", "گنجاند", "چید", "نهاد", "فشرد", "اراست", "ازمود", "گشود", "ربود", "تابید", "شتافت", "پیمود", "برگزید", "گزید", "اندیشید", "ایستاد", "افروخت", "پنداشت", "زدود", "برشمرد", "شمرد", "خواباند", "پرورد", "رهاند", "کشاند", "نشاند", "چرخید", "پرید", "گریخت", "درخشید", "لرزید", "خندید", "خوابید", "جنگید", "روید", "رویید", "بارید"]
_PLAIN = str.maketrans("آ", "ا")


def _any(stems: list[str]) -> str:
    return "|".join(sorted({stem.translate(_PLAIN) for stem in stems}, key=len, reverse=True))


_ENDING = "(?:م|ی|د|یم|ید|ند)"
_VERB = re.compile(
    rf"(?<!\w)(?:(?P<future>ن?خواه(?P<fp>{_ENDING})\s(?:\w{{1,10}}\s)?(?:{_any(PAST)}))"
    rf"|(?P<present>ن?می ?(?:توان|(?:{_any(PRESENT)})(?P<pp>{_ENDING})))"
    rf"|(?P<imperfect>ن?می ?(?:{_any(PAST)})(?P<ip>م|یم|ید|ند)?(?:ه(?: ?است| ?اند)?)?)"
    rf"|(?P<perfect>ن?(?:{_any(PAST)})ه ?(?P<rp>است|اند|ام|ایم|اید|شد|نیست)|ن?(?:{_any(PAST)})ه (?:بود|باش)(?:م|یم|د|ند)?)"
    rf"|(?P<participle>ن?(?:{_any(PAST)})ه)"
    rf"|(?P<past>ن?(?:{_any(PAST)})(?P<tp>م|یم|ید|ند)?)"
    rf"|(?P<copula>است|هست(?:م|یم|ید|ند)?|نیست(?:م|یم|ند)?|ن?دار(?P<cp>{_ENDING}))"
    rf"|(?P<subjunctive>[بن]?(?:{_any(PRESENT)})(?P<sp>{_ENDING})))(?!\w)"
)
_BARE = frozenset(["شود", "شوند", "شویم", "کند", "کنند", "کنیم", "دهد", "دهند", "دهیم", "گیرد", "گیرند", "باشد", "باشند", "باشیم", "یابد", "یابند", "گردد", "گردند"])
"""Subjunctives that stand without ب-; other words of that shape (دهند aside) are nouns: کارم، روید، بند."""
_NOUNS_TOO = frozenset(
    ["ساخت", "خرید", "پرداخت", "شناخت", "گشت", "سوخت", "شکست", "نشست", "دید", "گذشت", "برد", "بست", "ریخت", "نهاد", "زد", "کشید", "ماند", "رفت", "گزید", "کاشت", "خواند"]
)
"""Past forms that are nouns as well (نشست a meeting, پرداخت a payment): verbs only where a clause can end."""
_STOP = re.compile(r"\s?(?:[،؛,;:.!؟»\n-]|$|(?:که|تا)(?!\w))")
_NOUN_BEFORE = re.compile(r"(?<!\w)(?:این|ان|همین|یک|در|از|به|برای|هر|حوزه|دومین|نخستین|اولین|هزینه|برنامه|و)\s$")
_FIRST = frozenset(("م", "یم", "ام", "ایم"))


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb at `start`–`end` of the plain text; `form` are its letters without half-spaces."""

    start: int
    end: int
    tense: Tense
    form: str
    first_person: bool
    negative: bool


def verbs(text: str) -> Iterator[Verb]:
    """The finite verbs of a text in plain letters, in order, and bare participles, which may end a clause."""
    for match in _VERB.finditer(text):
        tense: Tense = match.lastgroup if match.lastgroup in _TENSES else _tense(match)  # type: ignore[assignment]
        form = match[0].replace(" ", "")
        if tense == "subjunctive" and form not in _BARE and not (form[0] in "بن" and len(form) > 3):
            continue
        if form in _NOUNS_TOO and not _ends_here(text, match):
            continue
        ending = next((match[name] for name in ("fp", "pp", "ip", "rp", "tp", "cp", "sp") if match[name]), "")
        yield Verb(match.start(), match.end(), tense, form, ending in _FIRST or form in _WE, _negative(form))


_TENSES = frozenset(("future", "present", "imperfect", "perfect", "participle", "past", "copula", "subjunctive"))
_WE = frozenset(("هستیم", "هستم", "نیستیم"))


def _ends_here(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 12) : match.start()]
    return bool(_STOP.match(text, match.end())) and not _NOUN_BEFORE.search(before)


def _tense(match: re.Match[str]) -> str:
    return next(name for name in _TENSES if match[name])


def _negative(form: str) -> bool:
    return form.startswith("ن") and not form.startswith(("نما", "نمود", "نوشت", "نویس", "نشست", "نشین", "نگر", "نهاد", "نهد"))


_PAIRS = ["شو", "شد", "کن", "کرد", "ده", "داد", "گیر", "گرفت", "رس", "رسید", "یاب", "یافت", "باش", "بود", "توان", "توانست", "خواه", "خواست", "رو", "رفت", "ای", "امد", "اور", "اورد", "گذر", "گذشت", "گرد", "گردید", "ساز", "ساخت", "پرداز", "پرداخت", "گذار", "گذاشت", "دار", "داشت", "بر", "برد", "کش", "کشید", "خور", "خورد", "افزا", "افزود", "افزای", "افزود", "کاه", "کاست", "نما", "نمود", "نمای", "نمود", "سپار", "سپرد", "فروش", "فروخت", "خر", "خرید", "اموز", "اموخت", "نویس", "نوشت", "خوان", "خواند", "گو", "گفت", "گوی", "گفت", "شناس", "شناخت", "دان", "دانست", "بین", "دید", "پذیر", "پذیرفت", "مان", "ماند", "نشین", "نشست", "بند", "بست", "کار", "کاشت", "سوز", "سوخت", "ریز", "ریخت", "پوش", "پوشید", "فرست", "فرستاد", "انداز", "انداخت", "چرخ", "چرخید", "افت", "افتاد", "زن", "زد", "بخش", "بخشید", "کوش", "کوشید", "رسان", "رساند", "گستر", "گسترد"]
_LEMMAS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) | {past: past for past in _PAIRS[1::2]}


@cache
def lemma(form: str) -> str:
    """The past stem of a verb's form (میشود, شدهاست, خواهدشد: شد); the form itself where it is not known."""
    for start in range(min(8, len(form))):
        for end in range(len(form), start + 1, -1):
            if (found := _LEMMAS.get(form[start:end])) and _fits(form, start, end):
                return found
    return form


def _fits(form: str, start: int, end: int) -> bool:
    """Whether only a verb's own beginnings and endings stand around the stem."""
    return bool(_BEGIN.fullmatch(form[:start]) and _END.fullmatch(form[end:]))


_BEGIN = re.compile(r"(?:ن?خواه(?:م|ی|د|یم|ید|ند)|ن?می|[نب])?")
_END = re.compile(r"(?:ه?(?:است|اند|ام|ایم|اید|نیست|شد)|ه(?:بود|باش)(?:م|یم|د|ند)?|ه|م|یم|ید|ند|د|ی)?")

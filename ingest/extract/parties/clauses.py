"""What part a party plays in its clause: doer, authority, receiver; read from the words around its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ingest.extract.parties.mentions import Mention
from ingest.extract.parties.words import (
    AUTHORITIES,
    DETERMINERS,
    FINITE,
    OPENERS,
    PARTITIVES,
    PREPOSITIONS,
    QUALIFIERS,
    TIMES,
    TOGETHER,
    WORK,
)

Part = Literal[
    "agent", "helper", "authority", "asked", "subject", "object", "of", "readiness", "in", "to", "for", "from", "with",
    "between", "other",
]  # fmt: skip

_ONE_WORD: dict[str, Part] = {
    "توسط": "agent", "بوسیله": "agent", "بهوسیله": "agent", "بدست": "agent", "بهدست": "agent",
    "در": "in", "به": "to", "برای": "for", "جهت": "for", "از": "from", "با": "with",
    "بین": "between", "میان": "between",
}  # fmt: skip
_TWO_WORDS: dict[tuple[str, str], Part] = {
    ("از", "سوی"): "agent", ("از", "طرف"): "agent", ("از", "جانب"): "agent", ("به", "وسیله"): "agent",
    ("به", "دست"): "agent", ("به", "عهده"): "agent", ("بر", "عهده"): "agent", ("عهده", "ی"): "agent",
    ("به", "مقصد"): "to", ("به", "سمت"): "to", ("به", "تحویل"): "to", ("در", "اختیار"): "to",
    ("به", "عنوان"): "other", ("در", "خصوص"): "other", ("تحت", "پوشش"): "agent", ("به", "منظور"): "for",
}  # fmt: skip
_ASKING = frozenset(
    {"خواست", "خواستند", "خواسته", "درخواست", "میخواهیم", "خواستار", "خواستیم", "خواهش", "تقاضا", "میخواهد", "انتظار"}
)
_PROPOSING = frozenset({"پیشنهاد", "پیشنهادی", "خواستار", "درخواست", "خواست", "خواستند", "تقاضا", "تاکید", "مطالبه"})
_ADJECTIVES = frozenset({"پیشنهادی", "اعلامی", "ارایهشده", "مطرحشده", "اعلامشده", "ارسالی", "معرفیشده"})
_URGING = frozenset({"ترغیب", "تشویق", "الزام", "دعوت", "توجه", "ورود", "ضرورت", "لزوم", "همراهی", "مکلف", "موظف"})
_DECIDING = frozenset({"تصویب", "مصوب", "بتصویب", "تصویبشد"})
_ADVISING = frozenset(
    {"پیشنهاد", "توصیه", "دستور", "ماموریت", "تاکید", "تکلیف", "هشدار", "پیشنهادی", "واگذار", "ابلاغ"}
)
_DUTY = frozenset(
    {"باید", "بایستی", "بایست", "موظف", "مکلف", "ملزم", "متعهد", "میبایست", "میبایستی", "نباید", "موظفند", "مکلفند"}
)
_NOUNS: dict[str, Part] = {
    **dict.fromkeys(WORK, "readiness"), **dict.fromkeys(AUTHORITIES, "authority"), **dict.fromkeys(_URGING, "asked"),
}  # fmt: skip
"""What a noun in front of a name makes of the party: the one whose will it is, who decided, who is urged."""
_DEEDS = frozenset({"ساخت", "پرداخت", "خواست"})
"""Past tenses that are nouns as well."""
_REACH = 60
"""Words a clause is looked at from a name."""
_COMMAS = ("،", ",")
_SIGNS = frozenset("،,؛;:.!؟?()[]«»-/\n•*")


def part(words: Sequence[str], mention: Mention, first: int, before: Mention | None) -> Part:
    """The part of a mention in the clause that begins at word `first`; `before` is the mention in front of it."""
    at = _governor(words, mention, first)
    if at > first and words[at] in _COMMAS and mention.end < len(words) and words[mention.end] in (*_COMMAS, "و"):
        return "of"  # one of a list of nouns
    if at < first or words[at] in _SIGNS:
        return _object_or("subject", words, mention)
    found = _by_word(words, at, first, mention)
    if found:
        return found
    word = words[at]
    if (
        word in OPENERS
        or (FINITE.match(word) and word not in _DEEDS)
        or not word.isalpha()
        or (before and before.end == at + 1)
    ):
        return _object_or("subject", words, mention)
    return "other" if word in PREPOSITIONS else "of"


def _governor(words: Sequence[str], mention: Mention, first: int) -> int:
    """The word in front of a name that says what part it plays: past "this", "all" and "many of"."""
    at = mention.start - 1
    while at >= first and (words[at] in DETERMINERS or words[at] in QUALIFIERS):
        at -= 1
    return at - 2 if at > first and words[at] == "از" and words[at - 1] in PARTITIVES else at


def _by_word(words: Sequence[str], at: int, first: int, mention: Mention) -> Part | None:
    word, pair = words[at], (words[at - 1], words[at]) if at > first else ("", words[at])
    if pair in _TWO_WORDS:
        return "other" if at - 2 >= first and words[at - 2] in _ADJECTIVES else _TWO_WORDS[pair]
    if word in TOGETHER and pair[0] in ("با", "به"):
        return "helper"
    if word == "در" and _decides(words, mention):
        return "authority"
    return _NOUNS.get(word) or _ONE_WORD.get(word)


def _decides(words: Sequence[str], mention: Mention) -> bool:
    return any(word in _DECIDING for word in words[mention.end : mention.end + 4])


def _object_or(found: Part, words: Sequence[str], mention: Mention) -> Part:
    return "object" if mention.end < len(words) and words[mention.end] == "را" else found


def asked(words: Sequence[str], mention: Mention, first: int, last: int) -> bool:
    """Whether the clause asks this party: «از … خواست», «به … پیشنهاد کرد», «… باید», «… موظف است»."""
    at = mention.start - 1
    while at > first and words[at] in DETERMINERS:
        at -= 1
    before = words[at] if at >= first else ""
    after = words[mention.end : min(last, mention.end + 4)]
    if before == "از" and any(word in _ASKING for word in after):
        return True
    return before == "به" and any(word in _ADVISING for word in after)


def charged(words: Sequence[str], mention: Mention, last: int) -> bool:
    """Whether a duty follows behind the name: «… باید», «… (بر اساس مصوبهٔ …) موظف شد»."""
    return any(word in _DUTY for word in words[mention.end : min(last, mention.end + 12)])


def proposes(words: Sequence[str], mention: Mention, last: int) -> bool:
    """Whether the party is the one that asks: «… پیشنهاد داد», «… خواستار … شد»."""
    return any(word in _PROPOSING for word in words[mention.end : min(last, mention.end + _REACH)])


def subordinate(words: Sequence[str], mention: Mention, first: int) -> bool:
    """Whether the party stands behind «که» or a «تا» of purpose: then it is seldom the doer of the main act."""
    for at in range(max(first + 1, mention.start - _REACH), mention.start):
        word = words[at]
        if word == "که" and at > first + 3:
            return True
        if word == "تا" and words[at + 1] not in TIMES and not words[at + 1].isdigit():
            return True
    return False

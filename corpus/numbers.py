"""Numbers of a text, in digits, words or both, with their exact values: «۱۲ هزار و ۵۰۰», «یک و نیم میلیارد», «دو سوم».

Ordinals and codes that begin with a nought are no amounts. A slash between two numbers is Persian for a decimal point,
except between years. A fraction without an exact decimal is given to 28 digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import NamedTuple

from corpus.letters import Plain, plain
from corpus.models import Span
from corpus.phrases import Entry, Lexicon, Token

_ONES = ("یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه")
_TEENS = ("ده", "یازده", "دوازده", "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده")
_TENS = ("بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود")
_HUNDREDS: dict[str, int] = {
    "صد": 100, "یک صد": 100, "دویست": 200, "دو صد": 200, "سیصد": 300, "سی صد": 300, "چهار صد": 400, "پانصد": 500,
    "پان صد": 500, "پنج صد": 500, "ششصد": 600, "شش صد": 600, "شیشصد": 600, "هفت صد": 700, "هشت صد": 800, "نه صد": 900,
}  # fmt: skip
_SCALES = {"هزار": 10**3, "میلیون": 10**6, "ملیون": 10**6, "میلیارد": 10**9, "ملیارد": 10**9, "تریلیون": 10**12}
_ORDINALS: dict[str, int] = {
    "یکم": 1, "دوم": 2, "سوم": 3, "چهارم": 4, "پنجم": 5, "ششم": 6, "هفتم": 7, "هشتم": 8, "نهم": 9, "دهم": 10,
    "یازدهم": 11, "دوازدهم": 12, "سیزدهم": 13, "چهاردهم": 14, "پانزدهم": 15, "شانزدهم": 16, "هفدهم": 17, "هجدهم": 18,
    "هیجدهم": 18, "نوزدهم": 19, "بیستم": 20, "سی ام": 30, "چهلم": 40, "پنجاهم": 50, "شصتم": 60,
    "هفتادم": 70, "هشتادم": 80, "نودم": 90, "صدم": 100, "یک صدم": 100, "هزارم": 1000,
}  # fmt: skip
_NO_NUMBERS = (
    "یک شنبه", "دو شنبه", "سه شنبه", "چهار شنبه", "پنج شنبه", "یک دیگر", "یک سان", "یک پارچه", "یک باره", "یک سره",
    "دو جانبه", "سه جانبه", "چهار جانبه", "چند جانبه", "دو باره", "چهار راه", "سه راه", "سه راهی", "سی ان جی",
    "بی بی سی", "سی ان ان", "پی وی سی", "سی تی اسکن", "آی سی یو", "سی سی یو", "ده ها", "ده های", "صد ها", "صد های",
    "هزار ها", "هزار های", "میلیون ها", "میلیارد ها", "هزاران", "نه تنها", "نه فقط", "نه چندان", "نه خیر", "نه این",
    "نه آن", "نه در", "نه به", "نه از", "نه با", "نه برای", "نه که", "ده نشین", "ده یار", "ده یاری", "صد در صد",
)  # fmt: skip
"""Words that begin like a number and are none."""
_COUNTED = (
    "درصد", "نفر", "تن", "ماه", "ماهه", "سال", "ساله", "روز", "روزه", "هفته", "ساعت", "دقیقه", "کشور", "استان",
    "شهر", "شهرستان", "روستا", "پروژه", "طرح", "شرکت", "واحد", "کیلومتر", "متر", "هکتار", "دلار", "یورو", "تومان",
    "ریال", "عدد", "مورد", "کیلو", "کیلوگرم", "لیتر", "مگاوات", "دستگاه", "فقره", "قلم", "بند", "ماده", "عضو", "تیم",
    "باب", "رشته", "حلقه", "فروند", "خانوار", "دانشگاه", "بیمارستان", "میلیون", "میلیارد", "هزار",
)  # fmt: skip
"""Nouns that are counted: a lone «نه» before another word means "not"."""

WORDS: dict[str, Entry] = {
    **{word: ("ones", value) for value, word in enumerate(_ONES, 1)},
    **{word: ("teens", value) for value, word in enumerate(_TEENS, 10)},
    "هیجده": ("teens", 18), "پونزده": ("teens", 15), "شونزده": ("teens", 16), "هیفده": ("teens", 17),
    **{word: ("tens", value) for value, word in zip(range(20, 100, 10), _TENS, strict=True)},
    **{word: ("hundreds", value) for word, value in _HUNDREDS.items()},
    **{word: ("scale", value) for word, value in _SCALES.items()},
    **{word: ("ordinal", value) for word, value in _ORDINALS.items()},
    "نیم": ("half", None), "و": ("and", None), "ممیز": ("point", None),
    **dict.fromkeys(_NO_NUMBERS, ("word", None)),
}  # fmt: skip
"""Number words, and the kind and value of each."""

CARDINAL_KINDS = frozenset({"ones", "teens", "tens", "hundreds", "scale", "half"})
NUMBER_KINDS = CARDINAL_KINDS | {"ordinal"}

_STARTS = NUMBER_KINDS | {"digits"}

_EXACT = Context(prec=60)
_TO_28_DIGITS = Context(prec=28)
_MOST_DIGITS = 15
_GROUPED = re.compile(r"(\d{1,3}(?:[,٬،]\d{3})+)(?:[.٫/](\d+))?|(\d{1,3}(?:\.\d{3}){2,})|(\d+)(?:[.٫/](\d+))?")
_APART = re.compile(r"[^,٬،]+")
_CODE_BEFORE = re.compile(r"[a-z_]$|\d:$")
_CLOCK = re.compile(r":\d")
_YEAR_PAIR = re.compile(r"1[2-4]\d\d/\d\d(?:\d\d)?|[6-9]\d/[6-9]\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """Words or digits of a text that name an amount, without its unit."""

    span: Span
    value: Decimal


class _Read(NamedTuple):
    """A number that was read up to (not including) token `stop`."""

    stop: int
    value: Decimal
    ordinal: bool = False


def may_touch(left: str, right: str) -> bool:
    """Whether number words of these kinds are ever glued: «هفتادمیلیون», «بیستوپنج», «دوسوم»; not سی with نه."""
    if "and" in (left, right):
        return (left in CARDINAL_KINDS and right == "and") or (left == "and" and right in NUMBER_KINDS)
    if left in CARDINAL_KINDS and right in NUMBER_KINDS:
        return right == "scale" or (right == "ordinal" and left == "ones")
    return left in CARDINAL_KINDS or "" in (left, right)


_LEXICON = Lexicon(WORDS | {word: ("counted", None) for word in _COUNTED if word not in WORDS}, may_touch)


def find(text: str) -> list[NumberMention]:
    """Every amount named in `text`, in order, not overlapping."""
    return find_in(plain(text))


def find_in(folded: Plain) -> list[NumberMention]:
    """`find` for a text whose plain letters are known already; the spans are of the raw text."""
    numbers = combine(_LEXICON.read(folded.text))
    found = (token for at, token in enumerate(numbers) if token.kind == "number" and _counts(folded.text, numbers, at))
    return [NumberMention(span=folded.raw(token.start, token.stop), value=_value(token)) for token in found]


def _value(token: Token) -> Decimal:
    assert isinstance(token.value, Decimal)  # noqa: S101 (what `combine` makes)
    return token.value


def _counts(text: str, tokens: list[Token], at: int) -> bool:
    """Not «نه» ("no"), and not a part of a Latin name or of a time of day."""
    token = tokens[at]
    if text[token.start : token.stop] == "نه":
        return at + 1 < len(tokens) and tokens[at + 1].kind == "counted"
    return not (_CODE_BEFORE.search(text, max(token.start - 2, 0), token.start) or _CLOCK.match(text, token.stop))


def combine(tokens: list[Token]) -> list[Token]:
    """The tokens, with each run of number words and digits made one "number" or "ordinal" of a Decimal value."""
    tokens = [each for token in tokens for each in (_digits(token) if token.kind == "digits" else (token,))]
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        read = _number(tokens, at) if tokens[at].kind in _STARTS else None
        if read:
            kind = "ordinal" if read.ordinal else "number"
            out.append(Token(kind, tokens[at].start, tokens[read.stop - 1].stop, read.value))
            at = read.stop
        else:
            out.append(tokens[at])
            at += 1
    return out


def _digits(token: Token) -> list[Token]:
    """One token for figures that make one amount; several where commas part them; a "figures" where they are none."""
    written = str(token.value)
    value = _amount(written)
    if value is not None:
        return [token._replace(value=value)]
    parts: list[Token] = []
    if _GROUPED.fullmatch(written) or "/" in written or "." in written:
        return [token._replace(kind="figures", value=None)]
    for match in _APART.finditer(written):
        start = token.start + match.start()
        if parts:
            parts.append(Token("comma", parts[-1].stop, start))
        value = _amount(match.group())
        kind = "figures" if value is None else "digits"
        parts.append(Token(kind, start, start + len(match.group()), value))
    return parts


def _amount(written: str) -> Decimal | None:
    match = _GROUPED.fullmatch(written)
    if not match or _YEAR_PAIR.fullmatch(written):
        return None
    whole = re.sub(r"\D", "", match[1] or match[3] or match[4])
    fraction = match[2] or match[5] or ""
    if len(whole) + len(fraction) > _MOST_DIGITS or (len(whole) > 1 and whole[0] == "0"):
        return None
    return Decimal(f"{whole}.{fraction}" if fraction else whole)


def _kind(tokens: list[Token], at: int) -> str:
    return tokens[at].kind if at < len(tokens) else ""


def _number(tokens: list[Token], at: int) -> _Read | None:
    """The longest number that begins here: groups of falling scale, joined by «و»."""
    read = _scaled(tokens, at, None)
    total, lowest = (read[0].value, read[1]) if read else (Decimal(0), 1)
    if not read:
        return None
    last = read[0]
    if lowest > 1 and _kind(tokens, last.stop) == "and" and _kind(tokens, last.stop + 1) == "half":
        return _Read(last.stop + 2, _EXACT.add(total, Decimal(lowest) / 2))  # «دو میلیون و نیم»
    while lowest > 1 and not last.ordinal and _kind(tokens, last.stop) == "and":
        if more := _scaled(tokens, last.stop + 1, lowest):
            last, lowest = more
            total = _EXACT.add(total, last.value)
        elif carried := _carried(tokens, last.stop + 1, total, lowest):
            last, lowest = carried
            total = last.value
        else:
            break
    return _Read(last.stop, total, last.ordinal)


def _carried(tokens: list[Token], at: int, total: Decimal, lowest: int) -> tuple[_Read, int] | None:
    """A scale that is of all before it: «۳ هزار و ۵۰۰ میلیون» is 3,500 million; «۵ میلیون و ۲ میلیارد» are two."""
    group = _group(tokens, at) if lowest == 1000 else None
    if not group or group.ordinal or group.value >= lowest or _kind(tokens, group.stop) != "scale":
        return None
    scale, stop = _scale(tokens, group.stop)
    if scale <= lowest:
        return None
    return _Read(stop, _EXACT.multiply(_EXACT.add(total, group.value), Decimal(scale))), scale


def _scaled(tokens: list[Token], at: int, below: int | None) -> tuple[_Read, int] | None:
    """A group with its scale («پنج هزار میلیارد»), under `below`, and that scale (1 if none)."""
    group = _group(tokens, at) or (_Read(at, Decimal(1)) if _kind(tokens, at) == "scale" else None)
    if not group:
        return None
    scale, stop = 1, group.stop
    if not group.ordinal and _kind(tokens, stop) == "scale":
        scale, stop = _scale(tokens, stop)
    value = _EXACT.multiply(group.value, Decimal(scale))
    if below and value >= below:
        return None
    return _Read(stop, value, group.ordinal), scale


def _scale(tokens: list[Token], at: int) -> tuple[int, int]:
    """«هزار» may stand before a larger scale: «هزار میلیارد»."""
    first = int(str(tokens[at].value))
    if first == 1000 and _kind(tokens, at + 1) == "scale" and int(str(tokens[at + 1].value)) > 1000:
        return first * int(str(tokens[at + 1].value)), at + 2
    return first, at + 1


def _group(tokens: list[Token], at: int) -> _Read | None:
    """A number under a thousand in words, or figures; with its half, its fraction or its decimals."""
    kind = _kind(tokens, at)
    if kind == "half":
        return _Read(at + 1, Decimal("0.5"))
    read = _figures(tokens, at) if kind == "digits" else _words(tokens, at)
    if not read or read.ordinal:
        return read
    return _fraction(tokens, read) or _and_fraction(tokens, read) or _decimals(tokens, read) or read


def _figures(tokens: list[Token], at: int) -> _Read:
    return _Read(at + 1, Decimal(str(tokens[at].value)))


def _words(tokens: list[Token], at: int) -> _Read | None:
    """Hundreds, tens and ones joined by «و»; the last may be an ordinal."""
    total, stop, below = Decimal(0), at, 1000
    while stop == at or _kind(tokens, stop) == "and":
        word = stop if stop == at else stop + 1
        kind = _kind(tokens, word)
        value = int(str(tokens[word].value)) if kind in ("ones", "teens", "tens", "hundreds", "ordinal") else 0
        if not 0 < value < below or (kind == "teens" and below == 10):
            break
        total, stop = total + value, word + 1
        if kind == "ordinal":
            return _Read(stop, total, True)
        if kind in ("ones", "teens"):
            break
        below = 100 if kind == "hundreds" else 10
    return _Read(stop, total) if stop > at else None


def _fraction(tokens: list[Token], top: _Read) -> _Read | None:
    """«دو سوم», «سه دهم», «۲۵ صدم»."""
    if _kind(tokens, top.stop) != "ordinal":
        return None
    parts = Decimal(str(tokens[top.stop].value))
    if parts < 2 or top.value >= parts or top.value != int(top.value):
        return None
    return _Read(top.stop + 1, _TO_28_DIGITS.divide(top.value, parts))


def _and_fraction(tokens: list[Token], whole: _Read) -> _Read | None:
    """«سه و نیم», «پنج و سه دهم»."""
    if _kind(tokens, whole.stop) != "and":
        return None
    at = whole.stop + 1
    if _kind(tokens, at) == "half":
        return _Read(at + 1, whole.value + Decimal("0.5"))
    top = _figures(tokens, at) if _kind(tokens, at) == "digits" else _words(tokens, at)
    part = _fraction(tokens, top) if top and not top.ordinal else None
    return _Read(part.stop, _EXACT.add(whole.value, part.value)) if part else None


def _decimals(tokens: list[Token], whole: _Read) -> _Read | None:
    """«سه ممیز پنج»."""
    if _kind(tokens, whole.stop) != "point":
        return None
    at = whole.stop + 1
    part = _figures(tokens, at) if _kind(tokens, at) == "digits" else _words(tokens, at)
    if not part or part.ordinal or part.value != int(part.value):
        return None
    digits = str(int(part.value))
    return _Read(part.stop, _EXACT.add(whole.value, Decimal(int(part.value)).scaleb(-len(digits))))

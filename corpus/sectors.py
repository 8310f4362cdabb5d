"""Sectors a text names, by the terms of `sectors.tsv`: products, works, institutions and professions of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from corpus.letters import Plain, plain
from corpus.models import Span
from corpus.vocabulary import CARDINALS, SECTORS

_TOKEN = re.compile(r"[ \n-]{0,3}([^\W\d_]+|\d[\d.,٫٬/]*)")
"""A word or a number behind its gap: only words with such a gap between them make one term."""
_NUMBERS = frozenset(plain(word).text for word in CARDINALS) | {"صد", "هزار", "میلیون", "میلیارد", "تریلیون"}
_NUMBER = "#"
_ENDINGS = (
    "هایشان", "هایمان", "هایتان", "هایش", "هایم", "هایی", "های", "ها", "یی", "ای", "ی", "یان", "ان", "ات", "ین", "جات",
    "مان", "شان", "تان", "اش", "ش",
)  # fmt: skip
_HELD = {"ان": 4, "یان": 4, "ات": 4, "ین": 4, "ش": 4, "مان": 3, "شان": 3, "تان": 3, "یی": 3}
"""Letters that must be left before an ending which is also part of many words (آبان، باران، بنزین)."""
_APART = frozenset(("ها", "های", "هایی", "هایش", "هایشان", "هایمان", "ی", "ای", "یی", "اش", "شان", "مان"))
"""Endings that stand as words of their own where a half-space became a space."""
_LONGEST = 40
BUILDING = "construction_housing"
BUILT = frozenset(("transport_transit", "health_pharma", "science_education", "culture_media_sport"))
"""Sectors whose roads, hospitals, schools and stadiums are works of construction when they are built."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorMention:
    """A term of one sector as a text writes it. `sure` is False for a term that names it only beside another one."""

    span: Span
    sector: str
    term: str
    sure: bool = True


_Sense = tuple[str, str, str]
"""Sector, weight, and the term as the file has it."""


class _Node(dict[str, "_Node"]):
    """Words that may follow, and what the words so far mean."""

    __slots__ = ("senses",)

    def __init__(self) -> None:
        super().__init__()
        self.senses: tuple[_Sense, ...] = ()


def sectors(text: str | Plain) -> tuple[str, ...]:
    """Ids of the sectors `text` names, in the order of `SECTORS`."""
    named = {mention.sector for mention in mentions(text)}
    return tuple(sector for sector in SECTORS if sector in named)


def mentions(text: str | Plain) -> list[SectorMention]:
    """Terms that name a sector, in order of the text; spans count its code points."""
    found = candidates(text)
    sure = {mention.sector for mention in found if mention.sure}
    sure |= {BUILDING} if sure & BUILT else set()
    weak: dict[str, set[str]] = {}
    for mention in found:
        if not mention.sure:
            weak.setdefault(mention.sector, set()).add(mention.term)
    return [each for each in found if each.sure or each.sector in sure or len(weak[each.sector]) > 1]


def candidates(text: str | Plain) -> list[SectorMention]:
    """As `mentions`, with the weak terms that nothing beside them confirms; `text` may have been made plain before."""
    folded = text if isinstance(text, Plain) else plain(text)
    tokens = _tokens(folded.text)
    matches = _matches(tokens)
    found = []
    for at, (start, end, senses) in enumerate(matches):
        following = matches[at + 1] if at + 1 < len(matches) else None
        for sector, weight, term in senses:
            if sector == "-" or (weight == "head" and following and _yields(sector, tokens, end, following)):
                continue
            span = folded.raw(tokens[start][1], tokens[end - 1][2])
            found.append(SectorMention(span=span, sector=sector, term=term, sure=weight != "weak"))
    return found


_Token = tuple[tuple[str, ...], int, int, bool]
"""What the word may stem from, its offsets (with an ending that stands apart), whether it joins the token before it."""


def _tokens(text: str) -> list[_Token]:
    """The words that some term has; any other word parts those beside it."""
    found: list[_Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        word, joined = match[1], match.start() == end
        if joined and word in _APART:
            end = match.end()
            found[-1] = (*found[-1][:2], end, found[-1][3])
        elif stems := _stems(word):
            end = match.end()
            found.append((stems, match.start(1), end, joined))
        else:
            end = -1
    return found


_Match = tuple[int, int, tuple[_Sense, ...]]


def _matches(tokens: list[_Token]) -> list[_Match]:
    """The longest terms from left to right: first and last token, and what they mean."""
    root, at, found = _terms()[0], 0, []
    while at < len(tokens):
        end, senses = _longest(root, tokens, at)
        if senses:
            found.append((at, end, senses))
        at = max(end, at + 1)
    return found


def _longest(node: _Node, tokens: list[_Token], at: int) -> tuple[int, tuple[_Sense, ...]]:
    """Where the longest term from token `at` on ends, and its senses; (at, ()) if there is none."""
    best, senses = at, node.senses
    for stem in tokens[at][0]:
        if (inner := node.get(stem)) is None:
            continue
        end, meaning = at + 1, inner.senses
        if inner and end < len(tokens) and tokens[end][3]:
            further, deeper = _longest(inner, tokens, end)
            end, meaning = (further, deeper) if further > end else (end, meaning)
        if meaning and end > best:
            best, senses = end, meaning
    return best, senses


def _yields(sector: str, tokens: list[_Token], end: int, following: _Match) -> bool:
    """Whether the term that follows in the same phrase says which industry, factory or product is meant."""
    start, _, senses = following
    return start == end and tokens[start][3] and any(other not in (sector, "-") for other, _, _ in senses)


@lru_cache(maxsize=16384)
def _stems(word: str) -> tuple[str, ...]:
    """The word, and what is left without its endings, as far as some term has it; the fullest first."""
    if len(word) > _LONGEST:
        return ()
    if word[0].isdigit() or word in _NUMBERS:
        return (_NUMBER,)
    words = _terms()[1]
    forms = [word]
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem is not word and len(stem) >= _HELD.get(ending, 2) and (ending != "ای" or stem[-1] == "ه"):
            forms.append(stem)
            forms += [stem[:-1]] if ending in ("ی", "ها", "های") and len(stem) > 4 and stem[-1] == "ی" else []
            forms += [stem + "ه"] if ending == "جات" else []
    if word.endswith("گان"):
        forms.append(word[:-3] + "ه")
    return tuple(dict.fromkeys(form for form in forms if form in words))


@cache
def _terms() -> tuple[_Node, frozenset[str]]:
    """All terms as a tree of words, each also with its words written as one; and every word in it."""
    root, words = _Node(), set()
    for line in files("corpus").joinpath("sectors.tsv").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        sector, weight, _, terms = line.split("\t")
        for term in terms.split("،"):
            for spelling in _spellings(term.strip()):
                _add(root, spelling, (sector, weight, term.strip()))
                words.update(spelling)
    return root, frozenset(words)


def _spellings(term: str) -> Iterator[list[str]]:
    """The words of a term, with each of its alternatives, joined in every way that lost spaces may join them."""
    parts = plain(term.replace("\u200c", " ")).text.split()
    for words in product(*(part.split("/") for part in parts)):
        for joints in product((" ", ""), repeat=len(words) - 1):
            yield [_NUMBER if word.isdigit() or word in _NUMBERS else word for word in _join(words, joints).split()]


def _join(parts: tuple[str, ...], joints: tuple[str, ...]) -> str:
    return parts[0] + "".join(joint + part for joint, part in zip(joints, parts[1:], strict=True))


def _add(root: _Node, words: list[str], sense: _Sense) -> None:
    node = root
    for word in words:
        node = node.setdefault(word, _Node())
    if sense[0] not in {sector for sector, _, _ in node.senses}:
        node.senses = (*node.senses, sense)

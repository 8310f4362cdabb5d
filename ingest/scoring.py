"""How well found facts agree with gold ones, and what a change to the extractor gains and loses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.facts import KINDS, Speaker
from ingest.gold import Claim, Gold, Run

OVERLAP = 0.5
"""Share of the shorter quote that a found and a gold fact must have in common."""
Measure = Literal["strength", "speaker", "by", "deadline"]
MEASURES: tuple[Measure, ...] = ("by", "deadline", "speaker", "strength")

_SAME_LETTERS = str.maketrans("يىكۀةؤأإئ", "ییکههواای")
_NO_LETTERS = re.compile(r"[\W\u0640]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One gold fact: what was found of it, None if nothing was, and which of the measures that count are right."""

    document: str
    gold: Claim
    found: Claim | None = None
    right: tuple[tuple[Measure, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A run judged: every gold fact, and what was found that is none, by document."""

    documents: int
    missing: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    false: tuple[tuple[str, Claim], ...]

    def record(self) -> dict[str, object]:
        """Precision, recall and F1 over all and by kind, and how often the fields of matched facts are right."""
        found: dict[str, object] = {"documents": self.documents, "without_prediction": list(self.missing)}
        found["all"] = self._rates(KINDS)
        found |= {kind: self._rates((kind,)) for kind in KINDS}
        for measure in MEASURES:
            said = [right for verdict in self.verdicts for name, right in verdict.right if name == measure]
            if said:
                found[measure] = {"accuracy": round(sum(said) / len(said), 3), "right": sum(said), "n": len(said)}
        return found | {"sectors": self._sectors()}

    def _rates(self, kinds: Sequence[str]) -> dict[str, float | int | None]:
        gold = [verdict for verdict in self.verdicts if verdict.gold.kind in kinds]
        matched = sum(verdict.found is not None for verdict in gold)
        found = matched + sum(claim.kind in kinds for _, claim in self.false)
        return {
            "precision": round(matched / found, 3) if found else None,
            "recall": round(matched / len(gold), 3) if gold else None,
            "f1": round(2 * matched / (len(gold) + found), 3) if gold or found else None,
            "matched": matched,
            "gold": len(gold),
            "found": found,
        }

    def _sectors(self) -> dict[str, float | int]:
        pairs = [(verdict.gold.sectors, verdict.found.sectors) for verdict in self.verdicts if verdict.found]
        right = sum(len(gold & found) for gold, found in pairs)
        both = sum(len(gold) + len(found) for gold, found in pairs)
        return {"micro_f1": round(2 * right / max(1, both), 3), "right": right, "gold_and_found": both}


def score(gold: Iterable[Gold], run: Run) -> Score:
    """`run` judged by `gold`."""
    gold = list(gold)
    verdicts, false = [], []
    for document in gold:
        found = run.get(document.id, ())
        pairs = dict(_pairs(document.claims, found))
        for number, claim in enumerate(document.claims):
            match = found[pairs[number]] if number in pairs else None
            right = tuple(_right(claim, match)) if match else ()
            verdicts.append(Verdict(document=document.id, gold=claim, found=match, right=right))
        used = set(pairs.values())
        false += [
            (document.id, claim)
            for number, claim in enumerate(found)
            if number not in used and not _ignored(claim, document)
        ]
    missing = sorted({document.id for document in gold} - set(run))
    return Score(documents=len(gold), missing=tuple(missing), verdicts=tuple(verdicts), false=tuple(false))


def _pairs(gold: Sequence[Claim], found: Sequence[Claim]) -> Iterable[tuple[int, int]]:
    """Which gold fact is which found one: the greatest overlap first, of equal ones the last."""
    shares = [
        (share, one, two)
        for one, wanted in enumerate(gold)
        for two, claim in enumerate(found)
        if wanted.kind == claim.kind and (share := _share(wanted, claim.start, claim.end)) >= OVERLAP
    ]
    gone_gold, gone_found = set(), set()
    for _, one, two in sorted(shares, reverse=True):
        if one not in gone_gold and two not in gone_found:
            gone_gold.add(one)
            gone_found.add(two)
            yield one, two


def _share(claim: Claim, start: int, end: int) -> float:
    """What the claim's quote and a span have in common, as a share of the shorter."""
    common = min(claim.end, end) - max(claim.start, start)
    return common / max(1, min(claim.end - claim.start, end - start)) if common > 0 else 0.0


def _ignored(claim: Claim, document: Gold) -> bool:
    """Whether most of the claim lies in a span that does not count."""
    return any(
        _share(claim, start, end) >= OVERLAP
        and min(claim.end, end) - max(claim.start, start) >= OVERLAP * (claim.end - claim.start)
        for start, end in document.ignored
    )


def _right(gold: Claim, found: Claim) -> Iterable[tuple[Measure, bool]]:
    if gold.kind == "commitment":
        yield "strength", gold.strength == found.strength
    yield "speaker", _same_speaker(gold.speaker, found.speaker)
    if gold.by:
        yield "by", any(_agree(one, other) for one in gold.by for other in found.by)
    if gold.has_deadline or found.has_deadline:
        yield "deadline", gold.has_deadline == found.has_deadline and gold.date == found.date


def _same_speaker(gold: Speaker | None, found: Speaker | None) -> bool:
    if gold is None or found is None:
        return gold is found
    return _agree(gold.name, found.name) or _agree(gold.role, found.role)


def _agree(one: str | None, other: str | None) -> bool:
    """Whether two names are the same, or one is part of the other, whatever their spelling."""
    first, second = (_NO_LETTERS.sub("", (name or "").translate(_SAME_LETTERS)).lower() for name in (one, other))
    return bool(first and second) and (first in second or second in first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a run does better and worse than an earlier one. Each line names the document and what it is about."""

    gains: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)


def compare(before: Score, now: Score) -> Change:
    """Gold facts and fields won and lost, false facts gone and come."""
    change = Change()
    for old, new in zip(before.verdicts, now.verdicts, strict=True):
        if (old.found is None) != (new.found is None):
            (change.losses if new.found is None else change.gains).append(_line("found", new.document, new.gold))
        was = dict(old.right)
        for measure, right in new.right:
            if measure in was and was[measure] != right:
                (change.gains if right else change.losses).append(_line(measure, new.document, new.gold))
    old_false, new_false = _false(before), _false(now)
    change.gains.extend(old_false[key] for key in old_false.keys() - new_false.keys())
    change.losses.extend(new_false[key] for key in new_false.keys() - old_false.keys())
    change.gains.sort()
    change.losses.sort()
    return change


def _false(judged: Score) -> dict[tuple[str, str, int, int], str]:
    """What was found and is no fact, by its place, as lines."""
    return {(name, each.kind, each.start, each.end): _line("false", name, each) for name, each in judged.false}


def _line(what: str, document: str, claim: Claim) -> str:
    return f"{what}\t{document}\t{claim.kind}\t{' '.join(claim.quote.split())}"

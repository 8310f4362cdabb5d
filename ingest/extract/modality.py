"""Modality: what is refused, negated, failed or only imagined is no commitment, however much it sounds like one."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

COMMITMENTS = frozenset({"decided", "promised", "ready"})
_ACCEPTED = re.compile(
    r"(?:این|آن|ان|با این|با ان)?\s?(?:پیشنهاد|درخواست|موضوع|طرح|خواسته)?\s?[^.؟!]{0,50}?"
    r"(?:به اتفاق ارا |مورد |به )?(?:تصویب (?:شد|رسید|کردند)|پذیرفته شد|پذیرفتند|موافقت (?:شد|کرد|کردند|قرار گرفت))"
)
_REFUSED = re.compile(
    r"[^.؟!]{0,60}?(?:رد شد|رد کرد|رد کردند|پذیرفته نشد|نپذیرفت|نپذیرفتند|مخالفت (?:شد|کرد|کردند)|رای نیاورد)"
)
_SIDE = re.compile(r"(?<!\w)(?:طرف (?:اول|دوم)|طرفین|دو طرف)(?!\w)")
_TERM = re.compile(
    r"(?<!\w)(?:اعتبار دارد|معتبر (?:است|خواهد بود)"
    r"|مدت (?:اجرای |اعتبار )?(?:این )?(?:قرارداد|تفاهم ?نامه|یادداشت|موافقت ?نامه)|مشمول جریمه"
    r"|اختلاف\w*\s(?:\S+\s){0,14}?حل (?:می ?شود|خواهد شد|می ?گردد))"
)
"""How long an agreement holds, and what happens when it is not kept."""
_IT = re.compile(r"(?<!\w)(?:این|ان|با این|همین) (?:پیشنهاد|درخواست|طرح|خواسته|موضوع)|^(?:اعضا|جلسه|طرف)")


class _Rule(NamedTuple):
    judged: str
    words: re.Pattern[str]
    label: str


@cache
def _rules() -> tuple[_Rule, ...]:
    lines = resources.files("ingest.extract").joinpath("modality.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(_Rule(judged, re.compile(words), label) for judged, words, label in rows)


def corrected(label: str, text: str, *, agreed: bool = False) -> str | None:
    """The label that a clause's own words demand instead of the judged one; None if they demand none.

    `agreed`: it stands in a signed agreement, whose clauses on what its sides will do are decided.
    """
    if agreed and label in ("promised", "ready", "opportunity", "proposal", "progress") and _SIDE.search(text):
        return "decided"
    if agreed and _TERM.search(text):
        return "decided"
    for rule in _rules():
        if _fits(rule, label) and rule.words.search(text):
            return rule.label
    return None


def _fits(rule: _Rule, label: str) -> bool:
    if rule.judged == "commitment":
        return label in COMMITMENTS
    if rule.judged == "fact":
        return label not in ("none", "inside")
    if rule.judged == "other":
        return label != rule.label
    return label == rule.judged or (rule.judged == "none" and label == "inside")


def answer(following: str) -> str | None:
    """What the sentence behind a proposal does to it: "accepted", "refused" or nothing."""
    head = following[:120]
    if not _IT.search(head[:40]):
        return None
    if _REFUSED.match(head):
        return "refused"
    return "accepted" if _ACCEPTED.match(head) else None

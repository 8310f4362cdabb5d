"""How a deadline's day was found, from the short name of its rule to words for a reader."""

from __future__ import annotations

import re

from webapp.language import language, word

_COUNTED = re.compile(r"(?!first )\w+ n (working )?(hour|day|week|month|year)s")
_PARTS = {
    "end": "rule_end_of", "start": "rule_start_of", "early part": "rule_early", "middle": "rule_middle",
    "half": "rule_half_of",
}  # fmt: skip
RULES = {
    "person", "day", "days", "month", "year", "this year", "next year", "half year", "quarter", "part of year",
    "first n months", "named year", "ten days of month", "week of month", "season", "occasion", "nowruz", "weekday",
    "next weekday", "weekday of next week", "this week", "next week", "week", "this month", "next month", "today",
    "tomorrow", "day after tomorrow", "plan", "decade", "vague", "event", "after", "lunar", "recurring", "that time",
    "from signing",
    "no document day",
}  # fmt: skip


def rule_words(rule: str) -> str | None:
    """The rule in the reader's language; None for one that has no words yet."""
    if counted := _COUNTED.fullmatch(rule):
        return word("rule_counted_working" if counted[1] else "rule_counted")
    part, of, period = rule.partition(" of ")
    if of and part in _PARTS:
        inner = rule_words(period)
        return f"{word(_PARTS[part])} {inner}" if inner else None
    if rule in RULES:
        return word("due_" + rule.replace(" ", "_"))
    return rule if language() == "en" else None

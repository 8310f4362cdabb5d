"""Lessons: invented documents in which every fact is marked where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.models import Span
from ingest.extract.clauses import Clause, clauses
from ingest.extract.reading import Reading

_HEAD = re.compile(r"^=== (?P<id>[^|\n]+)\|(?P<type>[^|\n]*)\|(?P<published>[^|\n]*)\|(?P<title>.*)$", re.MULTILINE)
_MARK = re.compile(r"⟦(?P<label>Cd|Cp|Cr|P|O|G) ?|⟧")
_LABELS = {
    "Cd": "decided", "Cp": "promised", "Cr": "ready", "P": "proposal", "O": "opportunity", "G": "progress",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A document and its facts: where each stands, and its label."""

    id: str
    type: str
    title: str
    text: str
    facts: tuple[tuple[Span, str], ...]

    def reading(self) -> Reading:
        return Reading(text=self.text, title=self.title, type=self.type)


def lessons(folder: Path) -> Iterator[Lesson]:
    """The marked documents (`*.txt`) of a folder, in order of name."""
    for path in sorted(folder.glob("*.txt")):
        yield from parse(path.read_text("utf-8"))


def parse(marked: str) -> Iterator[Lesson]:
    """The documents of one file: a line `=== id | type | published | title`, then the text with its marks."""
    heads = list(_HEAD.finditer(marked))
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        body = marked[head.end() : following.start() if following else len(marked)].strip("\n")
        text, facts = _unmarked(body)
        id, type, title = (head[name].strip() for name in ("id", "type", "title"))  # noqa: A001 - the head's own names
        yield Lesson(id=id, type=type, title=title, text=text, facts=facts)


def _unmarked(body: str) -> tuple[str, tuple[tuple[Span, str], ...]]:
    """The text without its marks, and what they marked. Raises `ValueError` where marks do not pair."""
    text, facts, last = "", [], 0
    opened: tuple[int, str] | None = None
    for mark in _MARK.finditer(body):
        text += body[last : mark.start()]
        last = mark.end()
        if mark["label"] and opened is None:
            opened = (len(text), _LABELS[mark["label"]])
        elif not mark["label"] and opened is not None:
            facts.append((Span(start=opened[0], end=len(text.rstrip())), opened[1]))
            opened = None
        else:
            raise ValueError(f"unpaired mark near {text[-40:]!r}")
    if opened:
        raise ValueError(f"unpaired mark near {text[-40:]!r}")
    return text + body[last:], tuple(facts)


def labelled(lesson: Lesson) -> list[tuple[Clause, str]]:
    """Each clause with its label: the clause that covers most of a fact has the fact's, others in it are "inside"."""
    found = list(clauses(lesson.reading()))
    labels = ["none"] * len(found)
    best: dict[int, int] = {}
    for span, label in lesson.facts:
        sizes = sorted(((shared(clause.span, span), number) for number, clause in enumerate(found)), reverse=True)
        inside = [(size, number) for size, number in sizes if size and size * 2 >= _shorter(found[number].span, span)]
        for place, (size, number) in enumerate(inside):
            if place == 0 and size > best.get(number, 0):
                labels[number], best[number] = label, size
            elif labels[number] == "none":
                labels[number] = "inside"
    return list(zip(found, labels, strict=True))


def shared(one: Span, other: Span) -> int:
    """How many code points two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _shorter(one: Span, other: Span) -> int:
    return min(one.end - one.start, other.end - other.start)

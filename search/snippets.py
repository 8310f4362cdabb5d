"""The places of a document that answer a question, cut from its text with the matching words marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpus.models import Passage, Span
from corpus.persian import Analyser
from search.models import Snippet

SNIPPETS = 3
READ_CHARS = 60_000
"""Longer documents are read for words only in the passages that meaning chose."""


def cut(
    text: str, passages: Sequence[Passage], nearest: Sequence[int], weights: Mapping[str, float], analyser: Analyser
) -> tuple[Snippet, ...]:
    """The best places of `text`, best first.

    `nearest` numbers the passages by meaning, best first; `weights` says how telling each term of the question is.
    Passages that touch or overlap become one snippet.
    """
    numbers = range(len(passages)) if len(text) <= READ_CHARS else nearest
    marks = {number: _marks(text, passages[number].span, weights, analyser) for number in numbers}
    told = {number: _told(found, weights) for number, found in marks.items()}
    order = sorted(marks, key=lambda number: (-told[number] - _closeness(number, nearest), number))
    best = [number for number in order[:SNIPPETS] if told[number] or number in nearest]
    return tuple(_snippet(text, group, passages, marks) for group in _touching(best, passages))


def _marks(text: str, span: Span, weights: Mapping[str, float], analyser: Analyser) -> list[tuple[Span, str]]:
    """Words of the question within `span`, as spans of `text`, with the term that matched."""
    found = []
    for token in analyser.analyse(span.of(text)).tokens:
        term = next((term for term in token.terms if term in weights), None)
        if term is not None:
            found.append((Span(start=span.start + token.start, end=span.start + token.end), term))
    return found


def _told(marks: Iterable[tuple[Span, str]], weights: Mapping[str, float]) -> float:
    """How much of the question's weight these marks cover, in [0, 1]."""
    whole = sum(weights.values())
    return sum(weights[term] for term in {term for _, term in marks}) / whole if whole else 0.0


def _closeness(number: int, nearest: Sequence[int]) -> float:
    """1 for the passage nearest in meaning, less for the next, 0 for those not named."""
    return 1 / (1 + nearest.index(number)) if number in nearest else 0.0


def _touching(numbers: Sequence[int], passages: Sequence[Passage]) -> list[list[int]]:
    """`numbers` with neighbours brought together, each group standing where its best member stood."""
    groups: list[list[int]] = []
    for number in numbers:
        span = passages[number].span
        for group in groups:
            if any(_meet(span, passages[other].span) or abs(number - other) == 1 for other in group):
                group.append(number)
                break
        else:
            groups.append([number])
    return groups


def _meet(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _snippet(
    text: str, group: list[int], passages: Sequence[Passage], marks: Mapping[int, list[tuple[Span, str]]]
) -> Snippet:
    spans = [passages[number].span for number in group]
    whole = Span(start=min(span.start for span in spans), end=max(span.end for span in spans))
    inside = sorted({mark for number in group for mark, _ in marks.get(number, [])})
    return Snippet(
        span=whole,
        text=whole.of(text),
        marks=tuple(Span(start=mark.start - whole.start, end=mark.end - whole.start) for mark in inside),
    )

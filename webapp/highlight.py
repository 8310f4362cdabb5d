"""Facts marked in a document's text: each begins with its number, and what several share shows the innermost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup, escape

from corpus.facts import Kind
from corpus.models import Span
from webapp.markup import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A fact's place in the text. `number` names its card, `sign` is how it is shown, `label` says where it leads."""

    span: Span
    kind: Kind
    number: int
    sign: str
    label: str


@dataclass(slots=True)
class Brush:
    """Paints the lines of one page in their order; an id is given once, to the first piece of its fact."""

    text: str
    highlights: Sequence[Highlight]
    """In order of their starts."""
    passage: Span | None = None
    anchor: str = ""
    _next: int = 0
    _open: list[Highlight] = field(default_factory=list)
    _begun: set[int] = field(default_factory=set)

    def paint(self, line: Span) -> Markup:
        """The line as HTML, with what of the facts and of the passage lies in it marked."""
        self._reach(line)
        cuts = self._cuts(line)
        pieces: list[Markup] = []
        marked = False
        for start, end in pairwise(cuts):
            inside = self.passage is not None and self.passage.start <= start < self.passage.end
            if inside != marked:
                pieces.append(self._mark() if inside else Markup("</mark>"))
                marked = inside
            pieces.append(self._piece(start, end))
        return Markup("").join([*pieces, Markup("</mark>") if marked else Markup("")])

    def _reach(self, line: Span) -> None:
        """Keep only the facts that lie in the line; every fact is looked at once for each of its lines."""
        self._open = [each for each in self._open if each.span.end > line.start]
        while self._next < len(self.highlights) and self.highlights[self._next].span.start < line.end:
            if self.highlights[self._next].span.end > line.start:
                self._open.append(self.highlights[self._next])
            self._next += 1

    def _cuts(self, line: Span) -> list[int]:
        """Where anything begins or ends in the line, and the line's own ends."""
        spans = [each.span for each in self._open] + ([self.passage] if self.passage else [])
        inner = {at for span in spans for at in (span.start, span.end) if line.start < at < line.end}
        return [line.start, *sorted(inner), line.end]

    def _mark(self) -> Markup:
        if not self.anchor:
            return Markup("<mark>")
        anchor, self.anchor = self.anchor, ""
        return Markup('<mark id="{}">').format(anchor)

    def _piece(self, start: int, end: int) -> Markup:
        """A stretch in which nothing begins or ends."""
        words = escape(visible(self.text[start:end]))
        facts = sorted(
            (each for each in self._open if each.span.start <= start and end <= each.span.end),
            key=lambda each: (each.span.start - each.span.end, each.number),
        )
        if not facts:
            return words
        numbers = Markup("").join(self._number(each, start) for each in facts)
        around = "".join(f" in-{kind}" for kind in dict.fromkeys(each.kind for each in facts[:-1]))
        return Markup('{}<span class="fact {}{}">{}</span>').format(numbers, facts[-1].kind, around, words)

    def _number(self, fact: Highlight, start: int) -> Markup:
        """The number before a fact's first words: the place its card leads to, and the way to its card."""
        if fact.number in self._begun:
            return Markup("")
        self._begun.add(fact.number)
        return Markup(
            '<a class="n {}" id="fact-{}" href="#card-{}" data-n="{}" aria-label="{}" title="{}"></a>'
        ).format(fact.kind, fact.number, fact.number, fact.sign, fact.label, fact.label)

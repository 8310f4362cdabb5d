"""From what a person says about a fact to a correction that can be kept: checked, with what the machine said then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from corpus.corrections import FIELDS, Act, Correction, Field, Target, Values
from corpus.errors import CorrectionError
from corpus.fact_keys import Named, squeezed
from corpus.facts import KINDS, STRENGTHS, Fact
from corpus.models import Document, Span
from corpus.overlay import Laid, Seen
from corpus.vocabulary import SECTORS

MERGE_GAP = 500
"""Code points that may stand between two facts that become one; further apart they are two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A document with its facts as they were read and as people see them, and who corrects them, and why."""

    document: Document
    read: tuple[Named, ...]
    laid: Laid
    who: str
    why: str

    def find(self, name: str) -> Seen:
        """The fact with this key or beginning of a key, or with these words in its quote. Raises `CorrectionError`."""
        facts = self.laid.facts
        named = [seen for seen in facts if seen.key == name] or [
            seen for seen in facts if len(name) >= 4 and seen.key.startswith(name)
        ]
        words = squeezed(name)
        found = named or [seen for seen in facts if words and words in squeezed(self._quote(seen.fact))]
        if len(found) == 1:
            return found[0]
        problem = f"{len(found)} facts fit" if found else "No fact has the key or the words"
        raise CorrectionError(f"{problem} {name!r}. See the keys with: hamkari facts --document {self.document.id}")

    def confirm(self, seen: Seen) -> Correction:
        """The fact is right as it is shown."""
        return self._about("confirm", seen, Values.of(seen.fact, self.document.text), frozenset(FIELDS))

    def reject(self, seen: Seen) -> Correction:
        """The fact is none."""
        return self._about("reject", seen, None, frozenset())

    def change(self, seen: Seen, values: Values) -> Correction:
        """The fields in which `values` differ from what is shown."""
        shown = Values.of(seen.fact, self.document.text)
        if values.kind != "commitment":
            values = replace(values, strength=None)
        fields = frozenset(name for name in FIELDS if _differs(name, shown, values))
        if not fields:
            raise CorrectionError("The fact says that already. To say that it is right, confirm it.")
        self._check(values)
        return self._about("change", seen, values, fields)

    def add(self, quote: str, values: Values) -> Correction:
        """A fact nobody has read; its quote must stand in the text once, word for word."""
        text = self.document.text
        start = text.find(quote) if quote.strip() else -1
        if start < 0:
            raise CorrectionError("The quote does not stand in the document word for word. Copy it from the text.")
        if text.find(quote, start + 1) >= 0:
            raise CorrectionError("The quote stands in the document more than once. Quote more of the sentence.")
        self._check(values)
        target = Target(kind=values.kind, quote=quote, span=Span(start=start, end=start + len(quote)))
        return self._correction("add", target, values=values, fields=frozenset(FIELDS))

    def merge(self, one: Seen, other: Seen) -> Correction:
        """Two facts are one; what the first says counts."""
        first, last = sorted((one.fact.quote, other.fact.quote))
        if one.key == other.key:
            raise CorrectionError("A fact cannot be merged with itself. Name two.")
        if last.start - first.end > MERGE_GAP:
            raise CorrectionError("The two stand too far apart to be one fact. Reject one of them, or change both.")
        return replace(self._about("merge", one, None, frozenset()), other=self._target(other.fact))

    def _about(self, act: Act, seen: Seen, values: Values | None, fields: frozenset[Field]) -> Correction:
        machine = next((each.fact for each in self.read if each.key == seen.key), None)
        was = Values.of(machine, self.document.text) if machine else None
        return replace(self._correction(act, self._target(seen.fact), values=values, fields=fields), was=was)

    def _correction(self, act: Act, target: Target, *, values: Values | None, fields: frozenset[Field]) -> Correction:
        if not self.who.strip() or not self.why.strip():
            raise CorrectionError("A correction needs a name and a reason.")
        return Correction(
            document=self.document.key,
            act=act,
            target=target,
            who=self.who.strip(),
            why=self.why.strip(),
            at=datetime.now(UTC),
            fields=fields,
            values=values,
        )

    def _target(self, fact: Fact) -> Target:
        return Target(kind=fact.kind, quote=self._quote(fact), span=fact.quote)

    def _quote(self, fact: Fact) -> str:
        return fact.quote.of(self.document.text)

    def _check(self, values: Values) -> None:
        """Raise `CorrectionError` for values that facts cannot have, or words the text does not have."""
        if values.kind not in KINDS:
            raise CorrectionError(f"{values.kind!r} is no kind of fact. The kinds are {', '.join(KINDS)}.")
        if values.strength and (values.strength not in STRENGTHS or values.kind != "commitment"):
            raise CorrectionError(f"Only commitments have a strength: {', '.join(STRENGTHS)}.")
        for sector in values.sectors:
            if sector not in SECTORS:
                raise CorrectionError(f"{sector!r} is no sector. The sectors are {', '.join(SECTORS)}.")
        due = values.deadline
        for words in filter(None, (due.text if due else None, values.condition)):
            if words not in self.document.text:
                raise CorrectionError(f"The document does not have the words {words!r}. Copy them from the text.")
        if due and due.first and due.last and due.first > due.last:
            raise CorrectionError("The first day of the deadline is after its last.")


def _differs(name: Field, one: Values, other: Values) -> bool:
    """Whether a person's word changes the field, be it only in its spelling."""
    attribute = "counterparts" if name == "with" else name
    return bool(getattr(one, attribute) != getattr(other, attribute))

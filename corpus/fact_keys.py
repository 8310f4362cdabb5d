"""Names of facts, the same after every reading that finds the same words of the same kind."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.facts import Fact
from corpus.letters import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A fact and its name, unique in a store: what commands, addresses and pages call it."""

    key: str
    fact: Fact


def name(document: str, text: str, facts: Sequence[Fact]) -> tuple[Named, ...]:
    """`facts` of the document with key `document` with their names.

    A name holds the kind and the words, not their place: a paragraph added above leaves it as it was. Equal words of
    one kind are told apart by their order.
    """
    seen: Counter[str] = Counter()
    found = []
    for fact in facts:
        words = squeezed(fact.quote.of(text))
        said = f"{document}\n{fact.kind}\n{words}"
        seen[said] += 1
        digest = hashlib.sha256(f"{said}\n{seen[said]}".encode("utf-8", "replace")).hexdigest()
        found.append(Named(key=digest[:16], fact=fact))
    return tuple(found)


def squeezed(words: str) -> str:
    """`words` in plain letters without any space: how names and quotes are compared."""
    return "".join(plain(words).text.split())

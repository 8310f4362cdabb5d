"""The engine of one machine: FAISS for meaning, tantivy for words, fused document by document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.embedding import Embedder
from corpus.persian import STOPWORDS, Analyser
from corpus.settings import Settings
from corpus.store import Store, require_model
from search import fusion
from search.engines.indexes import Indexes
from search.engines.rows import Rows
from search.engines.terms import unique
from search.models import Match, Query

SIDES = ("lexical", "dense", "fused")
REMEMBERED = 1_000
"""Questions whose vectors are kept in memory (1.5 KB each)."""
PASSAGES_A_DOCUMENT = 3
"""How many of a document's passages a match names."""


class LocalEngine:
    """Hybrid search over everything in a store. Any number of threads may search."""

    def __init__(self, store: Store, settings: Settings, analyser: Analyser, embedder: Embedder) -> None:
        require_model(store, embedder.model)
        self.settings = settings
        self.analyser = analyser
        self.embedder = embedder
        self.indexes = Indexes(store, settings, analyser, embedder.model, embedder.dimensions)
        # Paging and repeated questions need not be embedded again.
        self.vector = lru_cache(maxsize=REMEMBERED)(embedder.query)
        self.vectors = self.indexes.vectors
        self.terms = self.indexes.terms

    def refresh(self) -> None:
        """Take in what the store has gained and lost; costs one small question when there is nothing."""
        self.indexes.refresh()

    def close(self) -> None:
        """Nothing is held that must be given back."""

    def search(self, query: Query, side: str = "fused") -> list[Match]:
        """The best documents; `side` asks for one of the two rankings alone, as evaluation does."""
        depth = max(self.settings.candidates, query.limit)
        terms = self.telling(query.text) if side != "dense" else []
        wanted = self.terms.rank(terms, depth, query.filters)
        vector = self.vector(self.analyser.surface(query.text)) if side != "lexical" else None
        return _Ranking(self, terms, vector, query).best(wanted, depth)

    def telling(self, text: str) -> list[str]:
        """The terms of a question that tell something; question words count only where there is nothing else.

        Leaving them out gains 0.011 nDCG@10 on real questions and costs nothing on headlines.
        """
        terms = unique(self.analyser.terms(text))
        return [term for term in terms if term not in STOPWORDS] or terms


@dataclass(slots=True)
class _Place:
    """A document in the vector index: its first row, the one behind its last, and its passages' cosines if known."""

    key: str
    first: int
    end: int
    cosines: NDArray[np.float32] | None = None


class _Ranking:
    """One query's two rankings, brought together over the union of their documents."""

    def __init__(self, engine: LocalEngine, terms: list[str], vector: NDArray[np.float32] | None, query: Query) -> None:
        self.engine = engine
        self.terms = terms
        self.vector = vector
        self.query = query
        self.view = engine.vectors.view()

    def best(self, wanted: list[tuple[int, float]], depth: int) -> list[Match]:
        """The best of both rankings, best first; only what is returned is looked at closer."""
        near = self._nearest(depth)
        rows = self.view.rows
        places = self._places(rows, [head for head, _ in wanted], near)
        lexical = self._lexical(rows, places, wanted)
        meaning = self._meaning(places)
        fused = fusion.fuse(lexical, meaning, *self._weights())
        scores = {key: fusion.bounded(score) for key, (score, _, _) in fused.items()}
        return [
            Match(
                document=key,
                score=scores[key],
                lexical=fused[key][1],
                meaning=fused[key][2],
                passages=self._best_passages(rows, places[key]),
            )
            for key in fusion.ranked(scores)[: self.query.limit]
        ]

    def _weights(self) -> tuple[float, float]:
        """The weights of words and of meaning. Words count less, the less of the question's the collection knows:

        an English question meets Persian documents by a stray «with» at most, and that must not rank them.
        """
        if self.vector is None:
            return 1.0, 0.0
        words = self.engine.settings.lexical_weight
        return words * self.engine.terms.known_share(self.terms), 1 - words

    def _nearest(self, depth: int) -> NDArray[np.int64]:
        if self.vector is None:
            return np.zeros(0, np.int64)
        # A document has several passages: ask for more passages than documents are wanted.
        return self.engine.vectors.nearest(self.view, self.vector, 4 * depth, self.query.filters)

    def _places(self, rows: Rows, heads: list[int], near: NDArray[np.int64]) -> dict[str, _Place]:
        """Where the documents of both rankings lie; a head the vector index does not know yet is left out."""
        spans = rows.spans_of(np.concatenate([near, rows.of_ids(np.array(heads, np.int64))]))
        places = [_Place(rows.document_of(first), first, end) for first, end in spans]
        return {place.key: place for place in places}

    def _lexical(self, rows: Rows, places: dict[str, _Place], wanted: list[tuple[int, float]]) -> dict[str, float]:
        """BM25 of every document in sight: those the words found, and those only the meaning found."""
        scores = dict(wanted)
        heads = {int(rows.ids[place.first]): key for key, place in places.items()}
        missing = [head for head in heads if head not in scores]
        scores |= self.engine.terms.scores(self.terms, missing)
        return {heads[head]: score for head, score in scores.items() if head in heads}

    def _meaning(self, places: dict[str, _Place]) -> dict[str, float]:
        """The best cosine of every document in sight, from its stored vectors."""
        if self.vector is None or not places:
            return {}
        firsts = np.array([place.first for place in places.values()])
        lengths = np.array([place.end for place in places.values()]) - firsts
        begins = np.cumsum(lengths) - lengths
        numbers = np.repeat(firsts - begins, lengths) + np.arange(lengths.sum())
        cosines = self.engine.vectors.cosines(self.view, self.vector, numbers)
        for place, at in zip(places.values(), begins.tolist(), strict=True):
            place.cosines = cosines[at : at + place.end - place.first]
        return dict(zip(places, np.maximum.reduceat(cosines, begins).tolist(), strict=True))

    def _best_passages(self, rows: Rows, place: _Place) -> tuple[int, ...]:
        if place.cosines is None:
            return tuple(int(number) for number in rows.ids[place.first : place.end][:PASSAGES_A_DOCUMENT])
        order = np.argsort(-place.cosines, kind="stable")[:PASSAGES_A_DOCUMENT]
        return tuple(int(rows.ids[place.first + int(number)]) for number in order)

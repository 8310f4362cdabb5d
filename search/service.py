"""Searching as people meet it: a question in, documents with the words that answer out."""

from __future__ import annotations

import time
from collections.abc import Mapping

from corpus.embedding import open_query_embedder
from corpus.models import Document
from corpus.persian import open_analyser
from corpus.settings import Settings
from corpus.store import Store
from search import snippets
from search.engines.local import LocalEngine
from search.models import Hit, Match, Query, Results


class Searcher:
    """An engine with the store's texts at hand. Any number of threads may search."""

    def __init__(self, store: Store, engine: LocalEngine) -> None:
        self.store = store
        self.engine = engine

    def search(self, query: Query) -> Results:
        """What answers `query` in everything written to the store so far."""
        began = time.perf_counter()
        self.engine.refresh()
        matches = self.engine.search(query) if query.text.strip() else []
        documents = {document.key: document for document in self.store.documents([match.document for match in matches])}
        weights = self._weights(query.text)
        hits = tuple(
            self._hit(match, documents[match.document], weights) for match in matches if match.document in documents
        )
        return Results(query=query, hits=hits, milliseconds=1000 * (time.perf_counter() - began))

    def close(self) -> None:
        self.engine.close()
        self.store.close()

    def _weights(self, text: str) -> dict[str, float]:
        """How rare each telling term of the question is."""
        return {term: self.engine.terms.rarity(term) for term in self.engine.telling(text)}

    def _hit(self, match: Match, document: Document, weights: Mapping[str, float]) -> Hit:
        passages = self.store.passages(document.key)
        chosen = self.store.passage_spans(match.passages)
        place = {passage: number for number, passage in enumerate(passages)}
        # A document changed a moment ago may lack a passage the index still names.
        numbers = [place[chosen[name][1]] for name in match.passages if name in chosen and chosen[name][1] in place]
        places = snippets.cut(document.text, passages, numbers, weights, self.engine.analyser)
        return Hit(
            document=document,
            score=match.score,
            lexical=match.lexical,
            meaning=match.meaning,
            snippets=places,
        )


def open_searcher(settings: Settings) -> Searcher:
    """A searcher over the store of `settings.home`, up to date. Raises `StoreError` where there is none."""
    store = Store.open(settings.store_path)
    engine = LocalEngine(store, settings, open_analyser(settings.models_path), open_query_embedder(settings))
    engine.refresh()
    return Searcher(store, engine)

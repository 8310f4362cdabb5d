"""Measuring retrieval: every question of a judged collection through each side of the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from corpus.store import Store
from search.engines.local import SIDES, LocalEngine
from search.judged import Judged
from search.metrics import measure
from search.models import Query

DEPTH = 100


def evaluate(
    judged: Judged, engine: LocalEngine, store: Store, progress: Callable[[], object] = lambda: None
) -> dict[str, dict[str, float]]:
    """nDCG@10, recall@10, recall@100 and MRR@10 of the lexical, the dense and the fused ranking."""
    engine.refresh()
    ids = {document.key: document.id for document in store.all_documents(texts=False)}
    runs: dict[str, dict[str, list[str]]] = {side: {} for side in SIDES}
    for name, text in judged.queries.items():
        for side in SIDES:
            runs[side][name] = rank(engine, text, ids, side)
        progress()
    return {side: measure(run, judged.judgements) for side, run in runs.items()}


def rank(engine: LocalEngine, text: str, ids: Mapping[str, str], side: str) -> list[str]:
    """Own ids of the best documents for `text`."""
    return [ids[match.document] for match in engine.search(Query(text=text, limit=DEPTH), side)]

"""How fast documents come in, how much of the time is embedding, and how near that is to a bare `encode` loop."""

from __future__ import annotations

import random
import resource
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from corpus import settings as settings_of
from corpus.embedding import Embedder, open_embedder
from corpus.persian import open_analyser
from corpus.settings import Settings
from corpus.store import Store
from ingest.pipeline import ingest, passage_surface
from ingest.sources import find
from ingest.summary import Summary

BARE = 5_000
"""Passages of the bare loop; a random sample of so many has the lengths of all."""


def run(paths: list[str], settings: Settings | None = None) -> dict[str, float]:
    """Ingest `paths` into an empty home, then embed the same passages, or a sample of them, in one bare call."""
    given = settings or settings_of.load()
    with tempfile.TemporaryDirectory() as folder:
        own = replace(given, home=Path(folder), models=given.models_path)
        embedder = open_embedder(own)
        embedder.passages(["گرم شدن"] * 8)
        with Store.open(own.store_path, create=True) as store:
            summary = _ingested(own, store, embedder, paths)
            again = _ingested(own, store, embedder, paths)
            surfaces = _surfaces(own, store)
            random.Random(7).shuffle(surfaces)  # noqa: S311 - repeatable, no secret
    surfaces = surfaces[:BARE]
    began = time.perf_counter()
    embedder.passages(surfaces)
    bare = time.perf_counter() - began
    return {
        "documents": summary.total,
        "failed": summary.failed,
        "passages": summary.passages,
        "documents per second": summary.total / summary.seconds,
        "share of time embedding": summary.embedding_seconds / summary.seconds,
        "embedding rate over bare encode": bare / summary.embedding_seconds * summary.embedded / len(surfaces),
        "second run, seconds": again.seconds,
        "peak memory, GiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    }


def _ingested(settings: Settings, store: Store, embedder: Embedder, paths: list[str]) -> Summary:
    analyser = open_analyser(settings.models_path)
    return ingest(find(paths, settings), store, settings, analyser, lambda _: embedder)


def _surfaces(settings: Settings, store: Store) -> list[str]:
    """What was embedded, each once, as the pipeline does."""
    analyser = open_analyser(settings.models_path)
    found = {
        passage_surface(analyser, settings, document, passage)
        for document in store.all_documents()
        for passage in store.passages(document.key)
    }
    return list(found)

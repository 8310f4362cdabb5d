"""How long questions take on a store filled up to a size: warm with filters on and off, and cold."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.filler import fill
from corpus import settings as settings_of
from corpus.settings import Settings
from corpus.store import Store
from search.models import Filters, Query
from search.service import Searcher, open_searcher

QUESTIONS = (
    "کارگروه مشترک با روسیه", "زمان‌بندی همکاری ها", "صادرات پتروشیمی در هفت‌ماهه امسال", "تفاهم‌نامه گردشگری",
    "working group with Russia", "مهلت گزارش کارگروه دو هفته", "نرخ ارز و بازار سرمایه", "بارش باران در شمال کشور",
    "افتتاح پروژه راه آهن", "экспорт нефти в Россию",
)  # fmt: skip
ROUNDS = 20
FILTERS = {
    "no filter": Filters(),
    "half": Filters(since=date(2022, 9, 27)),
    "one source of many": Filters(sources=frozenset({"filler 3"})),
}


def run(store_path: Path, passages: int) -> dict[str, float]:
    """Copy the store at `store_path`, fill the copy up to `passages`, and ask."""
    given = settings_of.load()
    with tempfile.TemporaryDirectory() as folder:
        own = replace(given, home=Path(folder), models=given.models_path)
        with Store.open(store_path) as source:
            source.backup(own.store_path)
        with Store.open(own.store_path) as store:
            fill(store, passages)
        began = time.perf_counter()
        searcher = open_searcher(own)
        found = {"indexes from the store, s": time.perf_counter() - began}
        searcher.engine.indexes.save()
        for name, filters in FILTERS.items():
            found |= _asked(searcher, name, filters)
        found["embedding of the question, p50 ms"] = float(np.percentile(_embedding(searcher), 50))
        searcher.close()
        found["cold hamkari search, s"] = min(_cold(own) for _ in range(3))
    return found


def _asked(searcher: Searcher, name: str, filters: Filters) -> dict[str, float]:
    times = [_fresh(searcher, Query(text=text, filters=filters)) for _ in range(ROUNDS) for text in QUESTIONS]
    return {
        f"{name}, p50 ms": 1000 * float(np.percentile(times, 50)),
        f"{name}, p95 ms": 1000 * float(np.percentile(times, 95)),
    }


def _fresh(searcher: Searcher, query: Query) -> float:
    """A question nobody asked before: its vector is not remembered."""
    searcher.engine.vector.cache_clear()
    return _seconds(lambda: searcher.search(query))


def _embedding(searcher: Searcher) -> list[float]:
    embed = searcher.engine.embedder.query
    return [1000 * _seconds(lambda text=text: embed(text)) for _ in range(ROUNDS) for text in QUESTIONS]  # type: ignore[misc]


def _cold(settings: Settings) -> float:
    """A whole new process, from the shell's point of view."""
    environment = os.environ | {"HAMKARI_HOME": str(settings.home), "HAMKARI_MODELS": str(settings.models_path)}
    words = [sys.executable, "-m", "webapp.cli", "search", QUESTIONS[0]]
    return _seconds(lambda: subprocess.run(words, env=environment, check=True, capture_output=True))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began

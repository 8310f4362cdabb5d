"""The local engine against the store, with the real model and the real indexes."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from corpus.embedding import Embedder
from corpus.models import Dated, Document, Passage, Span
from corpus.persian import Analyser
from corpus.settings import Settings
from corpus.store import Batch, Entry, Store
from ingest.pipeline import surface_hash
from search.engines.local import SIDES, LocalEngine
from search.models import Filters, Query

TEXTS = (
    "کارگروه مشترک استان سمنان و روسیه تشکیل شد و گزارش آن ظرف دو هفته آماده می‌شود.",
    "صادرات پتروشیمی به عمان در هفت‌ماهه نخست سال بیست درصد رشد کرد.",
    "تفاهم‌نامهٔ گردشگری با ارمنستان در ایروان امضا شد.",
    "گلخانهٔ مشترک سمرقند به دلیل کمبود آب لغو شد.",
    "نرخ ترانزیت کالا از مرز سرخس برای سال آینده تمدید شد.",
    "بارش باران در نوار شمالی کشور تا پایان هفته ادامه دارد.",
)
COLLECTIONS, SOURCES, TYPES = ("main", "minutes"), ("الف", "ب", None), ("news", "letter", None)
DAYS = (None, datetime.date(2024, 3, 20), datetime.date(2025, 3, 21), datetime.date(2026, 1, 1))


def document(number: int, generator: random.Random) -> Document:
    day = generator.choice(DAYS)
    return Document(
        key=f"{number:016x}",
        id=f"d{number}",
        text=f"{generator.choice(TEXTS)} {generator.choice(TEXTS)} شمارهٔ {number}",
        origin=f"/desk/{number}.txt",
        collection=generator.choice(COLLECTIONS),
        source=generator.choice(SOURCES),
        type=generator.choice(TYPES),
        published=Dated(day=day, rule="metadata") if day else None,
    )


def write(store: Store, documents: list[Document], analyser: Analyser, embedder: Embedder) -> None:
    """Two passages a document, cut in the middle."""
    entries: list[Entry] = []
    vectors: dict[bytes, NDArray[np.float32]] = {}
    for one in documents:
        middle = len(one.text) // 2
        spans = [Span(start=0, end=middle), Span(start=middle, end=len(one.text))]
        surfaces = [analyser.surface(span.of(one.text)) for span in spans]
        hashes = tuple(surface_hash(surface) for surface in surfaces)
        vectors |= dict(zip(hashes, embedder.passages(surfaces), strict=True))
        entries.append(
            Entry(
                document=one,
                passages=tuple(Passage(span=span) for span in spans),
                hashes=hashes,
                file=one.origin,
                identity=one.fingerprint,
            )
        )
    store.write(Batch(collection="main", entries=tuple(entries), vectors=vectors, model=embedder.model))


@pytest.fixture(scope="module")
def filled(
    tmp_path_factory: pytest.TempPathFactory, models: Path, analyser: Analyser, embedder: Embedder
) -> Iterator[tuple[Store, LocalEngine, dict[str, Document]]]:
    """An engine over sixty documents with every mixture of what filters look at."""
    settings = Settings(home=tmp_path_factory.mktemp("home"), models=models)
    generator = random.Random(5)
    documents = [document(number, generator) for number in range(60)]
    with Store.open(settings.store_path, create=True) as store:
        write(store, documents, analyser, embedder)
        engine = LocalEngine(store, settings, analyser, embedder)
        engine.refresh()
        yield store, engine, {one.key: one for one in documents}


filters = st.builds(
    Filters,
    collections=st.none() | st.frozensets(st.sampled_from(["main", "minutes", "elsewhere"])),
    sources=st.frozensets(st.sampled_from(["الف", "ب", "ج"])),
    types=st.frozensets(st.sampled_from(["news", "letter", "report"])),
    since=st.none() | st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31)),
    until=st.none() | st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31)),
)


@pytest.mark.parametrize("side", SIDES)
@given(chosen=filters, text=st.sampled_from([*TEXTS, "سمنان", "xyz", "در و از", "۱۲"]), limit=st.integers(1, 80))
@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_filtered_search_returns_what_the_filter_excludes(
    filled: tuple[Store, LocalEngine, dict[str, Document]], side: str, chosen: Filters, text: str, limit: int
) -> None:
    _, engine, documents = filled
    found = [match.document for match in engine.search(Query(text=text, limit=limit, filters=chosen), side)]
    admitted = {key for key, one in documents.items() if chosen.admit(one)}
    assert set(found) <= admitted
    assert len(found) == len(set(found)) <= limit
    if side == "dense":
        assert len(found) == min(limit, len(admitted)), "meaning reaches every document that is admitted"


@pytest.mark.parametrize("side", SIDES)
def test_the_same_question_gives_the_same_order(
    filled: tuple[Store, LocalEngine, dict[str, Document]], side: str
) -> None:
    _, engine, _ = filled
    first, second = (engine.search(Query(text="کارگروه مشترک", limit=60), side) for _ in range(2))
    assert first == second
    scores = [(-match.score, match.document) for match in first]
    assert scores == sorted(scores)


def test_scores_do_not_depend_on_the_filter_letting_all_through(
    filled: tuple[Store, LocalEngine, dict[str, Document]],
) -> None:
    """A filter condition must add nothing to BM25."""
    _, engine, _ = filled
    everything = Filters(collections=frozenset(COLLECTIONS))
    plain = engine.search(Query(text="گلخانهٔ سمرقند", limit=60), "lexical")
    assert engine.search(Query(text="گلخانهٔ سمرقند", limit=60, filters=everything), "lexical") == plain


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with Store.open(settings.store_path, create=True) as opened:
        yield opened


def found_ids(engine: LocalEngine, store: Store, text: str) -> list[str]:
    engine.refresh()
    keys = [match.document for match in engine.search(Query(text=text))]
    return [one.id for one in store.documents(keys)]


def test_it_follows_the_store(settings: Settings, store: Store, analyser: Analyser, embedder: Embedder) -> None:
    engine = LocalEngine(store, settings, analyser, embedder)
    assert found_ids(engine, store, "گلخانه") == []
    generator = random.Random(1)
    one, two = document(1, generator), document(2, generator)
    write(store, [one], analyser, embedder)
    assert found_ids(engine, store, "هرچه") == ["d1"]
    write(store, [two], analyser, embedder)
    assert sorted(found_ids(engine, store, "هرچه")) == ["d1", "d2"]
    store.remove([one.key])
    assert found_ids(engine, store, "هرچه") == ["d2"]


def test_indexes_come_back_from_the_store_alone(
    filled: tuple[Store, LocalEngine, dict[str, Document]], tmp_path: Path, analyser: Analyser, embedder: Embedder
) -> None:
    store, engine, _ = filled
    elsewhere = Settings(home=tmp_path)
    again = LocalEngine(store, elsewhere, analyser, embedder)
    again.refresh()
    for text in TEXTS:
        assert again.search(Query(text=text)) == engine.search(Query(text=text))


def test_a_new_process_begins_from_the_snapshot(
    settings: Settings, store: Store, analyser: Analyser, embedder: Embedder
) -> None:
    generator = random.Random(2)
    write(store, [document(number, generator) for number in range(5)], analyser, embedder)
    first = LocalEngine(store, settings, analyser, embedder)
    first.refresh()
    first.indexes.save()
    write(store, [document(9, generator)], analyser, embedder)
    second = LocalEngine(store, settings, analyser, embedder)
    assert len(second.vectors) == 10, "five documents of two passages were saved"
    assert len(found_ids(second, store, "هرچه")) == 6


@pytest.mark.parametrize("damage", ["current", "rows.npz", "vectors.faiss", "about.json"])
def test_a_damaged_snapshot_loses_nothing(
    settings: Settings, store: Store, analyser: Analyser, embedder: Embedder, damage: str
) -> None:
    generator = random.Random(3)
    write(store, [document(number, generator) for number in range(3)], analyser, embedder)
    first = LocalEngine(store, settings, analyser, embedder)
    first.refresh()
    first.indexes.save()
    (file,) = settings.index_path.glob(f"vectors-*/**/{damage}")
    file.write_bytes(b"\0" * 10)
    second = LocalEngine(store, settings, analyser, embedder)
    assert len(found_ids(second, store, "هرچه")) == 3


def test_removed_words_and_vectors_leave_the_disk(
    settings: Settings, store: Store, analyser: Analyser, embedder: Embedder
) -> None:
    generator = random.Random(4)
    private = Document(key="f" * 16, id="private", text="واژهٔ یگانه: زنجفرآباد دورافتاده", origin="/desk/p.txt")
    write(store, [document(1, generator), private], analyser, embedder)
    engine = LocalEngine(store, settings, analyser, embedder)
    assert found_ids(engine, store, "زنجفرآباد")[0] == "private"
    before = segment_files(settings)
    store.remove([private.key])
    engine.refresh()
    engine.indexes.purge()
    assert found_ids(engine, store, "زنجفرآباد") == ["d1"]
    assert before.isdisjoint(segment_files(settings)), "files that held the words are gone"
    assert LocalEngine(store, settings, analyser, embedder).terms.holders("زنجفرآباد") == 0


def segment_files(settings: Settings) -> set[str]:
    """Files of the term index that hold words: one a segment and kind, named by the segment."""
    return {path.name for path in (settings.index_path / "terms").iterdir() if len(path.stem) == 32}

"""Facts on their way to the store: read with every new or changed document, and again by a newer extractor."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.embedding import Embedder
from corpus.fact_filter import FactFilter
from corpus.facts import Extraction, Fact
from corpus.models import Dated, Document, Span
from corpus.persian import Analyser
from corpus.settings import Settings
from corpus.store import Batch, Entry, Store
from ingest import pipeline, reread
from ingest.documents import documents
from ingest.extract import EXTRACTION_VERSION, Reading
from ingest.proposing import Proposer
from ingest.readers import ReadOptions
from ingest.sources import Refused, find
from tests.ingest.endpoint import proposing, serving

RELEASE = "کارگروه گزارش خود را ظرف دو هفته می‌دهد."
NEWS = "صادرات استان بیست درصد رشد کرد و به صد میلیون دلار رسید."


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with Store.open(settings.store_path, create=True) as opened:
        yield opened


class FirstWords:
    """An extractor that takes the first word of a text for progress; it notes what it read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, reading: Reading) -> Extraction:
        self.read.append(reading.text)
        return Extraction(facts=(Fact(kind="progress", quote=Span(start=0, end=reading.text.index(" "))),))


def quotes(store: Store) -> list[str]:
    return [each.seen.fact.quote.of(each.document.text) for each in store.find_facts(FactFilter())]


def test_facts_come_in_with_their_documents(
    monkeypatch: pytest.MonkeyPatch,
    store: Store,
    settings: Settings,
    analyser: Analyser,
    embedder: Embedder,
    tmp_path: Path,
) -> None:
    extractor = FirstWords()
    monkeypatch.setattr(pipeline, "extract", extractor)
    file = tmp_path / "a.txt"

    def run(text: str) -> None:
        file.write_text(text, "utf-8")
        assert not pipeline.ingest(find([str(file)], settings), store, settings, analyser, lambda _: embedder).failed

    run(RELEASE)
    assert quotes(store) == ["کارگروه"]
    generation = store.generation()
    run(RELEASE)
    assert (extractor.read, store.generation()) == ([RELEASE], generation), "what has not changed is not read again"
    run(NEWS)
    assert quotes(store) == ["صادرات"]
    assert store.stale(EXTRACTION_VERSION) == []


def keep(store: Store, count: int) -> None:
    """Documents that an older version has read."""
    entries = [
        Entry(
            document=Document(key=f"{number:016x}", id=f"d{number}", text=f"{number} {NEWS}", origin=f"{number}.txt"),
            passages=(),
            hashes=(),
            file=f"{number}.txt",
            identity=str(number),
            extraction=Extraction(),
            extractor=EXTRACTION_VERSION - 1,
        )
        for number in range(count)
    ]
    store.write(Batch(collection="main", entries=tuple(entries)))


def test_reading_again_goes_on_where_it_was_stopped(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    extractor = FirstWords()
    monkeypatch.setattr(reread, "extract", extractor)
    keep(store, 120)

    def stop(_done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reread.reread(store, store.stale(EXTRACTION_VERSION), stop)
    assert len(quotes(store)) == reread.DOCUMENTS_A_WRITE
    done: list[int] = []
    reread.reread(store, store.stale(EXTRACTION_VERSION), done.append)
    assert (sum(done), len(extractor.read)) == (70, 120)
    assert sorted(map(int, quotes(store))) == list(range(120))
    assert store.stale(EXTRACTION_VERSION) == []


def test_documents_of_files_as_an_ingest_would_keep_them(settings: Settings, tmp_path: Path) -> None:
    gold = {
        "id": "own",
        "title": "عنوان",
        "text": f"  {NEWS}\r\nاستاندار ۱۴ آبان ۱۴۰۴ گفته بود. ",
        "published": None,
        "source": "خبرگزاری",
        "type": "news",
        "lang": "fa",
        "meeting": {"date": "1404-01-01", "participants": []},
        "facts": [{"kind": "progress", "quote": "صادرات"}],
    }
    (tmp_path / "a.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
    (tmp_path / "b.json").write_text(json.dumps(gold | {"id": "other", "published": "1404-08-25"}), "utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    own, other, empty = documents(find([str(tmp_path)], settings), ReadOptions(settings=settings))
    assert isinstance(own, Document)
    assert (own.id, own.text, own.title, own.source) == ("own", gold["text"], "عنوان", "خبرگزاری")
    assert own.published is None, "a day the text speaks of is not its own"
    assert isinstance(other, Document)
    assert isinstance(other.published, Dated)
    assert (other.published.day.isoformat(), other.published.rule) == ("2025-11-16", "metadata")
    assert isinstance(empty, Refused)


GROWTH = "صادرات استان بیست درصد رشد کرد"


def test_an_endpoint_is_asked_on_the_way_in_and_when_read_again(
    monkeypatch: pytest.MonkeyPatch,
    store: Store,
    settings: Settings,
    analyser: Analyser,
    embedder: Embedder,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    for module in (pipeline, reread):
        monkeypatch.setattr(module, "extract", lambda _reading: Extraction())
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    found = find([str(tmp_path / "a.txt")], settings)
    with serving(proposing({"quote": GROWTH, "kind": "progress"})) as endpoint:
        settings = replace(settings, facts_endpoint=endpoint.url, facts_model="small")
        summary = pipeline.ingest(found, store, settings, analyser, lambda _: embedder)
        assert (summary.asked, summary.unanswered, summary.new) == (1, 0, 1)
        assert quotes(store) == [GROWTH]
        keep(store, 1)
        reread.reread(store, store.stale(EXTRACTION_VERSION), proposer=Proposer(settings=settings))
        assert quotes(store) == [GROWTH, GROWTH]
    (tmp_path / "a.txt").write_text(RELEASE, "utf-8")
    summary = pipeline.ingest(found, store, settings, analyser, lambda _: embedder)
    assert (summary.asked, summary.unanswered, summary.changed, summary.failed) == (1, 1, 1, 0)

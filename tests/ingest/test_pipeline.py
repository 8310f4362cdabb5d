"""The pipeline: sums that add up, repeats, changes, refusals, and going on after a stop - with the real model."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.embedding import Embedder
from corpus.persian import Analyser
from corpus.settings import Settings
from corpus.store import Store
from ingest import originals, pipeline
from ingest.sources import find
from ingest.summary import Summary

RELEASE = "استاندار گفت: کارگروه مشترک تشکیل می‌شود. گزارش آن ظرف دو هفته آماده خواهد شد."
NEWS = "صادرات پتروشیمی استان در هفت‌ماهه امسال بیست درصد رشد کرد و به ۱۲۰ میلیون دلار رسید."

Ingest = Callable[..., Summary]


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with Store.open(settings.store_path, create=True) as opened:
        yield opened


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder


@pytest.fixture
def run(store: Store, settings: Settings, analyser: Analyser, embedder: Embedder, desk: Path) -> Ingest:
    def once(**options: object) -> Summary:
        return pipeline.ingest(
            find([str(desk)], settings),
            store,
            settings,
            analyser,
            lambda _: embedder,
            **options,  # type: ignore[arg-type]
        )

    return once


def counts(summary: Summary) -> tuple[int, int, int, int, int]:
    return summary.new, summary.changed, summary.unchanged, summary.duplicate, summary.failed


def test_the_sum_adds_up_and_the_second_run_finds_nothing_new(run: Ingest, desk: Path, store: Store) -> None:
    (desk / "a.txt").write_text(RELEASE, "utf-8")
    (desk / "b.html").write_text(f"<html><body><article><h1>خبر</h1><p>{NEWS}</p></article></body></html>", "utf-8")
    (desk / "copy.txt").write_text(RELEASE, "utf-8")
    (desk / "empty.txt").write_bytes(b"")
    first = run()
    assert counts(first) == (2, 0, 0, 1, 1)
    assert first.total == 4
    generation = store.generation()
    second = run()
    assert counts(second) == (0, 0, 3, 0, 1)
    assert second.embedded == 0
    assert store.counts().documents == 2
    assert store.generation() <= generation + 1, "only the refusal may be noted again"


def test_a_changed_file_is_a_new_version(run: Ingest, desk: Path, store: Store) -> None:
    (desk / "a.txt").write_text(RELEASE, "utf-8")
    run()
    (desk / "a.txt").write_text(NEWS, "utf-8")
    assert counts(run()) == (0, 1, 0, 0, 0)
    (document,) = store.all_documents()
    assert (document.text, document.version) == (NEWS, 2)


def test_a_copy_takes_over_when_its_model_changes(run: Ingest, desk: Path, store: Store) -> None:
    """The copy was not indexed while the other said the same; once it does not, the copy must be found."""
    (desk / "a.txt").write_text(RELEASE, "utf-8")
    (desk / "copy.txt").write_text(RELEASE, "utf-8")
    run()
    (desk / "a.txt").write_text(NEWS, "utf-8")
    run()
    run()
    assert sorted(document.text for document in store.all_documents()) == sorted([RELEASE, NEWS])


def test_a_copy_is_read_again_when_its_model_becomes_another_ones_copy(run: Ingest, desk: Path, store: Store) -> None:
    """The document the copy stood for goes away; what the copy says must not go with it."""
    for name, text in (("a.txt", RELEASE), ("b.txt", NEWS), ("copy.txt", RELEASE)):
        (desk / name).write_text(text, "utf-8")
    run()
    (desk / "a.txt").write_text(NEWS, "utf-8")
    run()
    run()
    assert sorted(document.text for document in store.all_documents()) == sorted([RELEASE, NEWS])


def test_records_with_own_ids_are_never_repeats(run: Ingest, desk: Path, store: Store) -> None:
    lines = [json.dumps({"id": name, "text": RELEASE}, ensure_ascii=False) for name in ("r1", "r2")]
    (desk / "all.jsonl").write_text("\n".join(lines), "utf-8")
    assert counts(run()) == (2, 0, 0, 0, 0)
    assert sorted(document.id for document in store.all_documents()) == ["r1", "r2"]


def test_a_bad_record_is_refused_and_the_rest_goes_on(run: Ingest, desk: Path, store: Store) -> None:
    good = json.dumps({"id": "r1", "text": RELEASE}, ensure_ascii=False)
    (desk / "all.jsonl").write_text(f"{good}\n{{broken\n", "utf-8")
    assert counts(run()) == (1, 0, 0, 0, 1)
    (desk / "all.jsonl").write_text(f"{good}\n", "utf-8")
    assert counts(run()) == (0, 0, 1, 0, 0)
    assert store.quarantined() == []


def test_a_refusal_is_remembered_when_its_file_goes_on_for_several_windows(
    monkeypatch: pytest.MonkeyPatch, run: Ingest, desk: Path, store: Store
) -> None:
    monkeypatch.setattr(pipeline, "WINDOW_PASSAGES", 3)
    lines = [json.dumps({"id": f"r{n}", "text": f"{n} {NEWS}"}, ensure_ascii=False) for n in range(8)]
    (desk / "all.jsonl").write_text("\n".join(["{broken", *lines]), "utf-8")
    assert counts(run()) == (8, 0, 0, 0, 1)
    assert counts(run()) == (0, 0, 8, 0, 1)
    assert len(store.quarantined()) == 1


def test_text_and_offsets_are_those_of_the_record(run: Ingest, desk: Path, store: Store) -> None:
    text = "  \u200fكارگروه\u200cهاي مشترک\r\n\r\n۱۲٫۵ درصد é e\u0301 \U0001f91d پایان. "
    (desk / "one.jsonl").write_text(json.dumps({"id": "x", "text": text}), "utf-8")
    run()
    (document,) = store.all_documents()
    assert document.text == text
    for passage in store.passages(document.key):
        assert passage.span.of(text).strip()


def test_members_of_an_archive_are_documents(run: Ingest, desk: Path, store: Store) -> None:
    with zipfile.ZipFile(desk / "all.zip", "w") as archive:
        archive.writestr("one.txt", RELEASE)
        archive.writestr("sub/two.txt", NEWS)
    assert counts(run()) == (2, 0, 0, 0, 0)
    assert counts(run()) == (0, 0, 2, 0, 0)


def test_the_original_is_kept_whole(run: Ingest, desk: Path, store: Store, settings: Settings) -> None:
    data = NEWS.encode("utf-16")
    (desk / "a.txt").write_bytes(data)
    run()
    (document,) = store.all_documents()
    assert document.original is not None
    assert originals.path(settings.originals_path, document.original).read_bytes() == data


class _Interrupted:
    """An embedder that is stopped in its second window, as by Ctrl-C."""

    def __init__(self, real: Embedder) -> None:
        self.real, self.model, self.dimensions, self.calls = real, real.model, real.dimensions, 0

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls += 1
        if self.calls == 2:
            raise KeyboardInterrupt
        return self.real.passages(texts)

    def query(self, text: str) -> NDArray[np.float32]:
        return self.real.query(text)


def test_a_stopped_ingest_goes_on_where_it_stopped(
    monkeypatch: pytest.MonkeyPatch,
    store: Store,
    settings: Settings,
    analyser: Analyser,
    embedder: Embedder,
    desk: Path,
    run: Ingest,
) -> None:
    monkeypatch.setattr(pipeline, "WINDOW_PASSAGES", 3)
    lines = [json.dumps({"id": f"r{n}", "text": f"{n} {NEWS}"}, ensure_ascii=False) for n in range(10)]
    (desk / "all.jsonl").write_text("\n".join(lines), "utf-8")
    interrupted = _Interrupted(embedder)
    stopped = pipeline.ingest(find([str(desk)], settings), store, settings, analyser, lambda _: interrupted)
    assert stopped.stopped
    assert stopped.new == store.counts().documents == 3
    rest = run()
    assert (rest.new, rest.unchanged) == (7, 3)
    assert sorted(document.id for document in store.all_documents()) == sorted(f"r{n}" for n in range(10))

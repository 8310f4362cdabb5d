"""The store: whole batches, versions, repeats, removal without a trace, old schemas, two processes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import StoreError
from corpus.models import Dated, Document, Letterhead, Passage, Span
from corpus.store import Batch, CompletedFile, Entry, Refusal, Repeat, Store, require_model
from corpus.store.rows import now

TEXT = "کارگروه مشترک تشکیل شد.\nگزارش ظرف دو هفته می‌رسد."


def document(key: str = "k1", text: str = TEXT) -> Document:
    return Document(
        key=key,
        id=f"own-{key}",
        text=text,
        origin=f"/desk/{key}.txt",
        title="کارگروه",
        published=Dated(day=date(2025, 11, 5), rule="dateline", span=Span(start=0, end=3)),
        source="نمونه",
        type="news",
        letterhead=Letterhead(number="۱۲/۳۴۵/ص", date="۱۴۰۴/۸/۱۴", attachment="دارد"),
        headings=(Span(start=0, end=22),),
        original="a" * 64,
    )


def entry(document: Document, hashes: tuple[bytes, ...] = (b"h" * 16,)) -> Entry:
    step = max(1, len(document.text) // len(hashes))
    passages = tuple(Passage(span=Span(start=step * n, end=step * (n + 1))) for n in range(len(hashes)))
    return Entry(
        document=document, passages=passages, hashes=hashes, file=document.origin, identity=document.fingerprint
    )


def batch(*entries: Entry) -> Batch:
    vectors = {name: np.full(4, 0.5, np.float32) for one in entries for name in one.hashes}
    return Batch(collection="main", entries=entries, vectors=vectors, model="m")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "hamkari.sqlite", create=True) as opened:
        yield opened


def test_a_document_comes_back_as_it_went_in(store: Store) -> None:
    store.write(batch(entry(document())))
    (found,) = store.documents(["k1"])
    assert replace(found, ingested=None) == document()
    assert found.ingested is not None


@pytest.mark.parametrize("text", ["a\0b", "\u202bراست\u202c", "e\u0301 \U0001f600", "خط\r\nخط"])
def test_text_is_kept_to_the_last_code_point(store: Store, text: str) -> None:
    store.write(batch(entry(document(text=text))))
    assert store.documents(["k1"])[0].text == text


def test_every_write_is_a_new_generation(store: Store) -> None:
    before = store.generation()
    store.write(batch(entry(document())))
    assert store.generation() == before + 1


def test_a_changed_document_is_a_new_version_with_new_passages(store: Store) -> None:
    store.write(batch(entry(document())))
    (old,) = [row.id for row in store.passage_rows(0, "m")]
    generation = store.generation()
    store.write(batch(entry(document(text="متن تازه"))))
    (new,) = [row.id for row in store.passage_rows(0, "m")]
    assert new > old
    assert store.removed_since(generation) == [old]
    assert store.documents(["k1"])[0].version == 2
    earlier = store.document("k1", version=1)
    assert earlier is not None
    assert earlier.text == TEXT


def test_a_batch_that_fails_leaves_nothing(store: Store) -> None:
    generation = store.generation()
    broken = replace(entry(document("k2")), hashes=(b"h" * 16, b"i" * 16))
    with pytest.raises(ValueError, match="zip"):
        store.write(batch(entry(document("k1")), broken))
    assert store.counts().documents == 0
    assert store.counts().vectors == 0
    assert store.generation() == generation


def test_removal_leaves_no_trace_in_the_file(store: Store) -> None:
    private = "محرمانه‌ترین جملهٔ این پرونده"
    store.write(batch(entry(document("k1", private)), entry(document("k2"), (b"i" * 16,))))
    store.remove(["k1"])
    assert store.originals() == {"a" * 64}, "the other document still refers to the same original"
    store.remove(["k2"])
    assert store.originals() == set()
    store.close()
    for file in store.path.parent.glob("hamkari.sqlite*"):
        assert private.encode() not in file.read_bytes()


def test_removal_keeps_vectors_another_passage_uses(store: Store) -> None:
    store.write(batch(entry(document("k1")), entry(document("k2"), (b"h" * 16, b"i" * 16))))
    store.remove(["k2"])
    assert store.vectors_known([b"h" * 16, b"i" * 16], "m") == {b"h" * 16}


def test_removal_takes_the_vectors_of_former_versions(store: Store) -> None:
    store.write(batch(entry(document("k1"))))
    store.write(batch(entry(document("k1", "متن دیگر"), (b"i" * 16,))))
    store.remove(["k1"])
    assert store.counts().vectors == 0


def test_a_repeat_is_known_until_its_document_says_something_else(store: Store) -> None:
    first = entry(document())
    store.write(batch(first))
    repeat = Repeat(origin="/desk/copy.txt", file="/desk/copy.txt", identity=first.identity, key="k1")
    done = CompletedFile(origin="/desk/copy.txt", digest="d", documents=1, began=now())
    store.write(Batch(collection="main", repeats=(repeat,), completed=(done,)))
    assert store.known("main", "/desk/copy.txt") == {"/desk/copy.txt": first.identity}
    assert store.completed("main", "/desk/copy.txt", "d") == 1
    store.write(batch(entry(document(text="دیگر شد"))))
    assert store.known("main", "/desk/copy.txt") == {}
    assert store.completed("main", "/desk/copy.txt", "d") is None, "the copy must be read again"


def test_quarantine_is_left_when_the_file_is_read(store: Store) -> None:
    refusal = Refusal(origin="/desk/k1.txt", file="/desk/k1.txt", reason="mojibake", detail="")
    store.write(Batch(collection="main", refusals=(refusal,)))
    assert [one.origin for one in store.quarantined()] == ["/desk/k1.txt"]
    store.write(batch(entry(document())))
    assert store.quarantined() == []


def test_another_model_is_refused_with_the_way_out(store: Store) -> None:
    require_model(store, "any")
    store.remember("model", "one")
    require_model(store, "one")
    with pytest.raises(StoreError, match="hamkari rebuild"):
        require_model(store, "two")


def test_no_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="hamkari ingest"):
        Store.open(tmp_path / "none.sqlite")


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\0" * 4000])
def test_a_file_that_is_no_store_is_an_error_not_a_crash(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hamkari.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="cannot be opened"):
        Store.open(path)


def test_a_store_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "hamkari.sqlite"
    Store.open(path, create=True).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="newer"):
        Store.open(path)


def test_backup_is_whole_while_another_process_writes(store: Store, tmp_path: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(store.path)], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    for number in range(5):
        target = tmp_path / f"copy{number}.sqlite"
        store.backup(target)
        with Store.open(target) as copy:
            counts = copy.counts()
            assert counts.documents == counts.passages
    writer.kill()
    writer.wait()
    writer.stdout.close()


def test_a_killed_writer_leaves_whole_documents(store: Store) -> None:
    for _ in range(3):
        writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(store.path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(20)][-1]
        writer.kill()  # SIGKILL
        writer.wait()
        writer.stdout.close()
        counts = store.counts()
        assert counts.documents == counts.passages
        assert counts.documents >= acknowledged


_WRITER = """
import sys
from pathlib import Path
from corpus.store import Store
from tests.corpus.test_store import batch, document, entry
with Store.open(Path(sys.argv[1])) as store:
    start = store.counts().documents
    for number in range(start, start + 10_000):
        store.write(batch(entry(document(f"d{number}"))))
        print(number + 1, flush=True)
"""

"""Facts and corrections in the store: kept, replaced, laid over, asked for, brought over from an old schema, purged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from corpus import migrations, schema
from corpus.corrections import FIELDS, Act, Correction, Target, Values
from corpus.fact_filter import FactFilter
from corpus.facts import Deadline, Extraction, Fact, Figure, Meeting, Participant, Speaker
from corpus.models import Dated, Document, Span
from corpus.store import Batch, Entry, Store

TEXT = "كارگروه مقرر کرد گزارش تا پایان آذر برسد، اگر بودجه باشد. صادرات ۲۰ درصد رشد کرد."
AT = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


REPORT = Fact(
    kind="commitment",
    quote=span("مقرر کرد گزارش تا پایان آذر برسد"),
    strength="decided",
    speaker=Speaker(name="ر. كیانی", role=None),
    by=("كارگروه", "استانداری سمنان"),
    counterparts=("عمان",),
    sectors=("trade_customs", "energy"),
    deadline=Deadline(span=span("تا پایان آذر"), first=None, last=date(2025, 12, 21), rule="month end"),
    condition=span("اگر بودجه باشد"),
    confidence=0.45,
    source="endpoint",
)
GROWTH = Fact(
    kind="progress",
    quote=span("صادرات ۲۰ درصد رشد کرد"),
    sectors=("trade_customs",),
    figures=(
        Figure(
            span=span("۲۰ درصد"),
            amount=Decimal("20.50"),
            unit="percent",
            product="صادرات",
            period="هفت‌ماهه",
            change="rise",
        ),
        Figure(span=span("صادرات"), amount=Decimal(3)),
    ),
    confidence=0.9,
)
MEETING = Meeting(
    day=date(2025, 11, 5),
    mode="online",
    place="سمنان",
    participants=(Participant(name="کیانی", role="استاندار"), Participant(role="سفیر")),
)
READ = Extraction(facts=(GROWTH, REPORT), meeting=MEETING, summary=REPORT.quote)


def entry(key: str, text: str = TEXT, *, day: date | None = date(2025, 11, 5), read: Extraction | None = READ) -> Entry:
    dated = Dated(day=day, rule="metadata") if day else None
    document = Document(key=key, id=f"own-{key}", text=text, origin=f"/desk/{key}.txt", published=dated)
    return Entry(
        document=document,
        passages=(),
        hashes=(),
        file=document.origin,
        identity=document.fingerprint,
        extraction=read,
        extractor=3,
    )


def write(store: Store, *entries: Entry) -> None:
    store.write(Batch(collection="main", entries=entries))


def facts(store: Store, key: str) -> list[Fact]:
    return [each.fact for each in store.machine_facts([key]).get(key, [])]


def correction(key: str, fact: Fact, **fields: object) -> Correction:
    was = Values.of(fact, TEXT)
    return Correction(
        document=key,
        act="change",
        target=Target(kind=fact.kind, quote=fact.quote.of(TEXT), span=fact.quote),
        who="ن. آذر",
        why="در نامه آمده است",
        at=AT,
        fields=frozenset(fields),  # type: ignore[arg-type]
        values=replace(was, **fields),  # type: ignore[arg-type]
        was=was,
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "hamkari.sqlite", create=True) as opened:
        yield opened


def test_all_that_was_read_comes_back_in_order_of_the_text(store: Store) -> None:
    write(store, entry("k1"))
    assert facts(store, "k1") == [REPORT, GROWTH]
    about = store.about("k1")
    assert about is not None
    assert (about.extractor, about.meeting, about.summary) == (3, MEETING, REPORT.quote)
    assert store.fact_count() == 2


def test_a_bare_extraction_comes_back(store: Store) -> None:
    bare = Extraction(facts=(Fact(kind="opportunity", quote=span("صادرات")),), meeting=Meeting())
    write(store, entry("k1", read=bare))
    assert facts(store, "k1") == [*bare.facts]
    about = store.about("k1")
    assert about is not None
    assert (about.meeting, about.summary) == (Meeting(), None)


def test_what_no_extractor_has_seen_says_so(store: Store) -> None:
    write(store, entry("k1", read=None))
    assert store.about("k1") is None
    assert store.stale(3) == ["k1"]


def test_a_changed_document_loses_the_facts_of_its_old_text(store: Store) -> None:
    write(store, entry("k1"))
    write(store, entry("k1", "متن نو.", read=Extraction()))
    assert facts(store, "k1") == []
    assert store.stale(3) == []
    write(store, entry("k1", "متن نوتر.", read=None))
    assert store.about("k1") is None


def test_reading_again_replaces_facts_under_the_same_names(store: Store) -> None:
    write(store, entry("k1"), entry("k2"))
    names = [each.key for each in store.machine_facts(["k1"])["k1"]]
    assert len({*names, *(each.key for each in store.machine_facts(["k2"])["k2"])}) == 4
    better = replace(REPORT, by=("وزارت راه",))
    store.keep_extractions({"k1": (TEXT, Extraction(facts=(better,)))}, 4)
    assert facts(store, "k1") == [better]
    assert [each.key for each in store.machine_facts(["k1"])["k1"]] == names[:1]
    assert store.stale(4) == ["k2"]


def test_what_was_read_in_a_text_that_is_no_longer_there_is_not_kept(store: Store) -> None:
    write(store, entry("k1"))
    store.keep_extractions({"k1": ("متنی دیگر", Extraction()), "gone": ("x", Extraction())}, 4)
    assert facts(store, "k1") == [REPORT, GROWTH]
    assert store.stale(4) == ["k1"]


def test_corrections_outlive_facts_text_and_document(store: Store) -> None:
    write(store, entry("k1"))
    wanted = correction("k1", REPORT, by=("وزارت راه",), deadline=None, speaker=None)
    number = store.correct(wanted)
    assert store.corrections("k1") == [replace(wanted, id=number)]
    write(store, entry("k1", "خبر: " + TEXT, read=Extraction()))
    assert store.corrections("k1") == [replace(wanted, id=number)]
    (document,) = store.documents(["k1"])
    (seen,) = store.laid(document).facts
    assert (seen.fact.by, seen.fact.deadline) == (("وزارت راه",), None)


@pytest.mark.parametrize("act", ["confirm", "reject", "add", "merge"])
def test_every_act_comes_back(store: Store, act: Act) -> None:
    other = Target(kind="progress", quote="صادرات", span=span("صادرات"))
    wanted = replace(
        correction("k1", REPORT), act=act, other=other if act == "merge" else None, fields=frozenset(FIELDS)
    )
    number = store.correct(wanted)
    assert store.corrections() == [replace(wanted, id=number)]


def test_withdrawing_is_noted_once(store: Store) -> None:
    number = store.correct(correction("k1", REPORT))
    assert store.withdraw(number, "ن. آذر")
    assert not store.withdraw(number, "ن. آذر")
    assert not store.withdraw(99, "ن. آذر")
    (kept,) = store.corrections("k1")
    assert (kept.live, kept.withdrawn_by) == (False, "ن. آذر")


def test_removal_purges_what_was_read_and_said(store: Store) -> None:
    write(store, entry("k1"))
    store.correct(correction("k1", replace(REPORT, by=("اداره‌ای یکتا",))))
    store.remove(["k1"])
    assert store.corrections() == []
    assert store.fact_count() == 0
    with store.reading() as connection:
        for table in (schema.fact_parties, schema.fact_sectors, schema.extractions):
            assert connection.execute(sa.select(table)).all() == []


FILTERS = [
    (FactFilter(), 2),
    (FactFilter(kinds=frozenset({"commitment"})), 1),
    (FactFilter(strengths=frozenset({"decided"})), 1),
    (FactFilter(strengths=frozenset({"ready"})), 0),
    (FactFilter(sectors=frozenset({"energy", "ict"})), 1),
    (FactFilter(party="کارگروه"), 1),  # Arabic and Persian kaf are one
    (FactFilter(party="سمنان"), 1),  # a part of a name
    (FactFilter(party="استانداری‌سمنان"), 1),
    (FactFilter(party="%"), 0),
    (FactFilter(parties=frozenset({"کارگروه"})), 1),
    (FactFilter(parties=frozenset({"سمنان", "عمان"})), 1),  # one of the names, and whole
    (FactFilter(parties=frozenset({"سمنان"})), 0),
    (FactFilter(parties=frozenset()), 0),
    (FactFilter(speaker="کیانی"), 1),
    (FactFilter(speaker="عمان"), 0),
    (FactFilter(documents=frozenset({"none"})), 0),
    (FactFilter(due_before=date(2025, 12, 21)), 1),
    (FactFilter(due_before=date(2025, 12, 20)), 0),
    (FactFilter(due_after=date(2025, 12, 21)), 1),
    (FactFilter(due_after=date(2025, 12, 22)), 0),
    (FactFilter(since=date(2025, 11, 5), until=date(2025, 11, 5)), 2),
    (FactFilter(since=date(2025, 11, 6)), 0),
    (FactFilter(until=date(2025, 11, 4)), 0),
    (FactFilter(to_confirm=True), 1),
]


@pytest.mark.parametrize(("wanted", "count"), FILTERS)
def test_rows_and_corrected_facts_answer_alike(store: Store, wanted: FactFilter, count: int) -> None:
    """The same facts, once as rows and once as facts laid over by a correction that changes nothing of them."""
    write(store, entry("k1"))
    assert len([*store.find_facts(wanted)]) == count
    added = replace(
        correction("k1", GROWTH), act="reject", target=Target(kind="proposal", quote="نیست", span=Span(start=0, end=1))
    )
    store.correct(added)
    assert len([*store.find_facts(wanted)]) == count


def test_a_corrected_fact_is_found_by_what_it_says_now(store: Store) -> None:
    write(store, entry("k1"))
    store.correct(correction("k1", REPORT, by=("وزارت راه",)))
    assert [*store.find_facts(FactFilter(party="کارگروه"))] == []
    (found,) = store.find_facts(FactFilter(party="وزارت راه"))
    assert found.seen.fact.quote.of(found.document.text) == REPORT.quote.of(TEXT)
    assert [each.who for each in found.seen.corrections] == ["ن. آذر"]


def test_newest_documents_come_first_whether_corrected_or_not(store: Store) -> None:
    days = {"a": date(2024, 1, 1), "b": date(2025, 1, 1), "c": None, "d": date(2025, 1, 1), "e": date(2026, 1, 1)}
    write(store, *(entry(key, day=day) for key, day in days.items()))
    store.correct(correction("b", REPORT, by=("الف",)))
    store.correct(correction("c", REPORT, by=("الف",)))
    found = [(each.document.key, each.seen.fact.kind) for each in store.find_facts(FactFilter())]
    assert found == [(key, kind) for key in "ebdac" for kind in ("commitment", "progress")]
    assert len([*store.find_facts(FactFilter(), 3)]) == 3


def _old(path: Path, revision: str = "0001") -> None:
    """A store as an earlier release wrote it, with one document."""
    engine = sa.create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(Path(str(migrations.__file__)).parent))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
    raw = sqlite3.connect(path)
    raw.execute("INSERT INTO meta VALUES ('generation', '7')")
    raw.execute(
        "INSERT INTO documents (key, id, collection, origin, language, headings, recognised, version, ingested)"
        " VALUES ('k1', 'own', 'main', '/desk/a.txt', 'fa', '[]', 0, 1, '2025-11-05T00:00:00+00:00')"
    )
    raw.execute("INSERT INTO versions VALUES ('k1', 1, 'f', ?, '2025-11-05T00:00:00+00:00')", (TEXT,))
    raw.commit()
    raw.close()


@pytest.mark.parametrize("old", [None, "0001", "0002", "0003"])
def test_the_schema_is_the_same_from_blank_and_from_old(tmp_path: Path, old: str | None) -> None:
    path = tmp_path / "hamkari.sqlite"
    if old:
        _old(path, old)
    with Store.open(path, create=True) as opened, opened.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_an_old_store_keeps_its_documents_and_waits_to_be_read(tmp_path: Path) -> None:
    path = tmp_path / "hamkari.sqlite"
    _old(path)
    with Store.open(path) as opened:
        assert [document.text for document in opened.all_documents()] == [TEXT]
        assert opened.generation() == 7
        assert opened.stale(1) == ["k1"]
        opened.keep_extractions({"k1": (TEXT, READ)}, 1)
        assert facts(opened, "k1") == [REPORT, GROWTH]
        assert opened.stale(1) == []


def test_facts_of_before_there_was_an_endpoint_are_our_own(tmp_path: Path) -> None:
    path = tmp_path / "hamkari.sqlite"
    with Store.open(path, create=True) as opened:
        write(opened, entry("k1"))
        raw = sqlite3.connect(path)
        raw.execute("UPDATE facts SET source = NULL")
        raw.commit()
        raw.close()
        assert {each.fact.source for each in opened.machine_facts(["k1"])["k1"]} == {"rules"}

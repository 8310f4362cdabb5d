"""Scores by the rules of the gold guide: what matches, counts and is ignored; and what a change gains and loses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import HamkariError
from ingest.gold import Claim, Gold, claims_of, read_gold, read_run
from ingest.scoring import compare, score

TEXT = "ا" * 100


def claim(start: int, end: int, kind: str = "commitment", **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "start": start, "end": end, "quote": TEXT[start:end], **fields}


def person(name: str | None, role: str | None = None) -> dict[str, str | None]:
    return {"name": name, "role": role}


def due(day: str | None, text: str = "x") -> dict[str, str | None]:
    return {"text": text, "date": day}


def judged(gold: list[dict[str, Any]], found: list[dict[str, Any]], ignored: tuple[tuple[int, int], ...] = ()) -> Any:
    """The record of one document's score."""
    claims = claims_of([{"id": "d", "facts": gold}])["d"]
    return score(
        [Gold(id="d", text=TEXT, claims=claims, ignored=ignored)], claims_of([{"id": "d", "facts": found}])
    ).record()


@pytest.mark.parametrize(
    ("gold", "found", "matched"),
    [
        ([claim(0, 20)], [claim(0, 20)], 1),
        ([claim(0, 20)], [claim(10, 30)], 1),  # exactly half
        ([claim(0, 20)], [claim(11, 31)], 0),
        ([claim(0, 40)], [claim(5, 10)], 1),  # half of the shorter
        ([claim(0, 20)], [claim(0, 20, "progress")], 0),  # another kind
        ([claim(0, 20)], [claim(0, 20), claim(0, 20)], 1),  # one to one
        ([claim(0, 20), claim(0, 20)], [claim(0, 20)], 1),
        ([claim(0, 20), claim(20, 40)], [claim(5, 40), claim(0, 10)], 2),  # the best overlap first
        ([claim(0, 20)], [], 0),
        ([], [claim(0, 20)], 0),
    ],
)
def test_what_matches(gold: list[dict[str, Any]], found: list[dict[str, Any]], matched: int) -> None:
    figures = judged(gold, found)["all"]
    assert (figures["matched"], figures["gold"], figures["found"]) == (matched, len(gold), len(found))


def test_rates() -> None:
    figures = judged([claim(0, 10), claim(20, 30), claim(40, 50)], [claim(0, 10), claim(60, 70)])["all"]
    assert (figures["precision"], figures["recall"], figures["f1"]) == (0.5, 0.333, 0.4)
    nothing = judged([], [])["all"]
    assert (nothing["precision"], nothing["recall"], nothing["f1"]) == (None, None, None)


@pytest.mark.parametrize(
    ("field", "gold", "found", "right"),
    [
        ("strength", {"strength": "decided"}, {"strength": "decided"}, True),
        ("strength", {"strength": "decided"}, {"strength": "ready"}, False),
        ("speaker", {"speaker": None}, {"speaker": None}, True),
        ("speaker", {"speaker": None}, {"speaker": {"name": "الف", "role": None}}, False),
        ("speaker", {"speaker": person("كیانی")}, {"speaker": person("رضا کیانی")}, True),
        ("speaker", {"speaker": person("کیانی", "استاندار")}, {"speaker": person(None, "استاندار یزد")}, True),
        ("speaker", {"speaker": person("کیانی")}, {"speaker": person(None, "کیانی")}, False),
        ("by", {"by": ["وزارت نیرو"]}, {"by": ["ایران", "وزارت‌نیرو"]}, True),
        ("by", {"by": ["وزارت نیرو"]}, {"by": []}, False),
        ("deadline", {"deadline": due("1404-01-01")}, {"deadline": due("1404-01-01", "y")}, True),
        ("deadline", {"deadline": due("1404-01-01")}, {"deadline": due("1404-01-02")}, False),
        ("deadline", {"deadline": due(None)}, {"deadline": due(None, "y")}, True),
        ("deadline", {"deadline": due(None)}, {"deadline": None}, False),
        ("deadline", {"deadline": None}, {"deadline": due("1404-01-01")}, False),
    ],
)  # fmt: skip
def test_fields_of_matched_facts(field: str, gold: dict[str, Any], found: dict[str, Any], right: bool) -> None:
    record = judged([claim(0, 10, **gold)], [claim(0, 10, **found)])
    assert record[field] == {"accuracy": float(right), "right": int(right), "n": 1}


def test_what_does_not_count() -> None:
    """Without a gold doer, without a deadline on either side, and strength of other kinds than commitments."""
    record = judged([claim(0, 10, "progress", by=[])], [claim(0, 10, "progress", by=["الف"])])
    assert not {"by", "deadline", "strength"} & set(record)


def test_sectors_are_counted_together() -> None:
    record = judged([claim(0, 10, sectors=["energy", "ict"])], [claim(0, 10, sectors=["energy", "industry"])])
    assert record["sectors"]["micro_f1"] == 0.5


@pytest.mark.parametrize(
    ("found", "counted"),
    [
        ([claim(0, 10)], 0),
        ([claim(0, 40)], 1),  # mostly outside
        ([claim(8, 12)], 0),
    ],
)
def test_ignored_spans_count_neither_way(found: list[dict[str, Any]], counted: int) -> None:
    assert judged([], found, ignored=((0, 10),))["all"]["found"] == counted


def test_a_match_inside_an_ignored_span_still_counts() -> None:
    assert judged([claim(0, 10)], [claim(0, 10)], ignored=((0, 10),))["all"]["matched"] == 1


def test_gains_and_losses() -> None:
    gold = [
        Gold(
            id="d",
            text=TEXT,
            claims=tuple(Claim(kind="progress", start=at, end=at + 9, quote=f"q{at}") for at in (0, 20, 40)),
        )
    ]

    def run(*starts: int, speaker: Any = None) -> Any:
        facts = [claim(at, at + 9, "progress", speaker=speaker) for at in starts]
        return score(gold, claims_of([{"id": "d", "facts": facts}]))

    change = compare(run(0, 40, 70), run(20, 40, 80))
    assert [line.split("\t")[0::3] for line in change.gains] == [["false", TEXT[:9]], ["found", "q20"]]
    assert [line.split("\t")[0::3] for line in change.losses] == [["false", TEXT[:9]], ["found", "q0"]]
    worse = compare(run(40), run(40, speaker={"name": "الف", "role": None}))
    assert (worse.gains, [line.split("\t")[0] for line in worse.losses]) == ([], ["speaker"])
    assert compare(run(0), run(0)).gains == []


def test_gold_folders_are_read(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(
        json.dumps({"id": "two", "text": "الف ب الف", "facts": [{"kind": "progress", "quote": "الف"}]}), "utf-8"
    )
    (tmp_path / "sectors.json").write_text('{"energy": "x"}', "utf-8")
    ignore = tmp_path / "ignore.jsonl"
    ignore.write_text(
        '{"id": "two", "quote": "ب"}\n{"id": "two", "quote": "نیست"}\n{"id": "x", "quote": "ب"}\n', "utf-8"
    )
    (gold,) = read_gold(tmp_path, ignore)
    assert (gold.id, gold.claims[0].start, gold.claims[0].end, gold.ignored) == ("two", 0, 3, ((4, 5),))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", '{"id": "x", "text": "الف", "facts": [{"kind": "progress", "quote": "ب"}]}', "does not have"),
        ("a.json", "{broken", "not JSON"),
        ("a.txt", "x", "No gold documents"),
    ],
)
def test_bad_gold_says_what_is_wrong(tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(HamkariError, match=said):
        read_gold(tmp_path)


def test_runs_are_read_and_missing_documents_named(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text(json.dumps({"id": "d", "facts": [claim(0, 9)]}) + "\n\n", "utf-8")
    run = read_run(path)
    gold = [Gold(id="d", text=TEXT, claims=run["d"]), Gold(id="e", text=TEXT, claims=())]
    record = score(gold, run).record()
    assert record["without_prediction"] == ["e"]
    assert record["documents"] == 2

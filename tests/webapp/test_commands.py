"""The command line as people run it: real processes, a home of their own, real kills."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.embedding import unpack
from corpus.facts import Extraction
from corpus.settings import Settings
from corpus.store import Store
from ingest.extract import EXTRACTION_VERSION

RELEASE = "استاندار سمنان گفت: کارگروه مشترک با روسیه تشکیل می‌شود و گزارش آن ظرف دو هفته آماده خواهد شد."
NEWS = "صادرات پتروشیمی به عمان در هفت‌ماهه نخست سال ۱۴۰۴ بیست درصد رشد کرد."
RECORDS = [
    {"id": "r1", "text": RELEASE, "title": "کارگروه", "published": "1404-08-14", "source": "الف", "type": "news"},
    {"id": "r2", "text": NEWS, "title": "صادرات", "published": "2025-12-01", "source": "ب", "type": "report"},
]

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = [sys.executable, "-m", "webapp.cli"]


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Where the tests themselves run in the background of a script, SIGINT is ignored, and children inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def environment(tmp_path: Path, models: Path) -> dict[str, str]:
    return os.environ | {"HAMKARI_HOME": str(tmp_path / "home"), "HAMKARI_MODELS": str(models), "PYTHONUTF8": "1"}


@pytest.fixture
def hamkari(environment: dict[str, str]) -> Run:
    def run(*words: str, code: int = 0, given: str | None = None) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*COMMAND, *words], capture_output=True, text=True, env=environment, input=given, check=False
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done

    return run


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in RECORDS), "utf-8")
    return path


def ids(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [hit["id"] for hit in json.loads(done.stdout)["hits"]]


def test_ingest_then_search(hamkari: Run, records: Path) -> None:
    assert "2 documents: 2 new" in hamkari("ingest", str(records)).stdout
    done = hamkari("search", "کارگروه هاي مشترك", "--json")
    record = json.loads(done.stdout)
    assert record["query"] == "کارگروه هاي مشترك"
    best = record["hits"][0]
    assert set(best) >= {"id", "title", "published", "source", "score", "start", "end", "snippet"}
    assert (best["id"], best["title"], best["published"], best["source"]) == ("r1", "کارگروه", "2025-11-05", "الف")
    assert RELEASE[best["start"] : best["end"]] == best["snippet"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--source", "ب"], ["r2"]),
        (["--source", "الف", "--source", "ب"], ["r1", "r2"]),
        (["--type", "report"], ["r2"]),
        (["--from", "1404-09"], ["r2"]),
        (["--to", "1404/08/14"], ["r1"]),
        (["--from", "۱۴۰۴-۰۸-۱۵"], ["r2"]),
        (["--from", "1404", "--to", "1404"], ["r1", "r2"]),
        (["--collection", "elsewhere"], []),
        (["-k", "1"], ["r1"]),
    ],
)
def test_filters(hamkari: Run, records: Path, options: list[str], expected: list[str]) -> None:
    hamkari("ingest", str(records))
    assert sorted(ids(hamkari("search", "کارگروه مشترک", "--json", *options))) == expected


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["search", "   "], 2, "empty"),
        (["search", "x", "--from", "سیزدهم"], 2, "--from|سیزدهم"),
        (["search", "x", "--queries", __file__], 2, "--queries and --run"),
        (["ingest", "/no/such/file.txt"], 2, "/no/such/file.txt"),
        (["ingest", __file__, "--map", "nonsense"], 2, "--map"),
        (["remove", "nobody", "--yes"], 2, "nobody"),
        (["restore", __file__, "--replace"], 2, "backup"),
        (["serve", "--host", "0.0.0.0"], 2, "only this machine"),  # noqa: S104
    ],
)
def test_a_mistake_is_one_clear_sentence(hamkari: Run, records: Path, words: list[str], code: int, said: str) -> None:
    hamkari("ingest", str(records))
    message = hamkari(*words, code=code).stderr
    assert any(part in message for part in said.split("|"))


def test_without_a_store_the_way_in_is_shown(hamkari: Run) -> None:
    assert "hamkari ingest" in hamkari("search", "هرچه", code=2).stderr


def test_standard_input_is_a_document(hamkari: Run) -> None:
    hamkari("ingest", "-", given=RELEASE)
    assert len(ids(hamkari("search", "کارگروه", "--json"))) == 1


def test_a_file_of_questions_makes_a_run(hamkari: Run, records: Path, tmp_path: Path) -> None:
    hamkari("ingest", str(records))
    questions, run = tmp_path / "q.jsonl", tmp_path / "out.trec"
    asked = {"q1": "صادرات پتروشیمی", "q2": "working group with Russia"}
    questions.write_text("\n".join(json.dumps({"_id": name, "text": text}) for name, text in asked.items()), "utf-8")
    hamkari("search", "--queries", str(questions), "--run", str(run), "-k", "100")
    lines = [line.split() for line in run.read_text("utf-8").splitlines()]
    assert [(line[0], line[2], line[3]) for line in lines if line[3] == "1"] == [("q1", "r2", "1"), ("q2", "r1", "1")]
    assert {line[1] for line in lines} == {"Q0"}
    assert all(len(line) == 6 for line in lines)


def test_evaluation_of_a_judged_folder(hamkari: Run, tmp_path: Path) -> None:
    folder = tmp_path / "judged"
    folder.mkdir()
    corpus = [{"_id": record["id"], "title": "", "text": record["text"]} for record in RECORDS]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)), "utf-8")
    (folder / "queries.jsonl").write_text(json.dumps({"_id": "q", "text": "صادرات به عمان"}), "utf-8")
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\tr2\t1\n", "utf-8")
    found = json.loads(hamkari("eval", "retrieval", str(folder), "--json").stdout)
    assert found["judged"]["fused"] == {"ndcg@10": 1.0, "recall@10": 1.0, "recall@100": 1.0, "mrr@10": 1.0}
    assert set(found["judged"]) == {"lexical", "dense", "fused"}


def test_remove_purges(hamkari: Run, records: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("نامهٔ محرمانه: واژهٔ یکتای زنجفرآباد در این پرونده است.", "utf-8")
    hamkari("ingest", str(records), str(letter))
    letter.write_text("نامهٔ محرمانه: واژهٔ یکتای زنجفرآباد دوباره در این پرونده است.", "utf-8")
    hamkari("ingest", str(letter))
    hamkari("remove", str(letter), "--yes")
    left = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert not any("زنجفرآباد".encode() in path.read_bytes() for path in left)
    assert sorted(ids(hamkari("search", "زنجفرآباد", "--json"))) == ["r1", "r2"]


def test_export_and_status(hamkari: Run, records: Path) -> None:
    hamkari("ingest", str(records))
    lines = [json.loads(line) for line in hamkari("export").stdout.splitlines()]
    assert {line["id"]: line["text"] for line in lines} == {"r1": RELEASE, "r2": NEWS}
    assert all(line["passages"] for line in lines)
    status = json.loads(hamkari("status", "--json").stdout)
    assert (status["documents"], status["sources"]) == (2, {"الف": 1, "ب": 1})


def test_doctor_names_what_mends(hamkari: Run, records: Path) -> None:
    assert "hamkari ingest" in hamkari("doctor", code=1).stdout
    hamkari("ingest", str(records))
    assert "2 documents" in hamkari("doctor").stdout


def test_rebuild_embeds_nothing_again(hamkari: Run, records: Path, environment: dict[str, str]) -> None:
    hamkari("ingest", str(records))
    before = hamkari("search", "کارگروه", "--json").stdout
    assert "passages indexed" in hamkari("rebuild").stdout
    assert hamkari("search", "کارگروه", "--json").stdout == before


def test_an_ingest_tells_of_documents_an_older_version_read(
    hamkari: Run, records: Path, environment: dict[str, str]
) -> None:
    assert "rebuild --facts" not in hamkari("ingest", str(records)).stderr
    with Store.open(Path(environment["HAMKARI_HOME"]) / "hamkari.sqlite") as store:
        (key, *_) = store.find_documents("r1")
        store.keep_extractions({key: (RELEASE, Extraction())}, EXTRACTION_VERSION - 1)
    assert "The facts of 1 documents" in hamkari("ingest", str(records)).stderr
    assert "1 documents read again" in hamkari("rebuild", "--facts").stdout
    assert "rebuild --facts" not in hamkari("ingest", str(records)).stderr


def test_backup_and_restore(hamkari: Run, records: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(RELEASE, "utf-8")
    hamkari("ingest", str(records), str(letter))
    before = hamkari("search", "کارگروه", "--json").stdout
    backup = tmp_path / "all.tar"
    hamkari("backup", str(backup))
    hamkari("remove", str(records), str(letter), "--yes")
    assert "--replace" in hamkari("restore", str(backup), code=2).stderr
    hamkari("restore", str(backup), "--replace")
    assert hamkari("search", "کارگروه", "--json").stdout == before
    assert any((tmp_path / "home" / "originals").rglob("*"))


def many(tmp_path: Path, count: int) -> Path:
    path = tmp_path / "many.jsonl"
    lines = [json.dumps({"id": f"d{n}", "text": f"{n}. {RELEASE} {NEWS} " * 3}) for n in range(count)]
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_killed_ingest_ends_in_the_same_collection(hamkari: Run, tmp_path: Path, environment: dict[str, str]) -> None:
    """Killed (SIGKILL) at growing moments, then let through: every document once, every passage as if never killed."""
    path = many(tmp_path, 150)
    for moment in (2.0, 4.0, 7.0):
        process = subprocess.Popen([*COMMAND, "ingest", "--quiet", str(path)], env=environment)
        time.sleep(moment)
        process.kill()
        process.wait()
    hamkari("ingest", "--quiet", str(path), code=0)
    killed = hamkari("export").stdout
    environment["HAMKARI_HOME"] = str(tmp_path / "other")
    hamkari("ingest", "--quiet", str(path))
    assert killed == hamkari("export").stdout


def test_a_second_ingest_waits_or_says_so(hamkari: Run, tmp_path: Path, environment: dict[str, str]) -> None:
    first = subprocess.Popen(
        [*COMMAND, "ingest", str(many(tmp_path, 100))], env=environment, stderr=subprocess.PIPE, text=True
    )
    lock = tmp_path / "home" / "ingest.lock"
    while not lock.exists():
        time.sleep(0.05)
    other = tmp_path / "other.txt"
    other.write_text(NEWS, "utf-8")
    assert "Another ingest" in hamkari("ingest", "--no-wait", str(other), code=2).stderr
    waited = hamkari("ingest", str(other))
    assert first.wait() == 0
    assert "waiting" in waited.stderr
    assert first.stderr is not None
    first.stderr.close()
    assert json.loads(hamkari("status", "--json").stdout)["documents"] == 101


def test_ctrl_c_stops_politely_and_the_next_run_goes_on(
    hamkari: Run, tmp_path: Path, environment: dict[str, str]
) -> None:
    path = many(tmp_path, 300)
    process = subprocess.Popen(
        [*COMMAND, "ingest", str(path)], env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    time.sleep(5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in said
    assert "300 documents: " in hamkari("ingest", str(path)).stdout


def test_a_running_server_finds_what_another_process_brings_in(
    hamkari: Run, tmp_path: Path, records: Path, environment: dict[str, str]
) -> None:
    hamkari("ingest", str(records))
    with serving(environment) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split()[-1]
        assert asked(address, "قطار ترانزیتی") != ["new"]
        new = tmp_path / "new.txt"
        new.write_text("قطار ترانزیتی سرخس از ماه آینده دو بار در هفته حرکت می‌کند.", "utf-8")
        hamkari("ingest", str(new))
        assert asked(address, "قطار ترانزیتی")[0] == "new"
        hamkari("remove", "new", "--yes")
        assert "new" not in asked(address, "قطار ترانزیتی")
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 0


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A server on a free port; gone at the end also when the test fails."""
    command = [*COMMAND, "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield server
        finally:
            server.kill()


def asked(address: str, question: str) -> list[str]:
    """Own ids of what the running server finds."""
    with urllib.request.urlopen(f"{address}/api/v1/search?q={urllib.parse.quote(question)}") as answer:
        return [hit["id"] for hit in json.load(answer)["hits"]]


def test_a_store_of_another_model_says_so_and_is_brought_over(
    hamkari: Run, records: Path, environment: dict[str, str], models: Path
) -> None:
    hamkari("ingest", str(records))
    environment["HAMKARI_MODEL"] = str(unpack(Settings(models=models)))
    assert "hamkari rebuild" in hamkari("search", "کارگروه", code=2).stderr
    assert "hamkari rebuild" in hamkari("doctor", code=1).stdout
    hamkari("rebuild")
    assert ids(hamkari("search", "کارگروه", "--json"))[0] == "r1"
    status = json.loads(hamkari("status", "--json").stdout)
    assert status["vectors"] == 2, "the old model's are gone"

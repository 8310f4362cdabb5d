"""The commands of facts as people run them: real processes, a home of their own, a real kill."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.facts import Extraction
from corpus.models import Dated, Document
from corpus.settings import Settings
from corpus.store import Batch, Entry, Store
from ingest.extract import EXTRACTION_VERSION
from ingest.summary import Summary
from tests.conftest import SAMPLES
from tests.ingest.endpoint import send, serving
from tests.webapp import founding
from webapp.commands.ingest import report

Run = Callable[..., subprocess.CompletedProcess[str]]
COMMAND = [sys.executable, "-m", "webapp.cli"]
KEY = "c" * 16
GOLD_KEYS = {
    "kind", "strength", "start", "end", "quote", "speaker", "by", "with", "sectors", "deadline", "condition", "figures",
    "confidence", "source",
}  # fmt: skip


@pytest.fixture
def environment(settings: Settings, tmp_path: Path) -> dict[str, str]:
    """No models: no command of facts may need one."""
    nowhere = str(tmp_path / "no-models")
    return os.environ | {"HAMKARI_HOME": str(settings.home), "HAMKARI_MODELS": nowhere, "PYTHONUTF8": "1"}


@pytest.fixture
def hamkari(environment: dict[str, str]) -> Run:
    def run(*words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run([*COMMAND, *words], capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return done

    return run


def write(settings: Settings, *documents: Document, extractor: int = EXTRACTION_VERSION) -> None:
    entries = tuple(
        Entry(
            document=each,
            passages=(),
            hashes=(),
            file=each.origin,
            identity=each.key,
            extraction=Extraction(),
            extractor=extractor,
        )
        for each in documents
    )
    with Store.open(settings.store_path, create=True) as store:
        store.write(Batch(collection="main", entries=entries))


@pytest.fixture
def store(settings: Settings) -> None:
    """A store with the founding sample as a careful reader reads it."""
    document = Document(
        key=KEY,
        id="founding",
        text=(SAMPLES / founding_file()).read_text("utf-8"),
        origin="/desk/founding.txt",
        title="کارگروه",
        published=Dated(day=date(2025, 9, 9), rule="metadata"),
    )
    write(settings, document)
    with Store.open(settings.store_path) as opened:
        founding.keep_reading(opened, document)


def founding_file() -> str:
    return "mazandaran-astrakhan-01-founding.txt"


def records(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def quotes(hamkari: Run, *options: str) -> list[str]:
    return [each["quote"] for each in records(hamkari("facts", "--json", *options))]


def gold_document(name: str, text: str, *facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": name, "title": "عنوان", "type": "news", "published": None, "source": "خبرگزاری", "lang": "fa",
        "text": text, "meeting": None, "facts": list(facts),
    }  # fmt: skip


def test_extract_prints_a_line_a_document_and_stores_nothing(hamkari: Run, tmp_path: Path, settings: Settings) -> None:
    folder = tmp_path / "gold"
    folder.mkdir()
    for name in ("one", "two"):
        record = gold_document(f"own-{name}", f"  کارگروه {name} تشکیل می\u200cشود.\r\nپایان 😀 متن است.")
        (folder / f"{name}.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    done = hamkari("extract", str(folder), str(SAMPLES / founding_file()), "--json")
    found = records(done)
    assert [each["id"] for each in found] == ["own-one", "own-two", Path(founding_file()).stem]
    assert all(set(each) == {"id", "facts", "meeting", "summary"} for each in found)
    text = (SAMPLES / founding_file()).read_text("utf-8")
    for fact in found[2]["facts"]:
        assert set(fact) == GOLD_KEYS
        assert text[fact["start"] : fact["end"]] == fact["quote"]
    assert not settings.home.exists()


def test_extract_for_people_and_for_what_cannot_be_read(hamkari: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = hamkari("extract", str(SAMPLES / founding_file()), str(tmp_path / "empty.txt"), code=1)
    assert done.stdout.startswith(f"{Path(founding_file()).stem}  مازندران و آستاراخان")
    assert "empty.txt" in done.stderr


def test_extract_starts_without_the_heavy_libraries(environment: dict[str, str]) -> None:
    program = "import sys, webapp.commands.extract; print([m for m in ('torch', 'hazm', 'faiss') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--kind", "proposal"], [founding.STURGEON]),
        (["--kind", "opportunity", "--kind", "proposal"], [founding.NEAREST, founding.PORT, founding.STURGEON]),
        (["--strength", "decided"], [founding.GROUP, founding.REPORT]),
        (["--sector", "agriculture"], [founding.GROUP, founding.NEAREST]),
        (["--sector", "دام، طیور و شیلات"], [founding.GROUP, founding.STURGEON]),
        (["--party", "بندر اوليا"], [founding.PORT]),  # an Arabic yeh
        (["--speaker", "معاون فرماندار"], [founding.LIST]),
        (["--due-before", "1404/06/31"], [founding.LIST]),
        (["--due-after", "2025-09-23", "--due-before", "۱۴۰۴"], [founding.REPORT]),
        (["--from", "1404-07"], []),
        (["--to", "1404", "--kind", "progress"], [founding.EXPORT]),
        (["--document", "founding", "--kind", "progress"], [founding.EXPORT]),
        (["--document", "/desk/founding.txt", "--limit", "1"], [founding.GROUP]),
        (["--to-confirm"], [founding.LIST, founding.PORT]),
    ],
)
def test_stored_facts_are_asked_for(hamkari: Run, options: list[str], expected: list[str]) -> None:
    assert quotes(hamkari, *options) == expected


@pytest.mark.usefixtures("store")
def test_a_fact_is_printed_with_its_document(hamkari: Run) -> None:
    (found,) = records(hamkari("facts", "--json", "--due-after", "1404/07"))
    assert {name: found[name] for name in ("document", "id", "published", "provenance", "gregorian")} == {
        "document": KEY,
        "id": "founding",
        "published": "2025-09-09",
        "provenance": "machine",
        "gregorian": {"from": "2025-09-09", "to": "2025-09-23"},
    }
    assert found["deadline"]["date"] == "1404-07-01"
    listed = hamkari("facts", "--due-after", "1404/07").stdout
    for words in ("founding  کارگروه  [1404/06/18]", found["key"], founding.REPORT, "1404/07/01", "بهروز کیان‌مهر"):
        assert words in listed
    assert "No such facts" in hamkari("facts", "--party", "هیچ‌کس").stdout


SIGNED = ("--who", "ن. آذر", "--why", "در نامه آمده است")


def correct(hamkari: Run, *words: str) -> str:
    """Give a correction; its number."""
    return hamkari("facts", "correct", "founding", *words, *SIGNED).stdout.split()[1]


@pytest.mark.usefixtures("store")
def test_facts_are_corrected_and_the_corrections_taken_back(hamkari: Run) -> None:
    before = quotes(hamkari)
    added = "دبیر کارگروه از سوی ما مدیرکل دفتر هماهنگی امور اقتصادی استانداری خواهد بود"
    numbers = [
        correct(hamkari, "reject", founding.NEAREST),
        correct(hamkari, "confirm", founding.LIST),
        correct(hamkari, "change", founding.SHIPS, "--strength", "decided", "--by", "کشتیرانی", "--by", "بنادر",
                "--deadline", "از ابتدای آبان ۱۴۰۴", "--due", "1404-08-01", "--speaker", "کیان", "--sector", "energy"),
        correct(hamkari, "change", founding.REPORT, "--clear", "deadline", "--clear", "speaker", "--with", "روسیه"),
        correct(hamkari, "add", "--quote", added, "--kind", "commitment", "--strength", "promised",
                "--by", "استانداری"),
        correct(hamkari, "merge", founding.STURGEON, founding.EXPORT),
    ]  # fmt: skip
    facts = {each["quote"]: each for each in records(hamkari("facts", "--json"))}
    assert founding.NEAREST not in facts
    assert facts[founding.LIST]["confidence"] == 1.0
    ships, report = facts[founding.SHIPS], facts[founding.REPORT]
    assert (ships["strength"], ships["by"], ships["sectors"]) == ("decided", ["کشتیرانی", "بنادر"], ["energy"])
    assert ships["deadline"]["date"] == "1404-08-01"
    assert ships["speaker"] == {"name": "کیان", "role": None}
    assert (report["deadline"], report["speaker"], report["with"]) == (None, None, ["روسیه"])
    assert (facts[added]["by"], facts[added]["provenance"]) == (["استانداری"], "person")
    assert founding.EXPORT not in facts
    assert [each["why"] for each in ships["corrections"]] == ["در نامه آمده است"]
    assert hamkari("facts", "conflicts").stdout == "No conflicts.\n"
    for number in numbers:
        hamkari("facts", "correct", "founding", "withdraw", number, "--who", "م. پارسا")
    assert quotes(hamkari) == before
    kept = records(hamkari("facts", "corrections", "--json"))
    assert [each["act"] for each in kept] == ["reject", "confirm", "change", "change", "add", "merge"]
    assert {each["withdrawn_by"] for each in kept} == {"م. پارسا"}


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["facts", "correct", "nobody", "reject", "x", *SIGNED], "nobody"),
        (["facts", "correct", "founding", "reject", "جمله‌ای که نیست", *SIGNED], "No fact has"),
        (["facts", "correct", "founding", "reject", "کارگروه", *SIGNED], "facts fit"),
        (["facts", "correct", "founding", "reject", founding.LIST], "--why"),
        (["facts", "correct", "founding", "change", founding.LIST, "--sector", "moon", *SIGNED], "no sector"),
        (["facts", "correct", "founding", "change", founding.SHIPS, "--due", "1404", *SIGNED], "--deadline"),
        (["facts", "correct", "founding", "change", founding.LIST, "--due", "فردا", *SIGNED], "not a date"),
        (["facts", "correct", "founding", "change", founding.LIST, *SIGNED], "says that already"),
        (
            ["facts", "correct", "founding", "add", "--kind", "progress", "--quote", "جمله‌ای دیگر", *SIGNED],
            "word for word",
        ),
        (["facts", "correct", "founding", "withdraw", "7"], "hamkari facts corrections"),
        (["facts", "--sector", "moon"], "no sector"),
        (["facts", "--document", "nobody"], "nobody"),
        (["facts", "--due-before", "فردا"], "not a date"),
    ],
)
def test_a_mistake_is_one_clear_sentence(hamkari: Run, words: list[str], said: str) -> None:
    assert said in hamkari(*words, code=2).stderr


@pytest.mark.usefixtures("store")
def test_conflicts_say_what_may_be_done(hamkari: Run, settings: Settings) -> None:
    first = correct(hamkari, "change", founding.SHIPS, "--by", "کشتیرانی")
    second = correct(hamkari, "change", founding.SHIPS, "--by", "بنادر")
    said = hamkari("facts", "conflicts").stdout
    assert f"#{first} by ن. آذر says something else of the field 'by'" in said
    assert f"hamkari facts correct {KEY} withdraw {second}" in said
    hamkari("facts", "correct", KEY, "withdraw", second)
    assert "No conflicts" in hamkari("facts", "conflicts").stdout
    write(settings, Document(key=KEY, id="founding", text="متنی دیگر.", origin="/desk/founding.txt"))
    (conflict,) = records(hamkari("facts", "conflicts", "--json"))
    assert (conflict["cause"], conflict["correction"]["quote"]) == ("gone", founding.SHIPS)


def test_a_gold_folder_is_scored_and_compared(hamkari: Run, tmp_path: Path) -> None:
    text = "هوا امروز در بیشتر شهرها آفتابی و آرام است."
    fact: dict[str, Any] = {
        "kind": "progress",
        "quote": "هوا امروز",
        "speaker": None,
        "by": [],
        "with": [],
        "sectors": [],
        "deadline": None,
    }
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps(gold_document("a", text, fact), ensure_ascii=False), "utf-8")
    run, better = tmp_path / "run.jsonl", tmp_path / "better.jsonl"
    done = hamkari("eval", "facts", str(folder), "--save", str(run), "--errors", "5", "--json")
    record = json.loads(done.stdout)
    assert (record["documents"], record["all"]["gold"], record["all"]["matched"]) == (1, 1, 0), "weather is no progress"
    assert "missed\ta\tprogress\tهوا امروز" in done.stderr
    assert [each["id"] for each in records(hamkari("extract", str(folder), "--json"))] == ["a"]
    assert json.loads(run.read_text("utf-8"))["id"] == "a"
    better.write_text(json.dumps({"id": "a", "facts": [fact | {"start": 0, "end": 9}]}), "utf-8")
    said = hamkari("eval", "facts", str(folder), "--against", str(better)).stdout
    assert "0 gained, 1 lost\n- found\ta\tprogress\tهوا امروز" in said
    assert "0 gained, 0 lost" in hamkari("eval", "facts", str(folder), "--against", str(run)).stdout


def stale(settings: Settings) -> int:
    with Store.open(settings.store_path) as store:
        return len(store.stale(EXTRACTION_VERSION))


def test_reading_again_survives_a_kill_and_needs_no_model(
    hamkari: Run, settings: Settings, environment: dict[str, str], tmp_path: Path
) -> None:
    count = 1_500
    text = "صادرات استان در هفت‌ماههٔ امسال بیست درصد رشد کرد. "
    documents = [
        Document(key=f"{number:016x}", id=f"d{number}", text=f"{number}. {text}", origin=f"{number}.txt")
        for number in range(count)
    ]
    write(settings, *documents, extractor=EXTRACTION_VERSION - 1)
    assert "hamkari rebuild --facts" in hamkari("doctor", code=1).stdout
    process = subprocess.Popen([*COMMAND, "rebuild", "--facts"], env=environment, stderr=subprocess.DEVNULL)
    while stale(settings) == count:
        time.sleep(0.01)
    process.kill()
    process.wait()
    left = stale(settings)
    done = hamkari("rebuild", "--facts")
    assert f"{left} documents read again" in done.stdout
    assert stale(settings) == 0
    assert hamkari("rebuild", "--facts").stdout.startswith("0 documents read again")
    assert json.loads(hamkari("status", "--json").stdout)["documents"] == count
    assert not (tmp_path / "no-models").exists()


def test_an_endpoint_that_does_not_answer_is_one_line_and_no_failure(environment: dict[str, str]) -> None:
    release = SAMPLES / "mazandaran-astrakhan-01-founding.txt"
    with serving(lambda handler, _body: send(handler, b"no", 500)) as endpoint:
        asked = {"FACTS_ENDPOINT": endpoint.url, "FACTS_MODEL": "small", "FACTS_KEY": "sk-secret"}
        told = environment | {f"HAMKARI_{name}": value for name, value in asked.items()} | {"no_proxy": "*"}
        done = subprocess.run(
            [*COMMAND, "extract", str(release), "--json"],
            capture_output=True, text=True, env=told, check=True,
        )  # fmt: skip
        assert len(endpoint.asked) == 1
        shown = subprocess.run([*COMMAND, "doctor"], capture_output=True, text=True, env=told, check=False)
    assert done.stderr == "endpoint: 1 of 1 documents without an answer\n"
    assert {fact["source"] for fact in json.loads(done.stdout)["facts"]} == {"rules"}
    assert "sk-secret" not in done.stdout + done.stderr + shown.stdout + shown.stderr


@pytest.mark.parametrize(("unanswered", "told"), [(3, ["endpoint: 3 of 40 documents without an answer"]), (0, [])])
def test_an_ingest_tells_of_documents_without_an_answer(
    capsys: pytest.CaptureFixture[str], unanswered: int, told: list[str]
) -> None:
    report(Summary(new=40, asked=40, unanswered=unanswered), "fa")
    assert capsys.readouterr().err.splitlines() == told

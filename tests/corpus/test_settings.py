"""Settings: defaults, the file, the environment, and mistakes answered with the nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import SettingsError
from corpus.settings import Settings, load


def test_the_environment_beats_the_file_beats_the_default(tmp_path: Path) -> None:
    (tmp_path / "hamkari.toml").write_text('port = 9000\nhome = "/from/file"\n', "utf-8")
    found = load({"HAMKARI_HOME": "/from/environment"}, tmp_path)
    assert found.port == 9000
    assert found.home == Path("/from/environment")
    assert found.passage_tokens == Settings().passage_tokens


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("prot = 1", "Did you mean 'port'"),
        ("port = 'many'", "must be a int"),
        ("port = ", "not readable as TOML"),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "hamkari.toml").write_text(content, "utf-8")
    with pytest.raises(SettingsError, match=message):
        load({}, tmp_path)


def test_an_unknown_variable_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"HAMKARI_HOMR.*'home'"):
        load({"HAMKARI_HOMR": "/x"}, tmp_path)


def test_models_lie_in_the_home_unless_said() -> None:
    assert Settings(home=Path("/h")).models_path == Path("/h/models")
    assert Settings(home=Path("/h"), models=Path("/m")).models_path == Path("/m")

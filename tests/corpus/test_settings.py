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


ENDPOINT = {"HAMKARI_FACTS_ENDPOINT": "https://models.example/v1", "HAMKARI_FACTS_MODEL": "small"}
KEY = "sk-never-to-be-seen"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ENDPOINT": "models.example/v1"}, "facts_endpoint must be a URL"),
        ({"ENDPOINT": "file:///models"}, "facts_endpoint must be a URL"),
        ({"ENDPOINT": "https://models.example/v 1"}, "facts_endpoint must be a URL"),
        ({"ENDPOINT": "https://[models"}, "facts_endpoint is not a URL"),
        ({"ENDPOINT": "https://models.example:many/v1"}, "facts_endpoint is not a URL"),
        ({"ENDPOINT": f"https://me:{KEY}@models.example/v1"}, "facts_endpoint must hold no user"),
        ({"ENDPOINT": f"https://models.example/v1?key={KEY}"}, "facts_endpoint must hold no user"),
        ({"MODEL": " "}, "facts_model must name"),
        ({"KEY": f"{KEY}\nX-Other: 1"}, "facts_key must be of ASCII"),
        ({"KEY": f"{KEY}é"}, "facts_key must be of ASCII"),
        ({"TIMEOUT_S": "0"}, "facts_timeout_s must be more than 0"),
        ({"TIMEOUT_S": "nan"}, "facts_timeout_s must be more than 0"),
        ({"TIMEOUT_S": "soon"}, "'facts_timeout_s' .* must be a float"),
        ({"MODEL": "", "TIMEOUT_S": "-1"}, "facts_model must name.*; facts_timeout_s must be"),
    ],
)
def test_an_endpoint_that_cannot_be_asked_is_one_clear_error(
    tmp_path: Path, change: dict[str, str], message: str
) -> None:
    given = ENDPOINT | {f"HAMKARI_FACTS_{name}": value for name, value in change.items()}
    with pytest.raises(SettingsError, match=message) as raised:
        load(given, tmp_path)
    assert KEY not in str(raised.value)


def test_there_is_no_endpoint_unless_said_and_its_key_is_never_shown(tmp_path: Path) -> None:
    assert load({}, tmp_path).facts_endpoint == ""
    found = load(ENDPOINT | {"HAMKARI_FACTS_KEY": KEY}, tmp_path)
    assert found.facts_key == KEY
    assert KEY not in f"{found} {found!r}"

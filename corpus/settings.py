"""One frozen settings object: defaults, then `hamkari.toml`, then `HAMKARI_*` in the environment."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from corpus.endpoint import faults
from corpus.errors import SettingsError

PACKAGED_MODEL = "multilingual-e5-small"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that may be set. Sizes are in the unit their name ends with."""

    home: Path = field(default_factory=lambda: user_data_path("hamkari", appauthor=False))
    models: Path | None = None
    """Where unpacked models lie; inside the home if not said."""
    model: str = PACKAGED_MODEL
    """The packaged model, or the name or path of any sentence-transformers model."""
    precision: str = "auto"
    """"auto" lets a probe choose between "fp32" and "bf16"."""
    passage_tokens: int = 128
    overlap_sentences: int = 0
    """How many closing sentences of a passage the next one repeats. Kept at the measured best."""
    title_prefix: bool = False
    """Whether a passage is embedded behind its document's title. Kept at the measured best."""
    file_limit_mib: int = 256
    text_limit_chars: int = 10_000_000
    lexical_weight: float = 0.5
    candidates: int = 200
    """How many passages each of the two searches contributes to the fusion."""
    host: str = "127.0.0.1"
    port: int = 8000
    language: str = "fa"
    facts_endpoint: str = ""
    """Base URL of an OpenAI-compatible endpoint (…/v1) that may propose facts; it is sent the texts. Empty: none."""
    facts_model: str = ""
    facts_key: str = field(default="", repr=False)
    facts_timeout_s: float = 20.0
    """How long one answer may take in all."""

    @property
    def store_path(self) -> Path:
        return self.home / "hamkari.sqlite"

    @property
    def originals_path(self) -> Path:
        return self.home / "originals"

    @property
    def index_path(self) -> Path:
        return self.home / "index"

    @property
    def models_path(self) -> Path:
        return self.models or self.home / "models"


def load(environ: Mapping[str, str] | None = None, directory: Path | None = None) -> Settings:
    """Read the settings that hold here.

    Raises `SettingsError` for an unknown key (with the nearest name) or a value that does not fit.
    """
    environ = os.environ if environ is None else environ
    values: dict[str, Any] = {}
    for path in _files(environ, directory or Path.cwd()):
        for key, value in _read_toml(path).items():
            values[key] = _checked(key, value, str(path))
    for name, value in environ.items():
        if name.startswith("HAMKARI_") and name != "HAMKARI_CONFIG":
            key = name.removeprefix("HAMKARI_").lower()
            values[key] = _checked(key, value, f"the environment ({name})")
    found = Settings(**values)
    if wrong := faults(found.facts_endpoint, found.facts_model, found.facts_key, found.facts_timeout_s):
        raise SettingsError(f"The endpoint for facts cannot be asked: {'; '.join(wrong)}.")
    return found


def _files(environ: Mapping[str, str], directory: Path) -> list[Path]:
    """`hamkari.toml` of the working folder, or the file named by HAMKARI_CONFIG."""
    if named := environ.get("HAMKARI_CONFIG"):
        if not Path(named).is_file():
            raise SettingsError(f"HAMKARI_CONFIG names {named}, which is not a file.")
        return [Path(named)]
    return [path for path in [directory / "hamkari.toml"] if path.is_file()]


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not readable as TOML: {error}") from error


def _checked(key: str, value: Any, where: str) -> Any:
    """`value` converted to the type of setting `key`."""
    kinds = {item.name: str(item.type) for item in fields(Settings)}
    if key not in kinds:
        near = difflib.get_close_matches(key, kinds, n=1)
        raise SettingsError(f"Unknown setting {key!r} in {where}." + (f" Did you mean {near[0]!r}?" if near else ""))
    try:
        return _CONVERT[kinds[key]](value)
    except (ValueError, KeyError) as error:
        raise SettingsError(f"Setting {key!r} in {where} must be a {kinds[key]}, not {value!r}.") from error


def _boolean(value: Any) -> bool:
    return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}[str(value).lower()]


def _path(value: Any) -> Path:
    return Path(value).expanduser()


_CONVERT: dict[str, Callable[[Any], Any]] = {
    "Path": _path,
    "Path | None": _path,
    "str": str,
    "int": int,
    "float": float,
    "bool": _boolean,
}

"""What the store remembers of the model that made its vectors, known without loading the model."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corpus.embedding.unpacking import LAYOUT
from corpus.errors import SettingsError
from corpus.settings import PACKAGED_MODEL, Settings

_SAMPLE = 1 << 16


def model_identity(settings: Settings) -> str:
    """Equal exactly where vectors are interchangeable; precision does not count, its vectors are the same to 0.9995.

    Raises `SettingsError` when `settings.model` names a model that is not on this machine.
    """
    if settings.model == PACKAGED_MODEL:
        return f"{PACKAGED_MODEL}@{LAYOUT}"
    directory = local_folder(settings.model)
    return f"{Path(settings.model).name if _is_path(settings.model) else settings.model}@{_digest(directory)}"


def local_folder(model: str) -> Path:
    """The folder of a model named by path or by hub name. Raises `SettingsError` when it is not on this machine."""
    directory = Path(model).expanduser() if _is_path(model) else _cached(model)
    if not (directory / "modules.json").is_file():
        raise SettingsError(
            f"{directory} (model = {model!r}) is not a sentence-transformers model: it has no modules.json. "
            f"Give the folder of such a model, or leave the setting out to use the packaged {PACKAGED_MODEL}."
        )
    return directory


def _is_path(model: str) -> bool:
    return Path(model).expanduser().is_dir() or Path(model).is_absolute() or model.startswith((".", "~"))


def _cached(model: str) -> Path:
    """The newest snapshot of `model` in the local hub cache."""
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    names = [model] if "/" in model else [f"sentence-transformers/{model}", model]
    for name in names:
        try:
            found = try_to_load_from_cache(name, "modules.json")
        except HFValidationError:
            continue
        if isinstance(found, str):
            return Path(found).parent
    raise SettingsError(
        f"The model {model!r} is not on this machine, and Hamkari never downloads one by itself. "
        f"Put it into the local model cache (hf download {names[0]}), give the path of its folder instead, "
        f"or leave the setting out to use the packaged {PACKAGED_MODEL}."
    )


def _digest(directory: Path) -> str:
    """A hash over names and sizes of all files, the small ones' content, and samples of the weights."""
    digest = hashlib.sha256()
    for path in sorted(path for path in directory.rglob("*") if path.is_file() and path.suffix in _COUNTED):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(directory).as_posix()} {size}\n".encode())
        with path.open("rb") as file:
            for start in (0, size // 2, max(0, size - _SAMPLE)):
                file.seek(start)
                digest.update(file.read(_SAMPLE))
    return digest.hexdigest()[:12]


_COUNTED = {".json", ".txt", ".model", ".safetensors", ".bin"}

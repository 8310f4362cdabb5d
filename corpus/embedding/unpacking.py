"""The packaged model written once as a sentence-transformers folder, whole or not at all."""

from __future__ import annotations

import json
import shutil
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

from corpus.embedding import folder, weights
from corpus.errors import SettingsError
from corpus.settings import PACKAGED_MODEL, Settings

type Progress = Callable[[int, int], None]

LAYOUT = "q4-1"
"""Changes whenever the unpacked folder, and with it the vectors, would come out differently."""
MANIFEST = "manifest.json"
_TEMPORARY = ".unpacking-"
_MIB = 1 << 20


def unpack(settings: Settings, progress: Progress | None = None) -> Path:
    """The folder of the packaged model, unpacked now if it is missing or damaged.

    `progress` hears (bytes done, bytes in all). Two processes may call it at once: the second waits.
    Raises `MissingTool` without the package, `SettingsError` when the disk is full or the folder cannot be written.
    """
    target = settings.models_path / f"{PACKAGED_MODEL}-{LAYOUT}"
    if is_whole(target):
        return target
    try:
        settings.models_path.mkdir(parents=True, exist_ok=True)
        with FileLock(settings.models_path / f".{PACKAGED_MODEL}.lock"):
            if not is_whole(target):
                _write_whole(target, progress)
    except OSError as error:
        raise SettingsError(
            f"The model could not be unpacked into {settings.models_path}: {error}. "
            "Make that folder writable, or set HAMKARI_HOME to one that is."
        ) from error
    return target


def is_whole(target: Path) -> bool:
    """Whether every file of the folder is as it was written: its size and its checksum (0.5 s)."""
    try:
        entries = json.loads((target / MANIFEST).read_text("utf-8"))
        return all(_checksum(target / name) == expected for name, expected in entries.items())
    except (OSError, ValueError, AttributeError):
        return False


def _write_whole(target: Path, progress: Progress | None) -> None:
    """Fill a temporary folder beside `target`, then put it there in one step."""
    for leftover in target.parent.glob(f"{_TEMPORARY}*"):  # of a run that was killed: the lock is ours
        shutil.rmtree(leftover)
    packaged = weights.read(weights.packaged_path())
    check_space(target.parent, folder.size_of(packaged))
    temporary = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=target.parent))
    try:
        _fill(temporary, packaged, progress)
        if target.exists():
            target.rename(Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=target.parent)) / "damaged")
        temporary.replace(target)
    finally:
        for leftover in target.parent.glob(f"{_TEMPORARY}*"):
            shutil.rmtree(leftover, ignore_errors=True)


def _fill(temporary: Path, packaged: weights.Weights, progress: Progress | None) -> None:
    done, total = 0, folder.size_of(packaged)
    for written in folder.write(temporary, packaged):
        done = min(done + written, total)
        if progress:
            progress(done, total)
    names = sorted(path.relative_to(temporary).as_posix() for path in temporary.rglob("*") if path.is_file())
    manifest = {name: _checksum(temporary / name) for name in names}
    (temporary / MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")
    temporary.chmod(0o755)


def check_space(directory: Path, needed: int) -> None:
    """Raises `SettingsError` unless `needed` bytes are free."""
    free = shutil.disk_usage(directory).free
    if free < needed:
        raise SettingsError(
            f"The model needs {needed // _MIB} MiB in {directory}, where {free // _MIB} MiB are free. "
            "Make room there, or set HAMKARI_HOME to a folder on a larger disk."
        )


def _checksum(path: Path) -> list[int]:
    """[size, CRC-32]: against accidents, not against malice."""
    size = crc = 0
    with path.open("rb") as file:
        while block := file.read(_MIB):
            size, crc = size + len(block), zlib.crc32(block, crc)
    return [size, crc]

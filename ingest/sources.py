"""What there is to read: files, folders, globs and the standard input, each opened only when its turn comes."""

from __future__ import annotations

import difflib
import glob
import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import HamkariError
from corpus.reasons import Reason
from corpus.settings import Settings

STDIN = "-"
_CLUTTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFile:
    """The bytes of one file and where they came from.

    `origin` is an absolute path, "x.zip!member" or "stdin:<first 16 digits of the SHA-256>"; `name` is the last part of
    it, with its suffix. `path` is set when `data` are exactly the bytes of a file on disk.
    """

    origin: str
    name: str
    data: bytes
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """One file or record that was not read, while the rest goes on."""

    origin: str
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A file found; nothing of it is read before `open()`. `path` is None for the standard input."""

    origin: str
    name: str
    size: int
    path: Path | None
    limit: int
    """Bytes beyond which the file, or any member of it, is refused unread."""

    def open(self) -> Iterator[RawFile | Refused]:
        """The file, or the members of an archive."""
        from ingest.archives import unpack

        try:
            raw = self._read()
        except OSError as error:
            yield Refused(origin=self.origin, reason=Reason.NO_ACCESS, detail=error.strerror or str(error))
            return
        if isinstance(raw, Refused):
            yield raw
        else:
            yield from unpack(raw, self.limit)

    def _read(self) -> RawFile | Refused:
        if self.path is None:
            data = sys.stdin.buffer.read(self.limit + 1)
            origin, name = f"stdin:{hashlib.sha256(data).hexdigest()[:16]}", "stdin"
        elif self.path.stat().st_size > self.limit:
            return _too_large(self.origin, self.limit)
        else:
            with self.path.open("rb") as file:
                data = file.read(self.limit + 1)
            origin, name = self.origin, self.name
        if len(data) > self.limit:
            return _too_large(origin, self.limit)
        return RawFile(origin=origin, name=name, data=data, path=self.path)


def _too_large(origin: str, limit: int) -> Refused:
    detail = f"larger than the limit of {limit >> 20} MiB (file_limit_mib)"
    return Refused(origin=origin, reason=Reason.TOO_LARGE, detail=detail)


def find(paths: Sequence[str], settings: Settings) -> list[Candidate]:
    """Every file `paths` mean, each once: files as named, folders with all below them in order, globs, "-".

    In folders, hidden files, lock files (~$…) and anything that is no file are passed over. Raises `HamkariError`
    naming a path that is not there.
    """
    limit = settings.file_limit_mib << 20
    found: dict[str, Candidate] = {}
    for given in paths:
        for path in _expand(given):
            key = STDIN if path is None else os.path.realpath(path)
            found.setdefault(key, _candidate(path, limit))
    return list(found.values())


def _candidate(path: Path | None, limit: int) -> Candidate:
    if path is None:
        return Candidate(origin=STDIN, name="stdin", size=0, path=None, limit=limit)
    origin = printable(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() keeps ".."
    try:
        size = path.stat().st_size
    except OSError:
        size = 0  # open() will say why
    return Candidate(origin=origin, name=origin.rsplit(os.sep, 1)[-1], size=size, path=path, limit=limit)


def printable(name: str) -> str:
    """A file name as Unicode even where its bytes are not UTF-8 (an old disk's windows-1256, say)."""
    raw = os.fsencode(name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1256", "replace")


def _expand(given: str) -> Iterator[Path | None]:
    if given == STDIN:
        yield None
        return
    path = Path(given).expanduser()
    if path.is_dir():
        yield from _walk(path)
    elif path.is_file():
        yield path
    elif path.exists():
        raise HamkariError(
            f"{given} is neither a file nor a folder. Give a file, a folder, a pattern such as 'news/*.html', or '-'."
        )
    else:
        yield from _matches(given, path)


def _matches(given: str, path: Path) -> Iterator[Path]:
    matches = sorted(glob.glob(str(path), recursive=True)) if glob.has_magic(given) else []  # noqa: PTH207 - absolute patterns
    if not matches:
        raise HamkariError(_missing(given, path))
    for match in map(Path, matches):
        if match.is_dir():
            if "**" not in given:  # "**" lists what is below by itself
                yield from _walk(match)
        elif match.is_file():
            yield match


def _missing(given: str, path: Path) -> str:
    """Says that nothing is there, and what of a similar name is."""
    if glob.has_magic(given):
        return f"No file matches {given}. Look at the pattern, and quote it so that the shell leaves it alone."
    try:
        beside = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return f"There is no {given}: the folder {path.parent} does not exist or cannot be read. Look at the path."
    near = difflib.get_close_matches(path.name, beside, n=3)
    return f"There is no {given}." + (f" Did you mean {' or '.join(near)}?" if near else " Look at the path.")


def _walk(folder: Path, above: frozenset[tuple[int, int]] = frozenset()) -> Iterator[Path]:
    """Files below `folder` in order of name. A folder that links back to one above it is not entered again."""
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        yield folder  # opening it will be refused with the cause
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        return
    for entry in entries:
        if not is_clutter(entry.name):
            yield from _entry(entry, above | {here})


def _entry(entry: Path, above: frozenset[tuple[int, int]]) -> Iterator[Path]:
    try:
        mode = entry.stat().st_mode
    except OSError:
        return  # a dangling link names nothing
    if stat.S_ISDIR(mode):
        yield from _walk(entry, above)
    elif stat.S_ISREG(mode):
        yield entry


def is_clutter(name: str) -> bool:
    """Files that programs leave beside documents."""
    return name.startswith((".", "~$")) or name.lower() in _CLUTTER

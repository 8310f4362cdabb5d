"""Archives: what a .zip or .gz holds, unpacked in memory within limits that no crafted file can pass."""

from __future__ import annotations

import gzip
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from corpus.reasons import Reason
from ingest.sources import RawFile, Refused, is_clutter

MAX_MEMBERS = 50_000
MAX_DEPTH = 2
"""How deep archives may stand inside the one that was given."""
MAX_RATIO = 200
"""Real text packs 3 to 20 times smaller; only beyond `RATIO_FREE` bytes does the ratio count."""
RATIO_FREE = 32 << 20
TOTAL_FACTOR = 8
"""All members together may be this many times the limit of one file."""
_UNSAFE_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\0")
_PACKAGE_MARKS = frozenset({"[Content_Types].xml", "mimetype"})


class _Bomb(Exception):
    """More came out than may."""


class _Budget:
    """Bytes that may still come out of one given archive, all levels together."""

    def __init__(self, limit: int) -> None:
        self.member = limit
        self.left = limit * TOTAL_FACTOR

    def take(self, stream: IO[bytes] | gzip.GzipFile, packed: int) -> bytes:
        """Everything in `stream`. Raises `_Bomb` as soon as it is too much."""
        data = stream.read(min(self.member, self.left) + 1)
        if len(data) > self.left:
            raise _Bomb("unpacked, all its members together are too large")
        if len(data) > self.member:
            raise _Bomb(f"unpacked, it is larger than {self.member >> 20} MiB")
        if len(data) > RATIO_FREE and len(data) > MAX_RATIO * max(packed, 1):
            raise _Bomb(f"it unpacks to more than {MAX_RATIO} times its size")
        self.left -= len(data)
        return data


def unpack(file: RawFile, limit: int) -> Iterator[RawFile | Refused]:
    """The members of an archive, or the file itself when it is none. `limit` is the most bytes a member may have."""
    yield from _unpack(file, _Budget(limit), depth=0)


def _unpack(file: RawFile, budget: _Budget, depth: int) -> Iterator[RawFile | Refused]:
    name = file.name.lower()
    bare = "." not in name
    if file.data.startswith(b"\x1f\x8b") and (bare or name.endswith(".gz")):
        yield from _gz(file, budget, depth)
    elif file.data.startswith((b"PK\x03\x04", b"PK\x05\x06")) and (bare or name.endswith(".zip")):
        yield from _zip(file, budget, depth)
    else:
        yield file


def _refused(origin: str, reason: Reason, detail: str) -> Refused:
    return Refused(origin=origin, reason=reason, detail=detail)


def _gz(file: RawFile, budget: _Budget, depth: int) -> Iterator[RawFile | Refused]:
    """The one file inside; it keeps the archive's origin and loses the suffix .gz."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(file.data)) as stream:
            data = budget.take(stream, len(file.data))
    except _Bomb as error:
        yield _refused(file.origin, Reason.UNSAFE_ARCHIVE, str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield _refused(file.origin, Reason.BROKEN, f"the .gz cannot be unpacked: {error}")
    else:
        inner = RawFile(origin=file.origin, name=re.sub(r"(?i)\.gz$", "", file.name), data=data)
        yield from _deeper(inner, budget, depth)


def _deeper(inner: RawFile, budget: _Budget, depth: int) -> Iterator[RawFile | Refused]:
    """What is inside an unpacked file, unless it stands too deep."""
    for found in _unpack(inner, budget, depth + 1) if depth < MAX_DEPTH else [inner]:
        if depth >= MAX_DEPTH and inner.name.lower().endswith((".zip", ".gz")):
            yield _refused(inner.origin, Reason.UNSAFE_ARCHIVE, f"archives inside archives more than {MAX_DEPTH} deep")
        else:
            yield found


def _zip(file: RawFile, budget: _Budget, depth: int) -> Iterator[RawFile | Refused]:
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            entries = archive.infolist()
            if _PACKAGE_MARKS & {entry.filename for entry in entries}:
                yield file  # an office document named .zip: its reader will say so
            elif len(entries) > MAX_MEMBERS:
                yield _refused(file.origin, Reason.UNSAFE_ARCHIVE, f"{len(entries)} members; {MAX_MEMBERS} are allowed")
            elif not entries:
                yield _refused(file.origin, Reason.NO_TEXT, "the archive is empty")
            else:
                yield from _members(file, archive, budget, depth)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        yield _refused(file.origin, Reason.BROKEN, f"the .zip cannot be opened: {error}")


def _members(file: RawFile, archive: zipfile.ZipFile, budget: _Budget, depth: int) -> Iterator[RawFile | Refused]:
    seen: dict[str, int] = {}
    for entry in archive.infolist():
        name = member_name(entry)
        if entry.is_dir() or any(is_clutter(part) for part in name.split("/") if part not in {"", ".", ".."}):
            continue
        seen[name] = seen.get(name, 0) + 1
        unique = name if seen[name] == 1 else f"{name}~{seen[name]}"
        origin = f"{file.origin}!{unique}"
        try:
            data = _member(archive, entry, budget)
        except _Refusal as refusal:
            yield _refused(origin, refusal.reason, refusal.detail)
        else:
            inner = RawFile(origin=origin, name=name.rsplit("/", 1)[-1], data=data)
            yield from _deeper(inner, budget, depth)


class _Refusal(Exception):
    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: _Budget) -> bytes:
    if _UNSAFE_NAME.search(entry.orig_filename):
        raise _Refusal(Reason.UNSAFE_ARCHIVE, "the member's name leads out of the archive")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise _Refusal(Reason.UNSAFE_ARCHIVE, "the member is a link")
    if entry.flag_bits & 0x1:
        raise _Refusal(Reason.PASSWORD, "the member is encrypted")
    try:
        with archive.open(entry) as stream:
            return budget.take(stream, entry.compress_size)
    except _Bomb as error:
        raise _Refusal(Reason.UNSAFE_ARCHIVE, str(error)) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error) as error:
        unsafe = "overlap" in str(error).lower()
        raise _Refusal(Reason.UNSAFE_ARCHIVE if unsafe else Reason.BROKEN, f"cannot be unpacked: {error}") from error


def member_name(entry: zipfile.ZipInfo) -> str:
    """The member's name as its author saw it: old programs wrote UTF-8 or windows-1256 without saying so."""
    if entry.flag_bits & 0x800:
        return _tidy(entry.filename)
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return _tidy(entry.filename)
    for encoding in ("utf-8", "cp1256"):
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if name.isascii() or encoding == "utf-8" or any("\u0600" <= letter <= "\u06ff" for letter in name):
            return _tidy(name)
    return _tidy(entry.filename)


def _tidy(name: str) -> str:
    return name.replace("\\", "/").encode("utf-8", "replace").decode("utf-8")

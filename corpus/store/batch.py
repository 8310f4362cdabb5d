"""What one write transaction carries: whole documents with all that belongs to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from corpus.facts import Extraction
from corpus.models import Document, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A new or changed document.

    `hashes[i]` names the vector of `passages[i]`; `file` is the origin of the file it came in. `extraction` is what
    version `extractor` of the extractor read in it; None where none has.
    """

    document: Document
    passages: tuple[Passage, ...]
    hashes: tuple[bytes, ...]
    file: str
    identity: str
    extraction: Extraction | None = None
    extractor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A place that holds exactly what document `key` holds already."""

    origin: str
    file: str
    identity: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A file, or one record of it, that is quarantined."""

    origin: str
    file: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletedFile:
    """A file read to its end in this run.

    `digest` covers its bytes and the reading options; None if anything in it was refused.
    """

    origin: str
    digest: str | None
    documents: int
    began: str
    """ISO time this reading began: refusals noted before it are out of date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """All of it is written, or none. `vectors` maps a surface's hash to its unit vector."""

    collection: str
    entries: tuple[Entry, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    completed: tuple[CompletedFile, ...] = ()
    vectors: Mapping[bytes, NDArray[np.float32]] = field(default_factory=dict)
    model: str = ""

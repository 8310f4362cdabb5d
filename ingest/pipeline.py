"""From files to the store: read, check, describe, split, extract, embed, write: whole documents, a window at a time."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from corpus.embedding import Embedder
from corpus.errors import Unreadable
from corpus.facts import Extraction
from corpus.models import Document, Draft, Passage
from corpus.persian import Analyser, sentences
from corpus.reasons import Reason
from corpus.settings import Settings
from corpus.store import Batch, CompletedFile, Entry, Refusal, Repeat, Store, require_model
from corpus.store.rows import now
from ingest import originals, preflight
from ingest.describe import describe
from ingest.extract import EXTRACTION_VERSION, Reading, extract
from ingest.proposing import Proposer
from ingest.readers import ReadOptions, read
from ingest.sources import Candidate, RawFile, Refused
from ingest.split import split
from ingest.summary import Summary

WINDOW_PASSAGES = 512
"""Passages embedded in one call: enough to sort by length, few enough to lose little when killed."""
DOCUMENTS_A_WRITE = 50
"""One document a transaction costs 15 times as much (290 against 4,466 documents a second)."""

Progress = Callable[[Candidate | None, Summary], None]
"""Called after every file and every write with the file at hand and the counts so far."""


def ingest(
    candidates: Iterable[Candidate],
    store: Store,
    settings: Settings,
    analyser: Analyser,
    embedder: Callable[[int], Embedder],
    *,
    collection: str = "main",
    mapping: Mapping[str, str] | None = None,
    progress: Progress = lambda _candidate, _summary: None,
) -> Summary:
    """Bring every document of `candidates` into `store`.

    `embedder` is called for every window that has something to embed, with the number of its passages. Interrupted at
    any point, what is written is whole, and the same call goes on where it stopped.
    """
    run = _Run(
        store, settings, analyser, embedder, collection, ReadOptions(settings=settings, mapping=mapping), progress
    )
    began = time.monotonic()
    candidates = list(candidates)
    run.summary.expected = len(candidates)
    try:
        for candidate in candidates:
            run.take(candidate)
        run.flush()
    except KeyboardInterrupt:
        run.summary.stopped = True
    run.summary.asked, run.summary.unanswered = run.proposer.asked, run.proposer.unanswered
    run.summary.seconds = time.monotonic() - began
    return run.summary


@dataclass(frozen=True, slots=True)
class _Work:
    """A document on its way to the store; `surfaces[i]` is what is embedded for `passages[i]`."""

    document: Document
    extraction: Extraction
    passages: list[Passage]
    surfaces: list[str]
    file: str
    identity: str
    changed: bool


class _Run:
    """One ingest: the window under way and the counts so far. Counts grow only with what is written."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        analyser: Analyser,
        embedder: Callable[[int], Embedder],
        collection: str,
        options: ReadOptions,
        progress: Progress,
    ) -> None:
        self.store = store
        self.settings = settings
        self.analyser = analyser
        self.open_embedder = embedder
        self.model = ""
        self.collection = collection
        self.options = options
        self.progress = progress
        self.summary = Summary()
        self.proposer = Proposer(settings=settings)
        self.refused = 0
        """In the whole run; the window's own list is emptied in the middle of a long file."""
        self._clear()

    def _clear(self) -> None:
        self.work: list[_Work] = []
        self.repeats: list[Repeat] = []
        self.refusals: list[Refusal] = []
        self.completed: list[CompletedFile] = []
        self.pending: dict[str, str] = {}  # identity -> key of documents of this window
        self.waiting = 0

    def take(self, candidate: Candidate) -> None:
        """Read one file or archive and put what it holds into the window."""
        began, itself = now(), False
        for file in candidate.open():
            if isinstance(file, Refused):
                self._refuse(file.origin, candidate.origin, file.reason.value, file.detail)
            else:
                self._take_file(file)
                itself |= file.origin == candidate.origin
        if not itself:  # an archive: what was refused of it before, and is not now, leaves the quarantine
            self.completed.append(CompletedFile(origin=candidate.origin, digest=None, documents=0, began=began))
        self.progress(candidate, self.summary)

    def _take_file(self, file: RawFile) -> None:
        self.summary.expected += _records(file) - 1
        digest = self._digest(file.data)
        done = self.store.completed(self.collection, file.origin, digest)
        self.summary.files += 1
        if done is not None:
            self.summary.unchanged += done
            return
        began, refused, count = now(), self.refused, 0
        known = self.store.known(self.collection, file.origin)
        for draft in self._drafts(file):
            self._take_draft(draft, file, known)
            count += 1
        clean = self.refused == refused
        self.completed.append(
            CompletedFile(origin=file.origin, digest=digest if clean else None, documents=count, began=began)
        )

    def _digest(self, data: bytes) -> str:
        """Names the bytes and how they are read: with another mapping the same file is read again."""
        mapping = sorted(self.options.mapping.items()) if self.options.mapping else []
        return hashlib.sha256(repr(mapping).encode() + b"\0" + data).hexdigest()

    def _drafts(self, file: RawFile) -> Iterator[Draft]:
        try:
            for found in read(file, self.options):
                if isinstance(found, Refused):
                    self._refuse(found.origin, file.origin, found.reason.value, found.detail)
                else:
                    yield found
        except Unreadable as error:
            self._refuse(file.origin, file.origin, error.reason.value, error.detail)

    def _refuse(self, origin: str, file: str, reason: str, detail: str) -> None:
        self.refused += 1
        self.refusals.append(Refusal(origin=origin, file=file, reason=reason, detail=detail))

    def _take_draft(self, draft: Draft, file: RawFile, known: Mapping[str, str]) -> None:
        origin = f"{file.origin}!{draft.member}" if draft.member else file.origin
        identity = _identity(draft)
        if known.get(origin) == identity:
            self.summary.unchanged += 1
            return
        holder = self.pending.get(identity) or self.store.holder(self.collection, identity)
        if holder is not None:
            self.repeats.append(Repeat(origin=origin, file=file.origin, identity=identity, key=holder))
            return
        try:
            _require_storable(draft)
            preflight.check(draft.text, self.settings)
            self._add(draft, file, identity, changed=origin in known)
        except Unreadable as error:
            self._refuse(origin, file.origin, error.reason.value, error.detail)

    def _add(self, draft: Draft, file: RawFile, identity: str, *, changed: bool) -> None:
        document = describe(draft, file, collection=self.collection)
        if not draft.member:
            document = replace(document, original=originals.keep(self.settings.originals_path, file.data))
        passages = split(
            document.text,
            sentences(document.text),
            document.headings,
            tokens=self.settings.passage_tokens,
            overlap=self.settings.overlap_sentences,
        )
        surfaces = [passage_surface(self.analyser, self.settings, document, passage) for passage in passages]
        reading = Reading.of(document)
        extraction = self.proposer.added(reading, extract(reading))
        self.work.append(_Work(document, extraction, passages, surfaces, file.origin, identity, changed))
        self.pending[identity] = document.key
        self.waiting += len(passages)
        if self.waiting >= WINDOW_PASSAGES:
            self.flush()

    def flush(self) -> None:
        """Embed and write the window. Files are marked read only behind the last of their documents."""
        vectors = self._embed()
        entries = [_entry(work) for work in self.work]
        *firsts, last = [*_chunks(entries, DOCUMENTS_A_WRITE)] or [()]
        for some in firsts:
            self.store.write(
                Batch(collection=self.collection, entries=some, vectors=_of(some, vectors), model=self.model)
            )
        batch = Batch(
            collection=self.collection,
            entries=last,
            repeats=tuple(self.repeats),
            refusals=tuple(self.refusals),
            completed=tuple(self.completed),
            vectors=_of(last, vectors),
            model=self.model,
        )
        if batch.entries or batch.repeats or batch.refusals or batch.completed:
            self.store.write(batch)
        self._count(len(vectors))
        self._clear()
        self.progress(None, self.summary)

    def _count(self, embedded: int) -> None:
        changed = sum(work.changed for work in self.work)
        self.summary.changed += changed
        self.summary.new += len(self.work) - changed
        self.summary.duplicate += len(self.repeats)
        self.summary.refusals += self.refusals
        self.summary.passages += self.waiting
        self.summary.embedded += embedded

    def _opened(self, expected: int) -> Embedder:
        """An embedder for so many passages, once it is sure that the store's vectors are of its model."""
        embedder = self.open_embedder(expected)
        if embedder.model != self.model:
            require_model(self.store, embedder.model)
            self.store.remember("model", embedder.model)
            self.model = embedder.model
        return embedder

    def _embed(self) -> dict[bytes, NDArray[np.float32]]:
        """Vectors of the window's surfaces that the store does not hold yet."""
        wanted = {surface_hash(surface): surface for work in self.work for surface in work.surfaces}
        if not wanted:
            return {}
        began = time.monotonic()
        embedder = self._opened(len(wanted))
        for known in self.store.vectors_known(wanted, embedder.model):
            del wanted[known]
        found = dict(zip(wanted, embedder.passages(list(wanted.values())), strict=True)) if wanted else {}
        self.summary.embedding_seconds += time.monotonic() - began
        return found


def surface_hash(surface: str) -> bytes:
    """The name of a surface's vector."""
    return hashlib.blake2b(surface.encode("utf-8", "replace"), digest_size=16).digest()


def passage_surface(analyser: Analyser, settings: Settings, document: Document, passage: Passage) -> str:
    """What the embedder gets for a passage."""
    surface = analyser.surface(passage.span.of(document.text))
    if settings.title_prefix and document.title:
        return f"{analyser.surface(document.title)}: {surface}"
    return surface


def _identity(draft: Draft) -> str:
    """Equal for equal content. Records with ids of their own are never each other's repeats."""
    content = (
        draft.own_id,
        draft.text,
        draft.title,
        draft.published,
        draft.source,
        draft.url,
        draft.type,
        draft.language,
    )
    return hashlib.sha256(repr(content).encode("utf-8", "surrogatepass")).hexdigest()


def _require_storable(draft: Draft) -> None:
    """Raise `Unreadable` if a string holds half a character, which no file or database can hold."""
    for text in (draft.text, draft.own_id, draft.title, draft.published, draft.source, draft.url, draft.type):
        try:
            (text or "").encode()
        except UnicodeEncodeError as error:
            raise Unreadable(Reason.ENCODING, f"half a character (lone surrogate) at {error.start}") from error


def _records(file: RawFile) -> int:
    """About how many documents a file holds."""
    one_a_line = file.name.lower().endswith((".jsonl", ".ndjson", ".csv", ".tsv"))
    return max(1, file.data.count(b"\n")) if one_a_line else 1


def _entry(work: _Work) -> Entry:
    return Entry(
        document=work.document,
        passages=tuple(work.passages),
        hashes=tuple(surface_hash(surface) for surface in work.surfaces),
        file=work.file,
        identity=work.identity,
        extraction=work.extraction,
        extractor=EXTRACTION_VERSION,
    )


def _of(entries: Iterable[Entry], vectors: Mapping[bytes, NDArray[np.float32]]) -> dict[bytes, NDArray[np.float32]]:
    return {name: vectors[name] for entry in entries for name in entry.hashes if name in vectors}


def _chunks(entries: list[Entry], size: int) -> Iterator[tuple[Entry, ...]]:
    for first in range(0, len(entries), size):
        yield tuple(entries[first : first + size])

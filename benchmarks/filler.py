"""Fills a store up to a size with recombined sentences of its own, to measure at that size."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import batched

import numpy as np
from numpy.typing import NDArray

from corpus.models import Dated, Document, Passage, Span
from corpus.persian import sentences
from corpus.store import Batch, Entry, Store

SENTENCES = 5
SAMPLE = 20_000


def fill(store: Store, wanted: int) -> int:
    """Write one-passage documents until the store holds `wanted` passages; returns how many were written.

    A filler's vector is the mean of the vectors its sentences come from: spread like real ones, without embedding.
    """
    model = store.fact("model")
    missing = wanted - store.counts().passages
    if model is None or missing <= 0:
        return 0
    pool = list(_pool(store, model))
    generator = random.Random(7)  # noqa: S311 - repeatable, no secret
    for some in batched((_filler(number, pool, generator) for number in range(missing)), 500):
        entries = tuple(entry for entry, _ in some)
        vectors = {entry.hashes[0]: vector for entry, vector in some}
        store.write(Batch(collection="filler", entries=entries, vectors=vectors, model=model))
    return missing


def _pool(store: Store, model: str) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Sentences of the store, each with the vector of its passage."""
    rows = list(store.passage_rows(0, model))
    random.Random(7).shuffle(rows)  # noqa: S311 - repeatable, no secret
    chosen = rows[:SAMPLE]
    spans = store.passage_spans([row.id for row in chosen])
    texts = {document.key: document.text for document in store.documents(list({row.document for row in chosen}))}
    for row in chosen:
        vector = np.frombuffer(row.vector, "<f2").astype(np.float32)
        piece = spans[row.id][1].span.of(texts[row.document])
        yield from ((span.of(piece), vector) for span in sentences(piece))


def _filler(
    number: int, pool: list[tuple[str, NDArray[np.float32]]], generator: random.Random
) -> tuple[Entry, NDArray[np.float32]]:
    parts = generator.choices(pool, k=SENTENCES)
    text = " ".join(sentence for sentence, _ in parts)
    mean = np.mean([vector for _, vector in parts], axis=0)
    key = f"{number:016x}"
    document = Document(
        key=key,
        id=f"filler-{number}",
        text=text,
        origin=f"filler:{number}",
        collection="filler",
        source=f"filler {number % 7}",
        type="news",
        published=Dated(day=date(2020, 1, 1) + timedelta(days=number % 2000), rule="metadata"),
    )
    entry = Entry(
        document=document,
        passages=(Passage(span=Span(start=0, end=len(text))),),
        hashes=(bytes.fromhex(key) * 2,),
        file=document.origin,
        identity=document.fingerprint,
    )
    return entry, (mean / np.linalg.norm(mean)).astype(np.float32)

"""Documents by their words: a tantivy index over the analyser's terms, BM25, filtered inside the search."""

from __future__ import annotations

import datetime
import json
import math
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy
from filelock import FileLock, Timeout

from corpus.models import Document
from corpus.persian import ANALYSIS_VERSION, Analyser
from corpus.store import Store
from search.models import Filters

FORMAT = 1
TITLE_BOOST = 0.1
"""A title often repeats the first line; at 1.0 it cost 0.06 nDCG@10 on posts, at 0.1 it gains up to 0.003."""
WRITER_BYTES = 128 * 2**20
WAIT_SECONDS = 1.0
"""How long a query waits for another process that is bringing the index up to date."""


class TermIndex:
    """One entry a document, named by the id of its first passage (`head`), which changes with every version.

    Whole documents rank better than their best passage (nDCG@10 0.880 against 0.818 on long news articles).
    A file lock lets one process write; all others see its commits.
    """

    def __init__(self, folder: Path, analyser: Analyser) -> None:
        self.folder = folder
        self.analyser = analyser
        self._lock = FileLock(folder.with_suffix(".lock"))
        self._index = self._open()
        self._applied = self._read_applied()

    def refresh(self, store: Store) -> bool:
        """Take in what the store gained and lost. False if another process is at it and did not finish in time."""
        generation = store.generation()
        if self._read_applied() == generation:
            self._see(generation)
            return True
        try:
            with self._lock.acquire(timeout=WAIT_SECONDS):
                self._catch_up(store, generation)
        except Timeout:
            self._index.reload()
            return False
        self._see(generation)
        return True

    def rewrite(self, store: Store) -> None:
        """Make the index again from the store, so that no file on disk still holds words of removed documents."""
        with self._lock:
            generation = store.generation()
            writer = self._index.writer(WRITER_BYTES, 1)
            writer.delete_all_documents()
            for head, document in store.heads_after(0):
                writer.add_document(self._entry(head, document))
            writer.commit()
            self._index.reload()
            writer.garbage_collect_files()
            writer.wait_merging_threads()
            self._applied_is(generation)
        self._see(generation)

    def rank(self, terms: Sequence[str], count: int, filters: Filters) -> list[tuple[int, float]]:
        """Heads of `count` documents at most with their BM25 scores, best first."""
        if not terms:
            return []
        return self._search(tantivy.Query.boolean_query(self._wanted(terms) + self._filtered(filters)), count)

    def scores(self, terms: Sequence[str], heads: Sequence[int]) -> dict[int, float]:
        """The BM25 scores of just these documents; those without any of the terms are missing."""
        if not terms or not heads:
            return {}
        among = tantivy.Query.term_set_query(self._index.schema, "head", list(heads))
        query = tantivy.Query.boolean_query([*self._wanted(terms), _must(among)])
        return dict(self._search(query, len(heads)))

    def rarity(self, term: str) -> float:
        """Inverse document frequency of `term`: how much finding it tells."""
        return math.log(1 + self._index.searcher().num_docs / (1 + self.holders(term)))

    def known_share(self, terms: Sequence[str]) -> float:
        """How much of what `terms` tell is in the collection at all, in [0, 1]."""
        told = [(self.rarity(term), self.holders(term) > 0) for term in terms]
        whole = sum(rarity for rarity, _ in told)
        return sum(rarity for rarity, held in told if held) / whole if whole else 0.0

    def holders(self, term: str) -> int:
        """How many documents have `term` in their text."""
        return int(self._index.searcher().doc_freq("body", term))

    def _search(self, query: tantivy.Query, count: int) -> list[tuple[int, float]]:
        searcher = self._index.searcher()
        hits = searcher.search(query, count, count=False).hits
        heads = searcher.fast_field_values("head", [address for _, address in hits])
        return [(int(head), float(score)) for head, (score, _) in zip(heads, hits, strict=True)]

    def _wanted(self, terms: Sequence[str]) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        """At least one of `terms`, in the text or the title; scores add up."""
        schema, query = self._index.schema, tantivy.Query
        anywhere = []
        for term in terms:
            anywhere.append((tantivy.Occur.Should, query.term_query(schema, "body", term)))
            in_title = query.boost_query(query.term_query(schema, "title", term), TITLE_BOOST)
            anywhere.append((tantivy.Occur.Should, in_title))
        return [(tantivy.Occur.Must, query.boolean_query(anywhere))]

    def _filtered(self, filters: Filters) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        schema, query = self._index.schema, tantivy.Query
        musts = [
            _must(query.term_set_query(schema, field, sorted(values)))
            for field, values in (
                ("collection", filters.collections),
                ("source", filters.sources or None),
                ("type", filters.types or None),
            )
            if values is not None
        ]
        if filters.since is not None or filters.until is not None:
            first = filters.since.toordinal() if filters.since else 1
            last = filters.until.toordinal() if filters.until else datetime.date.max.toordinal()
            musts.append(_must(query.range_query(schema, "day", tantivy.FieldType.Unsigned, first, last)))
        return musts

    def _open(self) -> tantivy.Index:
        """The index on disk, made anew where there is none or where terms are made differently now."""
        with self._lock:
            about = self.folder / "about.json"
            try:
                fits = json.loads(about.read_text("utf-8")) == _ABOUT
                if fits:
                    return tantivy.Index.open(str(self.folder))
            except (OSError, ValueError):
                pass  # none, or a damaged one: derived data, made anew
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            index = tantivy.Index(_schema(), path=str(self.folder))
            about.write_text(json.dumps(_ABOUT), "utf-8")
            return index

    def _catch_up(self, store: Store, generation: int) -> None:
        """Under the lock. The last head in the index tells what it holds, so a crash on the way costs nothing."""
        self._index.reload()
        applied = self._read_applied()
        if applied >= generation:
            return
        gone = store.removed_since(applied)
        writer = self._index.writer(WRITER_BYTES, 1)
        for head in gone:
            writer.delete_documents_by_term("head", head)
        for head, document in store.heads_after(self._last_head()):
            writer.add_document(self._entry(head, document))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._applied_is(generation)

    def _entry(self, head: int, document: Document) -> tantivy.Document:
        entry = tantivy.Document()
        entry.add_unsigned("head", head)
        entry.add_text("body", " ".join(self.analyser.terms(document.text)))
        entry.add_text("title", " ".join(self.analyser.terms(document.title or "")))
        entry.add_text("collection", document.collection)
        entry.add_text("source", document.source or "")
        entry.add_text("type", document.type or "")
        if document.published:
            entry.add_unsigned("day", document.published.day.toordinal())
        return entry

    def _last_head(self) -> int:
        hits = self._index.searcher().search(tantivy.Query.all_query(), 1, order_by_field="head").hits
        return int(hits[0][0]) if hits else 0

    def _see(self, generation: int) -> None:
        if generation != self._applied:
            self._index.reload()
            self._applied = generation

    def _applied_is(self, generation: int) -> None:
        partial = self.folder / "applied.partial"
        partial.write_text(str(generation), "utf-8")
        partial.replace(self.folder / "applied")

    def _read_applied(self) -> int:
        """The store's generation this index on disk has taken in."""
        try:
            return int((self.folder / "applied").read_text("utf-8"))
        except (OSError, ValueError):
            return -1


_ABOUT = {"format": FORMAT, "analysis": ANALYSIS_VERSION}


def _must(query: tantivy.Query) -> tuple[tantivy.Occur, tantivy.Query]:
    """A condition that adds nothing to the score (a bare Must would add 1.0)."""
    return tantivy.Occur.Must, tantivy.Query.boost_query(query, 0.0)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("head", stored=False, indexed=True, fast=True)
    for field in ("body", "title"):
        builder.add_text_field(field, stored=False, tokenizer_name="whitespace", index_option="position")
    for field in ("collection", "source", "type"):
        builder.add_text_field(field, stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("day", stored=False, indexed=True, fast=True)
    return builder.build()


def unique(terms: Iterable[str]) -> list[str]:
    """`terms` without repeats, in order."""
    return list(dict.fromkeys(terms))

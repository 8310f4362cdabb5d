"""Judged collections and runs: BEIR-style folders in, TREC run files out."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from corpus.errors import HamkariError

TAG = "hamkari"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A collection's questions and which documents answer them; its documents stay in the file `corpus`."""

    name: str
    corpus: Path
    queries: dict[str, str]
    judgements: dict[str, dict[str, float]]

    def sampled(self, count: int) -> Judged:
        """At most `count` questions, drawn the same way every time."""
        names = list(self.queries)
        random.Random(3).shuffle(names)  # noqa: S311 - a repeatable sample, no secret
        kept = names[:count]
        return Judged(
            name=self.name,
            corpus=self.corpus,
            queries={name: self.queries[name] for name in kept},
            judgements={name: self.judgements[name] for name in kept},
        )


def read_folder(folder: Path) -> Judged:
    """Read `corpus.jsonl`, `queries.jsonl` (gzipped or not) and `qrels.tsv`. Only judged questions are kept."""
    corpus, queries, qrels = _present(folder, "corpus.jsonl"), _present(folder, "queries.jsonl"), folder / "qrels.tsv"
    if not qrels.is_file():
        raise HamkariError(
            f"{folder} has no qrels.tsv; a judged folder needs corpus.jsonl, queries.jsonl and qrels.tsv."
        )
    judgements = _judgements(qrels)
    texts = {name: text for name, text in read_queries(queries) if name in judgements}
    if not texts:
        raise HamkariError(f"{qrels} judges none of the questions of {queries.name}.")
    return Judged(
        name=folder.resolve().name,
        corpus=corpus,
        queries=texts,
        judgements={name: judgements[name] for name in texts},
    )


def read_queries(path: Path) -> Iterator[tuple[str, str]]:
    """Ids and texts of a JSONL file of questions, `{"_id", "text"}` a line."""
    with open_text(path) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _query(line, f"{path}:{number}")


def write_run(file: TextIO, query: str, ranking: Iterable[tuple[str, float]]) -> None:
    """One question's ranking as TREC lines: `qid Q0 id rank score tag`. Blanks in ids become underscores."""
    for rank, (name, score) in enumerate(ranking, 1):
        file.write(f"{_plain(query)} Q0 {_plain(name)} {rank} {score:.6f} {TAG}\n")


def open_text(path: Path) -> TextIO:
    """A UTF-8 text file, gzipped or not."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _query(line: str, where: str) -> tuple[str, str]:
    try:
        record = json.loads(line)
        return str(record["_id"] if "_id" in record else record["id"]), str(record["text"])
    except (ValueError, KeyError, TypeError) as error:
        raise HamkariError(
            f'{where} is not a question: each line must be like {{"_id": "q1", "text": "…"}}.'
        ) from error


def _judgements(path: Path) -> dict[str, dict[str, float]]:
    """Grades above 0, by question. A heading line is passed over."""
    found: dict[str, dict[str, float]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        parts = line.split("\t")
        if not line.strip() or (number == 1 and not _is_number(parts[-1])):
            continue
        if len(parts) != 3 or not _is_number(parts[2]):
            raise HamkariError(f"{path}:{number} is not a judgement: question, document and grade, with tabs between.")
        if float(parts[2]) > 0:
            found.setdefault(parts[0], {})[parts[1]] = float(parts[2])
    return found


def _present(folder: Path, name: str) -> Path:
    for path in (folder / f"{name}.gz", folder / name):
        if path.is_file():
            return path
    raise HamkariError(f"{folder} has no {name} (nor {name}.gz).")


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _plain(name: str) -> str:
    return "_".join(name.split()) or "_"


def columns(rows: Sequence[Sequence[str]]) -> str:
    """`rows` as a table of aligned columns, the first to the left and the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if not column else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )

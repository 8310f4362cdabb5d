"""`hamkari search`: ask the collection, one question or a file of them."""

from __future__ import annotations

import json
from pathlib import Path

import click
from tqdm import tqdm

from corpus import settings as settings_of
from corpus.dates import jalali, parse_bound, persian_digits
from corpus.errors import QueryError
from search.models import Filters, Query, Results, Snippet
from search.service import Searcher, open_searcher
from webapp.record import record


@click.command()
@click.argument("text", required=False)
@click.option("-k", "count", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many documents.")
@click.option("--from", "since", help="First day of publication: 1404, 1404-08, 1404/08/14, 2025-11-05 …")
@click.option("--to", "until", help="Last day of publication.")
@click.option("--source", "sources", multiple=True, help="Only this source (may be given again).")
@click.option("--type", "types", multiple=True, help="Only this type of document (may be given again).")
@click.option("--collection", "collections", multiple=True, help="Only this collection (may be given again).")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--queries", type=click.Path(exists=True, dir_okay=False, path_type=Path), help='Questions, {"_id","text"} a line.'
)
@click.option("--run", "run_path", type=click.Path(dir_okay=False, path_type=Path), help="Where the TREC run goes.")
def command(
    text: str | None,
    count: int,
    since: str | None,
    until: str | None,
    sources: tuple[str, ...],
    types: tuple[str, ...],
    collections: tuple[str, ...],
    as_json: bool,
    queries: Path | None,
    run_path: Path | None,
) -> None:
    """Find documents by words and meaning, in any Persian spelling, in English or Russian."""
    filters = Filters(
        collections=frozenset(collections) or None,
        sources=frozenset(sources),
        types=frozenset(types),
        since=parse_bound(since) if since else None,
        until=parse_bound(until, end=True) if until else None,
    )
    if (queries is None) != (run_path is None) or (queries is None) == (text is None):
        raise click.UsageError("Give either a question, or both --queries and --run.")
    searcher = open_searcher(settings_of.load())
    try:
        if queries is not None and run_path is not None:
            _batch(searcher, queries, run_path, count, filters)
            return
        if text is None or not text.strip():
            raise QueryError("The question is empty. Type at least one word.")
        results = searcher.search(Query(text=text, limit=count, filters=filters))
        click.echo(json.dumps(record(results), ensure_ascii=False, indent=2) if as_json else _shown(results))
    finally:
        searcher.close()


def _shown(results: Results) -> str:
    if not results.hits:
        return "Nothing found. Try other words, or fewer filters."
    lines = []
    for rank, hit in enumerate(results.hits, 1):
        document = hit.document
        day = persian_digits(jalali(document.published.day)) if document.published else "—"
        about = f"{day} · {document.source or '—'} · {document.id} · {hit.score:.2f}"
        lines.append(f"{rank}. {document.title or document.id}  [{about}]")
        lines += [f"   {' '.join(_emphasised(snippet).split())}" for snippet in hit.snippets[:1]]
    return "\n".join(lines)


def _emphasised(snippet: Snippet) -> str:
    """A snippet with the matching words between asterisks."""
    parts, at = [], 0
    for mark in snippet.marks:
        parts += [snippet.text[at : mark.start], f"*{mark.of(snippet.text)}*"]
        at = mark.end
    return "".join([*parts, snippet.text[at:]])


def _batch(searcher: Searcher, queries: Path, run_path: Path, count: int, filters: Filters) -> None:
    """Every question of the file through the engine; the run file appears whole or not at all."""
    from search.judged import read_queries, write_run

    searcher.engine.refresh()
    ids = {document.key: document.id for document in searcher.store.all_documents(texts=False)}
    partial = run_path.with_name(run_path.name + ".partial")
    with partial.open("w", encoding="utf-8") as file:
        for name, text in tqdm(list(read_queries(queries)), desc="search", disable=None):
            matches = searcher.engine.search(Query(text=text, limit=count, filters=filters)) if text.strip() else []
            write_run(file, name, [(ids[match.document], match.score) for match in matches if match.document in ids])
    partial.replace(run_path)
    click.echo(f"{run_path} written.", err=True)

"""`hamkari status`: what the collection holds."""

from __future__ import annotations

import json

import click

from corpus import settings as settings_of
from corpus.reasons import Reason, plain
from corpus.store import Store


@click.command()
@click.option("--quarantine", is_flag=True, help="List everything that was refused, and why.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(quarantine: bool, as_json: bool) -> None:
    """Say what the collection holds, and what was refused."""
    settings = settings_of.load()
    with Store.open(settings.store_path) as store:
        record = _record(store) | ({"refused": _refused(store, settings.language)} if quarantine else {})
    record["home"] = str(settings.home)
    click.echo(json.dumps(record, ensure_ascii=False, indent=2) if as_json else _shown(record))


def _record(store: Store) -> dict[str, object]:
    counts = store.counts()
    return {
        "documents": counts.documents,
        "passages": counts.passages,
        "vectors": counts.vectors,
        "facts": store.fact_count(),
        "quarantined": counts.quarantined,
        "model": store.fact("model"),
        "generation": store.generation(),
        "collections": dict(store.values("collection")),
        "sources": dict(store.values("source")[:20]),
        "types": dict(store.values("type")),
    }


def _refused(store: Store, language: str) -> list[dict[str, str]]:
    return [
        {"origin": one.origin, "reason": one.reason, "detail": one.detail, "plain": plain(Reason(one.reason), language)}
        for one in store.quarantined()
    ]


def _shown(record: dict[str, object]) -> str:
    lines = []
    for name, value in record.items():
        if isinstance(value, dict):
            lines.append(f"{name}: " + ", ".join(f"{key} ({count})" for key, count in value.items()))
        elif isinstance(value, list):
            lines.append(f"{name}:")
            lines += [f"  {one['origin']}: {one['plain']} {one['detail']}" for one in value]
        else:
            lines.append(f"{name}: {value}")
    return "\n".join(lines)

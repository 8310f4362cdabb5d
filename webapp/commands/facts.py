"""`hamkari facts`: ask for what documents promise, propose, offer and report, and correct what was read wrongly."""

from __future__ import annotations

import json

import click

from corpus import settings as settings_of
from corpus.dates import parse_bound
from corpus.errors import CorrectionError, HamkariError
from corpus.fact_filter import FactFilter
from corpus.facts import KINDS, STRENGTHS, Kind, Strength
from corpus.overlay import Conflict
from corpus.store import Store
from corpus.vocabulary import SECTORS
from ingest.extract.incumbents import Incumbents
from webapp.commands.correct import correct
from webapp.fact_json import conflict_json, correction_json, found_json
from webapp.fact_lines import conflict_lines, correction_line, heading, seen_lines


@click.group(invoke_without_command=True)
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this kind (may be given again).")
@click.option("--strength", "strengths", type=click.Choice(STRENGTHS), multiple=True, help="Only such commitments.")
@click.option("--sector", "sectors", multiple=True, help="Only this sector, by its id or Persian name.")
@click.option("--party", help="Only facts of this party under any of its names; else part of a name.")
@click.option("--speaker", help="Only facts this person said: part of a name or office.")
@click.option("--document", "names", multiple=True, help="Only this document, by its key, own id or file.")
@click.option("--due-after", help="Deadline on this day or later: 1404, 1404-08, 1404/08/14, 2025-11-05 …")
@click.option("--due-before", help="Deadline on this day or earlier.")
@click.option("--from", "since", help="First day of publication.")
@click.option("--to", "until", help="Last day of publication.")
@click.option("--to-confirm", is_flag=True, help="Only facts nobody has confirmed and the machine doubts.")
@click.option("--limit", type=click.IntRange(1), help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and fact.")
@click.pass_context
def command(
    context: click.Context,
    kinds: tuple[Kind, ...],
    strengths: tuple[Strength, ...],
    sectors: tuple[str, ...],
    party: str | None,
    speaker: str | None,
    names: tuple[str, ...],
    due_after: str | None,
    due_before: str | None,
    since: str | None,
    until: str | None,
    to_confirm: bool,
    limit: int | None,
    as_json: bool,
) -> None:
    """Print stored facts, each with its words and document, newest documents first, as corrected by people."""
    if context.invoked_subcommand is not None:
        return
    with Store.open(settings_of.load().store_path) as store:
        names_of = store.names_of(party) if party else None
        wanted = FactFilter(
            kinds=frozenset(kinds),
            strengths=frozenset(strengths),
            sectors=frozenset(map(_sector, sectors)),
            party=party if names_of is None else None,
            parties=names_of,
            speaker=speaker,
            documents=frozenset(_documents(store, names)) if names else None,
            due_after=parse_bound(due_after) if due_after else None,
            due_before=parse_bound(due_before, end=True) if due_before else None,
            since=parse_bound(since) if since else None,
            until=parse_bound(until, end=True) if until else None,
            to_confirm=to_confirm,
        )
        _print(store, wanted, limit, as_json)


def _print(store: Store, wanted: FactFilter, limit: int | None, as_json: bool) -> None:
    shown = None
    incumbents = Incumbents(store)
    for found in store.find_facts(wanted, limit):
        holder = incumbents.of(found.seen.fact, found.document)
        if as_json:
            click.echo(json.dumps(found_json(found, holder), ensure_ascii=False))
            continue
        if shown != found.document.key:
            click.echo(heading(found.document))
            shown = found.document.key
        click.echo("\n".join(seen_lines(found.seen, found.document.text, holder)))
    if shown is None and not as_json:
        click.echo("No such facts. Try fewer conditions, or see what is held: hamkari status, hamkari parties")


def _sector(given: str) -> str:
    """The id of a sector named by its id or its Persian name. Raises `CorrectionError`."""
    found = given if given in SECTORS else next((key for key, name in SECTORS.items() if name == given.strip()), None)
    if found is None:
        raise CorrectionError(f"{given!r} is no sector. The sectors are {', '.join(SECTORS)}.")
    return found


def _documents(store: Store, names: tuple[str, ...]) -> list[str]:
    keys = []
    for name in names:
        found = store.find_documents(name)
        if not found:
            raise HamkariError(f"No document has the key, id or file {name!r}. See: hamkari export, hamkari search")
        keys += found
    return keys


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and conflict.")
def conflicts(as_json: bool) -> None:
    """Print the corrections that no longer fit what is read, each with what may be done."""
    with Store.open(settings_of.load().store_path) as store:
        found = [(key, conflict) for key in store.corrected() for conflict in _conflicts(store, key)]
    for key, conflict in found:
        click.echo(
            json.dumps(conflict_json(conflict), ensure_ascii=False)
            if as_json
            else "\n".join([key, *conflict_lines(conflict)])
        )
    if not found and not as_json:
        click.echo("No conflicts.")


def _conflicts(store: Store, key: str) -> list[Conflict]:
    """The conflicts of one document; all its corrections, if it is not there any more."""
    document = store.document(key)
    if document is not None:
        return list(store.laid(document).conflicts)
    return [Conflict(cause="gone", correction=each) for each in store.corrections(key) if each.live]


@command.command()
@click.argument("document", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and correction.")
def corrections(document: str | None, as_json: bool) -> None:
    """Print every correction ever made, also the withdrawn ones, of all documents or of one."""
    with Store.open(settings_of.load().store_path) as store:
        wanted = _documents(store, (document,)) if document else None
        found = [each for each in store.corrections() if wanted is None or each.document in wanted]
    for each in found:
        line = f"{each.document}  {correction_line(each)}\n       «{' '.join(each.target.quote.split())}»"
        click.echo(json.dumps(correction_json(each), ensure_ascii=False) if as_json else line)


command.add_command(correct)

"""`hamkari facts correct`: what people say of the facts of one document; kept with who, when and why."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from corpus import settings as settings_of
from corpus.correcting import Sheet
from corpus.corrections import Correction, Due, Values
from corpus.dates import parse_bound
from corpus.errors import CorrectionError, HamkariError
from corpus.facts import KINDS, STRENGTHS, Kind, Speaker
from corpus.models import Document
from corpus.store import Store

EMPTY: dict[str, dict[str, Any]] = {
    "strength": {"strength": None},
    "speaker": {"speaker": None},
    "by": {"by": ()},
    "with": {"counterparts": ()},
    "sectors": {"sectors": ()},
    "deadline": {"deadline": None},
    "condition": {"condition": None},
}
"""Fields that may be emptied, and how."""


@click.group()
@click.argument("document")
@click.pass_context
def correct(context: click.Context, document: str) -> None:
    """Correct the facts of DOCUMENT (its key, own id or file). A FACT is named by its key or words of its quote."""
    context.obj = document


def _signed[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """The options every correction has."""
    function = click.option("--why", required=True, help="The reason, for those who come after.")(function)
    return click.option("--who", default=getpass.getuser, show_default="your user name", help="Who says so.")(function)


def _described[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """The options that say what a fact says."""
    options = (
        click.option("--strength", type=click.Choice(STRENGTHS), help="Of commitments only."),
        click.option("--speaker", help="The speaker's name."),
        click.option("--role", help="The speaker's office."),
        click.option("--by", multiple=True, help="Who must do it, has it or did it (may be given again)."),
        click.option("--with", "counterparts", multiple=True, help="With or for whom (may be given again)."),
        click.option("--sector", "sectors", multiple=True, help="The id of a sector (may be given again)."),
        click.option("--deadline", help="The words of the document that set the deadline."),
        click.option("--due", help="Last day of the deadline: 1404-09-09, 1404-09, 2025-11-30 …"),
        click.option("--due-from", help="First day of the deadline."),
        click.option("--condition", help="The words of the document that make it conditional."),
    )
    for option in reversed(options):
        function = option(function)
    return function


@correct.command()
@click.argument("fact")
@_signed
@click.pass_obj
def confirm(document: str, fact: str, who: str, why: str) -> None:
    """Say that FACT is right as it is shown."""
    _keep(document, who, why, lambda sheet: sheet.confirm(sheet.find(fact)))


@correct.command()
@click.argument("fact")
@_signed
@click.pass_obj
def reject(document: str, fact: str, who: str, why: str) -> None:
    """Say that FACT is none."""
    _keep(document, who, why, lambda sheet: sheet.reject(sheet.find(fact)))


@correct.command()
@click.argument("fact")
@click.option("--kind", type=click.Choice(KINDS))
@_described
@click.option("--clear", multiple=True, type=click.Choice(list(EMPTY)), help="Empty this field (may be given again).")
@_signed
@click.pass_obj
def change(document: str, /, fact: str, clear: tuple[str, ...], who: str, why: str, **given: Any) -> None:
    """Say what FACT says, where it was read wrongly. What is not named stays."""

    def make(sheet: Sheet) -> Correction:
        seen = sheet.find(fact)
        values = Values.of(seen.fact, sheet.document.text)
        for field in clear:
            values = replace(values, **EMPTY[field])
        return sheet.change(seen, _values(values, given))

    _keep(document, who, why, make)


@correct.command()
@click.option("--quote", required=True, help="The words of the document that say it, exactly.")
@click.option("--kind", required=True, type=click.Choice(KINDS))
@_described
@_signed
@click.pass_obj
def add(document: str, /, quote: str, kind: Kind, who: str, why: str, **given: Any) -> None:
    """Add a fact that was not read. Its quote must stand in the document word for word."""
    _keep(document, who, why, lambda sheet: sheet.add(quote, _values(Values(kind=kind), given)))


@correct.command()
@click.argument("fact")
@click.argument("other")
@_signed
@click.pass_obj
def merge(document: str, fact: str, other: str, who: str, why: str) -> None:
    """Say that FACT and OTHER are one. What FACT says counts; OTHER fills what it leaves open."""
    _keep(document, who, why, lambda sheet: sheet.merge(sheet.find(fact), sheet.find(other)))


@correct.command()
@click.argument("correction", type=int)
@click.option("--who", default=getpass.getuser, show_default="your user name", help="Who takes it back.")
@click.pass_obj
def withdraw(document: str, correction: int, who: str) -> None:
    """Take the correction with this number back. It stays on record."""
    with Store.open(settings_of.load().store_path) as store:
        # The document may be gone, and its key may be all that is left of it.
        keys = store.find_documents(document) or [document]
        mine = any(each.id == correction and each.document in keys for each in store.corrections())
        if not mine or not store.withdraw(correction, who):
            raise CorrectionError(
                f"{document} has no correction {correction} to take back. See: hamkari facts corrections"
            )
    click.echo(f"Correction {correction} withdrawn.")


def _keep(name: str, who: str, why: str, make: Callable[[Sheet], Correction]) -> None:
    with Store.open(settings_of.load().store_path) as store:
        document = _document(store, name)
        read = tuple(store.machine_facts([document.key]).get(document.key, ()))
        sheet = Sheet(document=document, read=read, laid=store.laid(document), who=who, why=why)
        number = store.correct(make(sheet))
    click.echo(f"Correction {number} kept. To take it back: hamkari facts correct {name} withdraw {number}")


def _document(store: Store, name: str) -> Document:
    keys = store.find_documents(name)
    if len(keys) != 1:
        problem = f"{len(keys)} documents have" if keys else "No document has"
        raise HamkariError(
            f"{problem} the key, id or file {name!r}. Name one by its key: hamkari facts --json shows it."
        )
    return store.documents(keys)[0]


def _values(values: Values, given: dict[str, Any]) -> Values:
    """`values` with what was given in the options."""
    named = {name: given.get(name) for name in ("kind", "strength", "by", "counterparts", "sectors", "condition")}
    values = replace(values, **{name: said for name, said in named.items() if said})
    if given["speaker"] or given["role"]:
        values = replace(values, speaker=Speaker(name=given["speaker"], role=given["role"]))
    if given["deadline"] or given["due"] or given["due_from"]:
        values = replace(values, deadline=_due(values.deadline, given))
    return values


def _due(shown: Due | None, given: dict[str, Any]) -> Due:
    """A deadline by its words; a day alone belongs to the words that are there already."""
    words = given["deadline"] or (shown.text if shown else None)
    if words is None:
        raise CorrectionError("A day needs words of the document that set it: add --deadline WORDS.")
    return Due(
        text=words,
        first=parse_bound(given["due_from"]) if given["due_from"] else None,
        last=parse_bound(given["due"], end=True) if given["due"] else None,
    )

"""`hamkari parties`: who is named in facts, under which names, beside whom; and people's corrections of that."""

from __future__ import annotations

import getpass
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import get_args

import click

from corpus import settings as settings_of
from corpus.errors import CorrectionError
from corpus.parties import Correction, Party, PartyKind, PartyRegistry, UnknownParty
from corpus.parties.listed import key
from corpus.store import Mention, Store
from webapp.party_lines import party_correction_json, party_correction_line, party_json, party_lines


@dataclass(slots=True)
class _Named:
    """The parties facts name, and in how many facts they stand on which side."""

    registry: PartyRegistry
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, registry: PartyRegistry, mentions: Iterable[Mention]) -> _Named:
        found = cls(registry)
        for each in mentions:
            if party := registry.resolve(each.name):
                found.counts.setdefault(party.id, Counter())[each.side] += each.facts
        return found

    def parties(self, kinds: tuple[str, ...]) -> list[Party]:
        """Those facts name, the most frequent first."""
        chosen = [each for each in self.registry.parties() if each.id in self.counts]
        chosen = [each for each in chosen if not kinds or each.kind in kinds]
        return sorted(chosen, key=lambda each: (-self.counts[each.id].total(), each.name))

    def related(self, party: Party) -> list[Party]:
        """The related parties that facts name too: every city lies in a country, and few have a part in a store."""
        return [each for each in self.registry.related(party) if each.id in self.counts]


class _Names(click.Group):
    """A group whose first word may also be the name of a party."""

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in {*self.commands, *context.help_option_names}:
            args = ["show", *args]
        return super().parse_args(context, args)


@click.group(cls=_Names, subcommand_metavar="[NAME] [OPTIONS] | COMMAND …")
def command() -> None:
    """Print the parties facts name: on which side of how many, under which names, related to whom.

    With a NAME, that party. "show" is what is done where no other command is named.
    """


@command.command()
@click.argument("name", required=False)
@click.option("--kind", "kinds", type=click.Choice(get_args(PartyKind)), multiple=True, help="Only this kind.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and party.")
def show(name: str | None, kinds: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Print the party called NAME, or those facts name, the most frequent first."""
    with Store.open(settings_of.load().store_path) as store:
        mentions = store.mentions()
        named = _Named.of(store.party_registry(mentions), mentions)
    shown = [_party(named.registry, name)] if name else named.parties(kinds)[:limit]
    for party in shown:
        counts, related = named.counts.get(party.id, Counter()), named.related(party)
        record = party_json(party, counts, related)
        click.echo(
            json.dumps(record, ensure_ascii=False) if as_json else "\n".join(party_lines(party, counts, related))
        )
    if not shown and not as_json:
        click.echo("No fact names such a party. See what is held: hamkari status")


def _signed[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """The options every correction has."""
    function = click.option("--why", required=True, help="The reason, for those who come after.")(function)
    return click.option("--who", default=getpass.getuser, show_default="your user name", help="Who says so.")(function)


@command.command()
@click.argument("party")
@click.argument("into")
@_signed
def merge(party: str, into: str, who: str, why: str) -> None:
    """Say that PARTY is the same as INTO, whose name both bear from then on."""

    def make(registry: PartyRegistry) -> list[Correction]:
        if _party(registry, party).id == _party(registry, into).id:
            raise CorrectionError(f"«{party}» and «{into}» are one party already.")
        return [registry.merge(party, into, who=who, when=_now(), why=why)]

    _keep(make)


@command.command()
@click.argument("party")
@click.argument("name")
@_signed
def rename(party: str, name: str, who: str, why: str) -> None:
    """Say that PARTY is to be called NAME. Its old name stays one of its names."""

    def make(registry: PartyRegistry) -> list[Correction]:
        mine, other = _party(registry, party), registry.resolve(name)
        if other is not None and other.id != mine.id:
            raise CorrectionError(f"«{name}» is another party. If they are one: hamkari parties merge")
        if mine.name == name or not any(map(str.isalnum, name)):
            raise CorrectionError(f"«{name}» changes nothing: give another name.")
        return [registry.rename(party, name, who=who, when=_now(), why=why)]

    _keep(make)


@command.command()
@click.argument("party")
@click.argument("names", nargs=-1, required=True)
@_signed
def split(party: str, names: tuple[str, ...], who: str, why: str) -> None:
    """Say that each of NAMES, so far other names of PARTY, is a party of its own."""

    def make(registry: PartyRegistry) -> list[Correction]:
        made = []
        for name in names:
            mine, held = _party(registry, party), registry.resolve(name)
            if held is None or held.id != mine.id:
                raise CorrectionError(f"«{name}» is no name of «{mine.name}». See: hamkari parties '{mine.name}'")
            if key(name) in (mine.id, key(mine.name)):
                raise CorrectionError(f"«{name}» is this party's own name and cannot leave it: split the others.")
            made.append(registry.split(party, name, who=who, when=_now(), why=why))
        return made

    _keep(make)


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line and correction.")
def corrections(as_json: bool) -> None:
    """Print every correction of parties ever made, also the withdrawn ones."""
    with Store.open(settings_of.load().store_path) as store:
        found = store.party_corrections()
    for each in found:
        record = party_correction_json(each)
        click.echo(json.dumps(record, ensure_ascii=False) if as_json else party_correction_line(each))


@command.command()
@click.argument("correction", type=int)
@click.option("--who", default=getpass.getuser, show_default="your user name", help="Who takes it back.")
def withdraw(correction: int, who: str) -> None:
    """Take the correction with this number back. It stays on record."""
    with Store.open(settings_of.load().store_path) as store:
        if not store.withdraw_party(correction, who):
            raise CorrectionError(f"There is no correction {correction} to take back. See: hamkari parties corrections")
    click.echo(f"Correction {correction} withdrawn.")


def _keep(make: Callable[[PartyRegistry], list[Correction]]) -> None:
    """Keep all corrections that `make` makes, or none if one of them does not fit."""
    with Store.open(settings_of.load().store_path) as store:
        numbers = [store.correct_party(each) for each in make(store.party_registry())]
    for number in numbers:
        click.echo(f"Correction {number} kept. To take it back: hamkari parties withdraw {number}")


def _party(registry: PartyRegistry, name: str) -> Party:
    found = registry.resolve(name)
    if found is None:
        raise UnknownParty(f"No party is called «{name}». Those that facts name: hamkari parties")
    return found


def _now() -> datetime:
    return datetime.now(UTC)

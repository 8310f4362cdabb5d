"""The command line, one file a command; each is imported only when it is called, so that a search starts at once."""

from __future__ import annotations

import importlib

import click

COMMANDS = {
    "backup": "webapp.commands.backup",
    "doctor": "webapp.commands.doctor",
    "eval": "webapp.commands.evaluate",
    "export": "webapp.commands.export",
    "extract": "webapp.commands.extract",
    "facts": "webapp.commands.facts",
    "ingest": "webapp.commands.ingest",
    "parties": "webapp.commands.parties",
    "rebuild": "webapp.commands.rebuild",
    "remove": "webapp.commands.remove",
    "restore": "webapp.commands.restore",
    "search": "webapp.commands.search",
    "serve": "webapp.commands.serve",
    "status": "webapp.commands.status",
}


class Commands(click.Group):
    """Finds a command's module by its name in the table."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[name]).command
        return command

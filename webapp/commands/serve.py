"""`hamkari serve`: the web pages."""

from __future__ import annotations

import ipaddress
from dataclasses import replace

import click

from corpus import settings as settings_of
from corpus.errors import SettingsError
from corpus.persian import open_analyser
from corpus.settings import Settings
from corpus.store import Store

THREADS = 8
EXAMPLES = ("کارگروه مشترک با روسیه", "زمان‌بندی همکاری ها", "working group with Russia")


@click.command()
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on.")
def command(host: str | None, port: int | None) -> None:
    """Serve the pages and the API on this machine, until Ctrl-C."""
    settings = settings_of.load()
    settings = replace(settings, host=host or settings.host, port=settings.port if port is None else port)
    _require_loopback(settings.host)
    Store.open(settings.store_path, create=True).close()
    open_analyser(settings.models_path)
    _serve(settings)


def _require_loopback(host: str) -> None:
    """Without accounts, nobody but this machine's own user may come in."""
    try:
        own = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        own = False
    if not own:
        raise SettingsError(f"Hamkari has no accounts yet, so it serves only this machine (127.0.0.1), not {host}.")


def _serve(settings: Settings) -> None:
    from waitress.server import create_server

    from webapp import create_app

    server = create_server(create_app(settings), host=settings.host, port=settings.port, threads=THREADS, ident=None)
    address = f"http://{settings.host}:{server.effective_port}"
    click.echo(f"Hamkari is at {address}")
    click.echo("Three things to try:")
    for example in EXAMPLES:
        click.echo(f"  {example}")
    try:
        server.run()
    finally:
        server.close()

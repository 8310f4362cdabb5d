"""The `hamkari` command."""

from __future__ import annotations

import os
import sys

import click

from corpus.errors import HamkariError
from webapp.commands import Commands


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hamkari", prog_name="hamkari")
def hamkari() -> None:
    """Hamkari: ingest Persian documents of cooperation, find them in any spelling, cite the exact words."""


def main() -> None:
    """Run the command line; what a person can mend is one sentence, not a traceback."""
    try:
        hamkari.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except HamkariError as error:
        click.echo(f"hamkari: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader went away (`| head`): nothing more to say, and Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()

"""Opening a store: connection, pragmas, migration, generation and backup."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus import schema
from corpus.errors import StoreError
from corpus.store.parties import Parties
from corpus.store.reading import Reading
from corpus.store.writing import Writing

SCHEMA_REVISION = "0004"
BUSY_SECONDS = 30
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",  # what is removed is overwritten
    "cache_size=-65536",
)


class Store(Reading, Writing, Parties):
    """One SQLite file in WAL mode: many readers, one writer at a time."""

    def __init__(self, engine: sa.Engine, path: Path) -> None:
        self.engine = engine
        self.path = path

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
        """Open the store at `path`, bringing an older schema up to date; `create` makes it where there is none.

        Raises `StoreError` if there is none, if it was made by a newer program, or if it is not a store.
        """
        if not path.exists() and not create:
            raise StoreError(f"There is no store at {path.parent}. Fill one with: hamkari ingest PATH")
        path.parent.mkdir(parents=True, exist_ok=True)
        store = cls(_engine(path), path)
        try:
            store._migrate()
        except sa.exc.DatabaseError as error:
            store.close()
            raise StoreError(f"{path} cannot be opened as a Hamkari store: {error.orig}") from error
        except StoreError:
            store.close()
            raise
        return store

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the store."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that holds the write lock: all is kept and the generation grows, or nothing on an error."""
        with self.engine.connect().execution_options(immediate=True) as connection, connection.begin():
            yield connection
            connection.execute(
                sa.update(schema.meta)
                .where(schema.meta.c.key == "generation")
                .values(value=sa.cast(sa.cast(schema.meta.c.value, sa.Integer) + 1, sa.String))
            )

    def backup(self, target: Path) -> None:
        """Copy the store as it stands to `target`, even while another process writes."""
        source = sqlite3.connect(self.path, timeout=BUSY_SECONDS)
        copy = sqlite3.connect(target)
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        finally:
            copy.close()
            source.close()

    def _migrate(self) -> None:
        found = self._revision()
        if found == SCHEMA_REVISION:
            return
        from alembic import command
        from alembic.config import Config
        from alembic.script import ScriptDirectory
        from alembic.util import CommandError

        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations"))
        if found and found not in {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}:
            raise StoreError(f"{self.path} was made by a newer Hamkari (schema {found}). Upgrade Hamkari to open it.")
        with self.engine.connect().execution_options(immediate=True) as connection, connection.begin():
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError as error:  # pragma: no cover - a broken installation
                raise StoreError(f"{self.path} could not be brought up to date: {error}") from error
            first = sa.dialects.sqlite.insert(schema.meta).values(key="generation", value="0")
            connection.execute(first.on_conflict_do_nothing())

    def _revision(self) -> str | None:
        with self.engine.connect() as connection:
            if not sa.inspect(connection).has_table("alembic_version"):
                return None
            found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
            return found


def require_model(store: Store, model: str) -> None:
    """Raise `StoreError` unless `store` is empty or its vectors were made by `model`."""
    made_with = store.fact("model")
    if made_with not in (None, model):
        raise StoreError(
            f"This store was made with the model {made_with}, but the settings name {model}. "
            "Set the model back, or bring the store over with: hamkari rebuild"
        )


def _engine(path: Path) -> sa.Engine:
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})

    @sa.event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions begin where `_begin` says, not where sqlite3 guesses
        try:
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.DatabaseError:
            connection.close()  # not a database; nobody else would close it
            raise

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("immediate", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine

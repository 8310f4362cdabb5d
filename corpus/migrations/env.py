"""How Alembic runs a migration: on the connection `corpus.store` hands over, in batch mode for SQLite."""

from __future__ import annotations

from alembic import context

from corpus.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()

"""The tables of the store. Migrations build them; `corpus.store` alone reads and writes them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

documents = Table(
    "documents",
    metadata,
    Column("key", String, primary_key=True),
    Column("id", String, nullable=False, index=True),
    Column("collection", String, nullable=False),
    Column("origin", String, nullable=False),
    Column("title", Text),
    Column("published", String, index=True),  # Gregorian, YYYY-MM-DD
    Column("published_rule", String),
    Column("published_start", Integer),
    Column("published_end", Integer),
    Column("source", String),
    Column("type", String),
    Column("language", String, nullable=False),
    Column("url", String),
    Column("number", String),
    Column("letter_date", String),
    Column("attachment", String),
    Column("headings", Text, nullable=False),  # JSON [[start, end], …]
    Column("recognised", Boolean, nullable=False),
    Column("original", String, index=True),
    Column("media_type", String),
    Column("version", Integer, nullable=False),
    Column("ingested", String, nullable=False),  # UTC, ISO 8601
    UniqueConstraint("collection", "origin"),
)

# Every version's text; the newest is the document's. Kept apart so that listing documents never reads their texts.
versions = Table(
    "versions",
    metadata,
    Column("document_key", String, ForeignKey("documents.key", ondelete="CASCADE"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("ingested", String, nullable=False),
    PrimaryKeyConstraint("document_key", "version"),
)

# Which place every known content was met at: its document, or the document it repeats.
origins = Table(
    "origins",
    metadata,
    Column("collection", String, nullable=False),
    Column("origin", String, nullable=False),
    Column("file", String, nullable=False),
    Column("identity", String, nullable=False, index=True),  # hash of the content and the explicit id
    Column("document_key", String, ForeignKey("documents.key", ondelete="CASCADE"), nullable=False, index=True),
    PrimaryKeyConstraint("collection", "origin"),
    Index(None, "collection", "file"),
)

# Files read to their end without a refusal: the same bytes need not be read again.
files = Table(
    "files",
    metadata,
    Column("collection", String, nullable=False),
    Column("origin", String, nullable=False),
    Column("digest", String, nullable=False),  # SHA-256 of the bytes and of the reading options
    Column("documents", Integer, nullable=False),
    Column("completed", String, nullable=False),
    PrimaryKeyConstraint("collection", "origin"),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("collection", String, nullable=False),
    Column("origin", String, nullable=False),
    Column("file", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("at", String, nullable=False),
    PrimaryKeyConstraint("collection", "origin"),
    Index(None, "collection", "file"),
)

# `id` grows and is never used twice (AUTOINCREMENT), so "added since" is one comparison.
passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_key", String, ForeignKey("documents.key", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("heading_start", Integer),
    Column("heading_end", Integer),
    Column("vector", LargeBinary(16), nullable=False, index=True),  # hash of the embedded surface
    UniqueConstraint("document_key", "ordinal"),
    sqlite_autoincrement=True,
)

vectors = Table(
    "vectors",
    metadata,
    Column("hash", LargeBinary(16), nullable=False),
    Column("model", String, nullable=False),
    Column("vector", LargeBinary, nullable=False),  # float16, unit length
    PrimaryKeyConstraint("hash", "model"),
)

# Passages taken away, for indexes that still hold them.
removed = Table(
    "removed",
    metadata,
    Column("passage", Integer, primary_key=True, autoincrement=False),
    Column("generation", Integer, nullable=False, index=True),
)

"""The tables of the store. Migrations build them; `corpus.store` alone reads and writes them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
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

# What was read in each document's newest text, and by which version of the extractor.
extractions = Table(
    "extractions",
    metadata,
    Column("document_key", String, ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("extractor", Integer, nullable=False, index=True),
    Column("meeting", Text),  # JSON
    Column("summary_start", Integer),
    Column("summary_end", Integer),
    Column("at", String, nullable=False),
)

# Facts as the machine read them, replaced whenever their document is read again. Days are Gregorian.
facts = Table(
    "facts",
    metadata,
    Column("key", String, primary_key=True),
    Column("document_key", String, ForeignKey("documents.key", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("kind", String, nullable=False, index=True),
    Column("strength", String),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speaker_name", Text),
    Column("speaker_role", Text),
    Column("speaker_plain", Text),  # name and role without spaces in plain letters, to look up
    Column("deadline_start", Integer),
    Column("deadline_end", Integer),
    Column("deadline_first", String),
    Column("deadline_last", String, index=True),
    Column("deadline_rule", String),
    Column("condition_start", Integer),
    Column("condition_end", Integer),
    Column("figures", Text, nullable=False),  # JSON
    Column("confidence", Float, nullable=False),
    Column("source", String),  # rules, endpoint; NULL, of before there was an endpoint: rules
    UniqueConstraint("document_key", "ordinal"),
)

fact_parties = Table(
    "fact_parties",
    metadata,
    Column("fact_key", String, ForeignKey("facts.key", ondelete="CASCADE"), nullable=False),
    Column("side", String, nullable=False),  # by, with
    Column("place", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("plain", Text, nullable=False, index=True),
    PrimaryKeyConstraint("fact_key", "side", "place"),
)

fact_sectors = Table(
    "fact_sectors",
    metadata,
    Column("fact_key", String, ForeignKey("facts.key", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("sector", String, nullable=False, index=True),
    PrimaryKeyConstraint("fact_key", "place"),
)

# What people say about facts. Rows are only added, and withdrawn; they outlive the facts and documents they speak of
# (a document read in again has its old key), so nothing refers to those by a foreign key.
corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_key", String, nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("act", String, nullable=False),
    Column("target_kind", String, nullable=False),
    Column("target_quote", Text, nullable=False),
    Column("target_start", Integer, nullable=False),
    Column("target_end", Integer, nullable=False),
    Column("body", Text, nullable=False),  # JSON: other, fields, values, was
    Column("withdrawn_at", String),
    Column("withdrawn_by", Text),
    sqlite_autoincrement=True,
)

# What people say about the registry of parties, which is made anew from the names of facts whenever it is asked for.
# Rows are only added, and withdrawn; they outlive the facts that name the parties.
party_corrections = Table(
    "party_corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("act", String, nullable=False),  # merge, rename, split
    Column("party", Text, nullable=False),  # ids of the registry, and what they were called then
    Column("party_name", Text, nullable=False),
    Column("into", Text),
    Column("into_name", Text),
    Column("name", Text),
    Column("withdrawn_at", String),
    Column("withdrawn_by", Text),
    sqlite_autoincrement=True,
)

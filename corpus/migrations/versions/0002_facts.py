"""Facts with their parties and sectors, what read them, and people's corrections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _extractions()
    _facts()
    _parties_and_sectors()
    _corrections()


def _extractions() -> None:
    op.create_table(
        "extractions",
        sa.Column("document_key", sa.String(), nullable=False),
        sa.Column("extractor", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=True),
        sa.Column("summary_start", sa.Integer(), nullable=True),
        sa.Column("summary_end", sa.Integer(), nullable=True),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_key"], ["documents.key"], name=op.f("fk_extractions_document_key_documents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_key", name=op.f("pk_extractions")),
    )
    with op.batch_alter_table("extractions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_extractions_extractor"), ["extractor"], unique=False)


def _facts() -> None:
    op.create_table(
        "facts",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("document_key", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("strength", sa.String(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("speaker_name", sa.Text(), nullable=True),
        sa.Column("speaker_role", sa.Text(), nullable=True),
        sa.Column("speaker_plain", sa.Text(), nullable=True),
        sa.Column("deadline_start", sa.Integer(), nullable=True),
        sa.Column("deadline_end", sa.Integer(), nullable=True),
        sa.Column("deadline_first", sa.String(), nullable=True),
        sa.Column("deadline_last", sa.String(), nullable=True),
        sa.Column("deadline_rule", sa.String(), nullable=True),
        sa.Column("condition_start", sa.Integer(), nullable=True),
        sa.Column("condition_end", sa.Integer(), nullable=True),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_key"], ["documents.key"], name=op.f("fk_facts_document_key_documents"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_facts")),
        sa.UniqueConstraint("document_key", "ordinal", name=op.f("uq_facts_document_key_ordinal")),
    )
    with op.batch_alter_table("facts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_facts_kind"), ["kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_facts_deadline_last"), ["deadline_last"], unique=False)


def _parties_and_sectors() -> None:
    op.create_table(
        "fact_parties",
        sa.Column("fact_key", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["fact_key"], ["facts.key"], name=op.f("fk_fact_parties_fact_key_facts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("fact_key", "side", "place", name=op.f("pk_fact_parties")),
    )
    with op.batch_alter_table("fact_parties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fact_parties_plain"), ["plain"], unique=False)
    op.create_table(
        "fact_sectors",
        sa.Column("fact_key", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["fact_key"], ["facts.key"], name=op.f("fk_fact_sectors_fact_key_facts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("fact_key", "place", name=op.f("pk_fact_sectors")),
    )
    with op.batch_alter_table("fact_sectors", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fact_sectors_sector"), ["sector"], unique=False)


def _corrections() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_key", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("target_kind", sa.String(), nullable=False),
        sa.Column("target_quote", sa.Text(), nullable=False),
        sa.Column("target_start", sa.Integer(), nullable=False),
        sa.Column("target_end", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.String(), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_corrections_document_key"), ["document_key"], unique=False)

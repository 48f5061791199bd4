"""Frozen snapshots, and what stewards decided."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "freezes",
        sa.Column("scope", sa.String(120), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("organisation", sa.String(40), nullable=False),
        sa.Column("who", sa.String(254), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("cutoffs", sa.Text, nullable=False),
    )
    op.create_table(
        "decisions",
        sa.Column("seq", _NUMBER, primary_key=True),
        sa.Column("scope", sa.String(120), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("organisation", sa.String(40), nullable=False),
        sa.Column("who", sa.String(254), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )

"""Mailboxes: generations of their addresses, what is followed from snapshot to snapshot, and digests."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the three tables."""
    op.create_table(
        "mailboxes",
        sa.Column("scope", sa.String(120), primary_key=True),
        sa.Column("source", sa.String(40), primary_key=True),
        sa.Column("generation", sa.Integer, nullable=False),
    )
    op.create_table(
        "followed",
        sa.Column("scope", sa.String(120), primary_key=True),
        sa.Column("kind", sa.String(20), primary_key=True),
        sa.Column("key", sa.String(200), primary_key=True),
        sa.Column("mark", sa.String(16), nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("since", _INSTANT, nullable=False),
        sa.Column("changed_at", _INSTANT, nullable=False),
        sa.Column("gone_at", _INSTANT),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_table(
        "digests",
        sa.Column("scope", sa.String(120), primary_key=True),
        sa.Column("partner", sa.String(40), primary_key=True),
        sa.Column("snapshot", sa.String(80), primary_key=True),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
    )

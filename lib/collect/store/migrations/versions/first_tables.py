"""Readings, snapshots, and how each source stands."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make every table of the first version."""
    op.create_table(
        "readings",
        sa.Column("seq", _NUMBER, primary_key=True),
        sa.Column("scope", sa.String(120), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("made_by", sa.String(64), nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_index("readings_newest", "readings", ["scope", "source", "seq"])
    op.create_table(
        "snapshots",
        sa.Column("seq", _NUMBER, primary_key=True),
        sa.Column("scope", sa.String(120), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_index("snapshots_newest", "snapshots", ["scope", "seq"])
    op.create_index("snapshots_id", "snapshots", ["scope", "id"])
    op.create_index("snapshots_at", "snapshots", ["scope", "at"])
    op.create_table(
        "pins",
        sa.Column("scope", sa.String(120), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("at", _INSTANT, nullable=False),
    )
    op.create_table(
        "standings",
        sa.Column("scope", sa.String(120), primary_key=True),
        sa.Column("source", sa.String(40), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.create_table(
        "acceptances",
        sa.Column("scope", sa.String(120), primary_key=True),
        sa.Column("source", sa.String(40), primary_key=True),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
    )
    op.create_table(
        "scopes",
        sa.Column("scope", sa.String(120), primary_key=True),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("asked_at", _INSTANT),
        sa.Column("beat_at", _INSTANT),
        sa.Column("paused_until", _INSTANT),
    )
    op.create_table(
        "requests",
        sa.Column("seq", _NUMBER, primary_key=True),
        sa.Column("at", _INSTANT, nullable=False),
    )
    op.create_index("requests_at", "requests", ["at"])
    op.create_table(
        "validations",
        sa.Column("scope", sa.String(120), primary_key=True),
        sa.Column("bootcamp", sa.String(80), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
    )

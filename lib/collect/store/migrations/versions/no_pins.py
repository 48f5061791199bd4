"""Pinned snapshots go: nothing ever pinned one. A frozen snapshot is what stays whatever its age."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the table."""
    op.drop_table("pins")

"""What the collector says of its own work."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for the report."""
    op.add_column("scopes", sa.Column("report", sa.Text))

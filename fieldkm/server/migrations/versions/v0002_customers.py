"""What an import said last of a record, and who did what to which record."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_TOLD = (("type", sa.String), ("record", sa.String), ("fields", sa.Text))


def upgrade() -> None:
    """Make the table and the columns."""
    op.create_table(
        "imported",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("fields", sa.Text, nullable=False),
    )
    for name, column_type in _TOLD:
        op.add_column("op_log", sa.Column(name, column_type, nullable=False, server_default=""))
    op.create_index("op_log_by_record", "op_log", ["record"])


def downgrade() -> None:
    """Drop them."""
    op.drop_index("op_log_by_record", "op_log")
    for name, _ in reversed(_TOLD):
        op.drop_column("op_log", name)
    op.drop_table("imported")

"""What is being filled in, kept as it is typed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# A customer's data leaves with the record that it was written for, whoever removes that.
_GO_ALONG = """
CREATE TRIGGER drafts_go_along AFTER DELETE ON records
BEGIN DELETE FROM drafts WHERE subject = OLD.id; END
"""


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "drafts",
        sa.Column("subject", sa.String, primary_key=True),
        sa.Column("field", sa.String, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute(_GO_ALONG)


def downgrade() -> None:
    """Drop the table."""
    op.execute("DROP TRIGGER drafts_go_along")
    op.drop_table("drafts")

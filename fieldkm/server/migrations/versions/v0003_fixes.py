"""Who has only said that a photo is theirs, and what each version of a manual says."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the columns. What was linked before was shown to all who see the record, and stays."""
    claimed = sa.Column("claimed_by", sa.String, nullable=False, server_default="")
    op.add_column("blob_links", claimed)
    op.add_column("packs", sa.Column("contents", sa.Text, nullable=True))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("packs", "contents")
    op.drop_column("blob_links", "claimed_by")

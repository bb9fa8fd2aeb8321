"""What is synchronised: records, scopes, the outbox, blobs, what the search must take in."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


# Photos by their key, the pictures in a fix by its payload.
_NAMED_BLOBS = """
CREATE VIEW named_blobs AS
SELECT key AS sha256, coalesce(json_extract(payload, '$.size'), 0) AS size
FROM records WHERE kind = 'photo' AND key <> ''
UNION
SELECT json_extract(picture.value, '$.sha256'), coalesce(json_extract(picture.value, '$.size'), 0)
FROM records, json_each(records.payload, '$.photos') AS picture
WHERE kind = 'fix_revision' AND json_extract(picture.value, '$.sha256') IS NOT NULL
"""


def upgrade() -> None:
    """Make the tables."""
    _records()
    _outbox()
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String, primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("received", sa.Integer, nullable=False),
    )
    op.create_table(
        "index_queue",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("index_queue_by_record", "index_queue", ["kind", "id"], unique=True)
    op.execute(_NAMED_BLOBS)


def downgrade() -> None:
    """Drop the tables."""
    op.execute("DROP VIEW named_blobs")
    for name in (
        "index_queue",
        "blobs",
        "outbox_touches",
        "outbox",
        "sync_state",
        "cursors",
        "memberships",
        "held",
        "records",
    ):
        op.drop_table(name)


def _records() -> None:
    op.create_table(
        "records",
        *_identity(),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("parent", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("moment", sa.String, nullable=False),
    )
    op.create_index("records_by_parent", "records", ["parent"])
    op.create_index("records_by_key", "records", ["kind", "key"])
    op.create_index("records_by_moment", "records", ["kind", "moment"])
    op.create_table(
        "held",
        *_identity(),
        sa.Column("rev", sa.Integer, nullable=False),
        sa.Column("payload", sa.Text),
    )
    op.create_table(
        "memberships",
        sa.Column("scope", sa.String, primary_key=True),
        *_identity(),
        sqlite_with_rowid=False,
    )
    op.create_index("memberships_by_record", "memberships", ["kind", "id"])
    op.create_table(
        "cursors",
        sa.Column("scope", sa.String, primary_key=True),
        sa.Column("seq", sa.Integer, nullable=False),
    )
    op.create_table(
        "sync_state",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("op_id", sa.String, nullable=False, unique=True),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("record", sa.String, nullable=False),
        sa.Column("base_rev", sa.Integer, nullable=False),
        sa.Column("args", sa.Text, nullable=False),
        sa.Column("client_time", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("in_conflict", sa.Integer, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("ack_seq", sa.Integer, nullable=False),
        sa.Column("ack_rev", sa.Integer, nullable=False),
    )
    op.create_index("outbox_by_state", "outbox", ["state", "number"])
    op.create_table(
        "outbox_touches",
        sa.Column("op_id", sa.String, primary_key=True),
        *_identity(),
        sqlite_with_rowid=False,
    )
    op.create_index("outbox_touches_by_record", "outbox_touches", ["kind", "id"])


def _identity() -> tuple[sa.Column[str], sa.Column[str]]:
    return (
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
    )

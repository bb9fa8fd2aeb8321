"""What a reader leaves in a manual: notes, favourites, history, work sessions, ticks."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _place() -> list[sa.Column[str]]:
    return [
        sa.Column("manual", sa.String, nullable=False),
        sa.Column("page", sa.String, nullable=False),
        *_quote(),
    ]


def _quote() -> list[sa.Column[str]]:
    return [
        sa.Column("anchor", sa.String, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("version", sa.String, nullable=False),
    ]


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "notes",
        sa.Column("id", sa.String, primary_key=True),
        *_place(),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("changed", sa.String, nullable=False),
    )
    op.create_index("notes_by_page", "notes", ["manual", "page"])
    op.create_table(
        "favourites",
        sa.Column("id", sa.String, primary_key=True),
        *_place(),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("made", sa.String, nullable=False),
    )
    op.create_index("favourites_by_page", "favourites", ["manual", "page"])
    op.create_table(
        "seen",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        *_place(),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("seen_at", sa.String, nullable=False),
    )
    op.create_table(
        "work_sessions",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("serial", sa.String, nullable=False),
        sa.Column("started", sa.String, nullable=False),
        sa.Column("closed", sa.String),
    )
    op.create_table(
        "ticks",
        sa.Column("session", sa.String, sa.ForeignKey("work_sessions.id"), primary_key=True),
        sa.Column("manual", sa.String, primary_key=True),
        sa.Column("page", sa.String, primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        *_quote(),
        sa.Column("ticked", sa.String, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables."""
    for name in ("ticks", "work_sessions", "seen", "favourites", "notes"):
        op.drop_table(name)

"""Notes and favourites travel: what was written so far becomes records that wait to be sent."""

import json
from collections.abc import Mapping
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_RECORD = sa.text(
    "INSERT INTO records (kind, id, rev, payload, parent, key, moment)"
    " VALUES (:kind, :id, 0, :payload, '', :manual, :moment)"
)
_HELD = sa.text("INSERT INTO held (kind, id, rev, payload) VALUES (:kind, :id, 0, NULL)")
_OPERATION = sa.text(
    "INSERT INTO outbox (op_id, type, record, base_rev, args, client_time, state, in_conflict,"
    " problem, ack_seq, ack_rev)"
    " VALUES (:op_id, :type, :id, 0, :payload, :moment, 'pending', 0, '', 0, 0)"
)
_TOUCH = sa.text("INSERT INTO outbox_touches (op_id, kind, id) VALUES (:op_id, :kind, :id)")
_PLACE = ("manual", "page", "anchor", "quote", "version")


def upgrade() -> None:
    """Make records and operations of the rows, and drop their tables."""
    connection = op.get_bind()
    for table, kind, words, moment in (
        ("notes", "note", "text", "changed"),
        ("favourites", "favourite", "title", "made"),
    ):
        names = ("id", *_PLACE, words, moment)
        rows = sa.table(table, *(sa.column(name, sa.String) for name in names))
        for found in connection.execute(sa.select(rows).order_by(sa.text(moment))).all():
            row = dict(zip(names, found, strict=True))
            _make(connection, kind, row, {words: row[words], moment: row[moment]}, row[moment])
        op.drop_table(table)


def downgrade() -> None:
    """Make the tables again; what was in them stays with the records."""
    for table, words, moment in (("notes", "text", "changed"), ("favourites", "title", "made")):
        op.create_table(
            table,
            sa.Column("id", sa.String, primary_key=True),
            *(sa.Column(name, sa.Text, nullable=False) for name in _PLACE),
            sa.Column(words, sa.Text, nullable=False),
            sa.Column(moment, sa.String, nullable=False),
        )
        op.create_index(f"{table}_by_page", table, ["manual", "page"])


def _make(
    connection: sa.Connection,
    kind: str,
    row: Mapping[str, str],
    fields: Mapping[str, str],
    moment: str,
) -> None:
    place = {name: row[name] for name in _PLACE if row[name]}
    payload = {"v": 1, "id": row["id"], "place": place, **fields}
    values = {
        "kind": kind,
        "id": row["id"],
        "manual": row["manual"],
        "moment": moment,
        "payload": json.dumps(payload, ensure_ascii=False, separators=(",", ":")),
        "op_id": str(uuid4()),
        "type": f"{kind}.create@1",
    }
    for statement in (_RECORD, _HELD, _OPERATION, _TOUCH):
        connection.execute(statement, values)

"""Fixes as lists and panels ask for them; those that are here already are taken in."""

import json
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from fieldkm.domain.codes import compact

revision = "0005"
down_revision = "0004"

_TEXTS = (
    *("state", "author", "writer", "number", "local_number", "moment", "language"),
    *("symptom", "models", "fault_codes", "words"),
)
_FLAGS = ("is_approved", "is_waiting")
_INDEXES = {
    "fixes_by_moment": ("moment",),
    "fixes_by_state": ("state", "is_waiting", "is_approved"),
    "fixes_by_author": ("author",),
    "fixes_by_writer": ("writer",),
    "fixes_by_number": ("number",),
    "fixes_by_local_number": ("local_number",),
    "fixes_that_wait": ("is_waiting", "moment"),
}
_LINKED = {"model": "models", "code": "fault_codes", "part": "parts"}


def upgrade() -> None:
    """Make the tables and fill them."""
    here = op.create_table(
        "fixes_here",
        sa.Column("fix", sa.String, primary_key=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in _FLAGS),
        *(
            sa.Column(name, sa.Text if name in _TEXTS[-4:] else sa.String, nullable=False)
            for name in _TEXTS
        ),
    )
    links = op.create_table(
        "fix_links",
        *(sa.Column(name, sa.String, primary_key=True) for name in ("what", "key", "fix")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fix_demand",
        sa.Column("fix", sa.String, primary_key=True),
        sa.Column("found", sa.Integer, nullable=False),
        sa.Column("opened", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    for name, columns in _INDEXES.items():
        op.create_index(name, "fixes_here", list(columns))
    op.create_index("fix_links_by_fix", "fix_links", ["fix"])
    _fill(op.get_bind(), here, links)


def downgrade() -> None:
    """Drop the tables."""
    for table in ("fix_demand", "fix_links", "fixes_here"):
        op.drop_table(table)


def _fill(connection: sa.Connection, here: sa.Table, links: sa.Table) -> None:
    revisions = _payloads(connection, "fix_revision")
    for name, fix in _payloads(connection, "fix").items():
        current = revisions.get(fix.get("current_revision", ""), {})
        shown = revisions.get(fix.get("approved_revision", "")) or current
        connection.execute(sa.insert(here).values(_row(name, fix, shown, current)))
        keys = {(what, compact(one)) for what, of in _LINKED.items() for one in shown.get(of, ())}
        keys |= {("page", f"{one['manual']}/{one['page']}") for one in shown.get("pages", ())}
        for what, key in sorted(keys):
            connection.execute(sa.insert(links).values(what=what, key=key, fix=name))


def _payloads(connection: sa.Connection, kind: str) -> dict[str, dict[str, Any]]:
    rows = connection.execute(
        sa.text("SELECT id, payload FROM records WHERE kind = :kind"), {"kind": kind}
    )
    return {row.id: json.loads(row.payload) for row in rows}


def _row(
    name: str, fix: dict[str, Any], shown: dict[str, Any], current: dict[str, Any]
) -> dict[str, object]:
    symptom = " ".join(shown.get("symptom", "").split())[:200]
    numbers = [fix.get("number", ""), fix.get("local_number", "")]
    named = [*(one for of in _LINKED.values() for one in shown.get(of, ())), *numbers]
    return {
        "fix": name,
        "state": fix.get("state", "draft"),
        "is_approved": int(bool(fix.get("approved_revision"))),
        "is_waiting": int(bool(fix.get("waiting") or fix.get("review_cause"))),
        "author": fix.get("author", ""),
        "writer": current.get("author", "") or fix.get("author", ""),
        "number": compact(numbers[0]),
        "local_number": compact(numbers[1]),
        "moment": _time(fix.get("reviewed") or fix.get("submitted") or fix.get("made")),
        "language": shown.get("language", ""),
        "symptom": symptom,
        "models": json.dumps(shown.get("models", []), ensure_ascii=False),
        "fault_codes": json.dumps(shown.get("fault_codes", []), ensure_ascii=False),
        "words": "\n".join(
            [fix.get("title", ""), symptom, *named, *map(compact, named)]
        ).casefold(),
    }


def _time(text: str | None) -> str:
    return datetime.fromisoformat(text).isoformat() if text else ""

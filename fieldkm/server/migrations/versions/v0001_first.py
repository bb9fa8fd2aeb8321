"""The first tables: the feed, what devices sent, people, devices, blobs, administration."""

import secrets
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _text(name: str, primary_key: bool = False, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=primary_key, nullable=nullable)


def _key(*names: str) -> list[sa.Column[str]]:
    return [_text(name, primary_key=True) for name in names]


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False)


def _long(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _counted() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True, autoincrement=True)


def upgrade() -> None:
    """Make the tables, and the feed's beginning: an anchor that no other server has."""
    _feed()
    _pushed()
    _people()
    _devices()
    _blobs()
    _administration()
    clock = sa.table("clock", sa.column("id"), sa.column("seq"))
    op.bulk_insert(clock, [{"id": 1, "seq": 0}])
    commits = sa.table("commits", sa.column("seq"), sa.column("nonce"), sa.column("at"))
    first = {"seq": 0, "nonce": secrets.token_hex(8), "at": datetime.now(UTC).isoformat()}
    op.bulk_insert(commits, [first])


def downgrade() -> None:
    """Drop the tables."""
    for name in _NAMES:
        op.drop_table(name)


_NAMES = (
    "clock commits records feed op_log counters users territories families user_territories"
    " user_families loans devices held_scopes login_attempts blobs uploads blob_links packs"
    " backups server_settings"
).split()


def _feed() -> None:
    op.create_table(
        "clock",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        _number("seq"),
    )
    op.create_table(
        "commits",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        _text("nonce"),
        _text("at"),
    )
    op.create_table(
        "records",
        *_key("id", "kind"),
        _number("rev"),
        _long("payload", nullable=True),
        _long("scopes"),
        _long("field_revs"),
        *map(_text, ("parent", "key", "moment", "author")),
    )
    op.create_index("records_by_parent", "records", ["parent"])
    op.create_index("records_by_key", "records", ["kind", "key"])
    op.create_table("feed", *_key("scope", "kind", "id"), _number("seq"), _text("op"))
    op.create_index("feed_in_order", "feed", ["scope", "seq"], unique=True)


def _pushed() -> None:
    op.create_table(
        "op_log",
        *_key("op_id"),
        *map(_text, ("device", "user", "content_hash")),
        _long("result"),
        _number("seq"),
        _text("at"),
    )
    op.create_table("counters", *_key("name", "key"), _number("count"), _text("at"))


def _people() -> None:
    op.create_table(
        "users",
        *_key("id"),
        *map(_text, ("name", "display", "role", "password_hash")),
        _flag("disabled"),
        _text("language"),
    )
    op.create_index("users_by_name", "users", ["name"], unique=True)
    op.create_table("territories", *_key("id"), _text("name"))
    op.create_table("families", *_key("id"), _text("name"))
    op.create_table("user_territories", *_key("user", "territory"))
    op.create_table("user_families", *_key("user", "family"))
    loan = ("user", "territory", "family", "until", "by")
    op.create_table("loans", *_key("id"), *map(_text, loan))
    op.create_index("loans_by_user", "loans", ["user"])


def _devices() -> None:
    op.create_table(
        "devices",
        *_key("id"),
        *map(_text, ("user", "name", "token_hash", "made", "seen")),
        _text("revoked", nullable=True),
        _text("wipe"),
    )
    op.create_index("devices_by_token", "devices", ["token_hash"], unique=True)
    op.create_index("devices_by_user", "devices", ["user"])
    op.create_table(
        "held_scopes", *_key("device", "scope"), _text("since"), _text("until", nullable=True)
    )
    op.create_table(
        "login_attempts",
        _counted(),
        *map(_text, ("account", "address", "at")),
        _flag("succeeded"),
    )
    op.create_index("attempts_by_account", "login_attempts", ["account", "at"])
    op.create_index("attempts_by_address", "login_attempts", ["address", "at"])


def _blobs() -> None:
    op.create_table("blobs", *_key("sha256"), _number("size"), _text("state"))
    op.create_table("uploads", *_key("sha256", "device"), _number("offset"))
    op.create_table("blob_links", *_key("sha256", "kind", "id"))
    op.create_table(
        "packs",
        *_key("pack", "version"),
        _long("manifest"),
        _long("signature"),
        _text("at"),
        _text("withdrawn", nullable=True),
    )


def _administration() -> None:
    op.create_table(
        "backups", _counted(), _number("seq"), _text("at"), _long("path"), _flag("verified")
    )
    op.create_table("server_settings", *_key("name"), _long("value"))

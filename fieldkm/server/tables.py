"""The server's tables as they are now; the migrations lead here.

Times are ISO 8601 in UTC, as text: readable in any tool, the same in both databases, and they sort.
JSON is text as well: a payload is sent byte for byte as it was written.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

# ---------------------------------------------------------------- the feed: only feed.py writes it

# One row: the head of the feed. Its row lock is what makes the order of commits the order of seqs.
clock = Table(
    "clock",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
)

commits = Table(
    "commits",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("nonce", String, nullable=False),
    Column("at", String, nullable=False),
)

# `scopes` are those that the record is in now, sorted, a space between them. `field_revs` is JSON:
# field -> [rev, device, user] of its last change, `*` for the fields that are not named. A record
# that was removed keeps its row without a payload, so that its revs never begin again.
records = Table(
    "records",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("rev", BigInteger, nullable=False),
    Column("payload", Text),
    Column("scopes", Text, nullable=False),
    Column("field_revs", Text, nullable=False),
    Column("parent", String, nullable=False),
    Column("key", String, nullable=False),
    Column("moment", String, nullable=False),
    Column("author", String, nullable=False),
)
Index("records_by_parent", records.c.parent)
Index("records_by_key", records.c.kind, records.c.key)

feed = Table(
    "feed",
    metadata,
    Column("scope", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("op", String, nullable=False),
)
Index("feed_in_order", feed.c.scope, feed.c.seq, unique=True)

# ---------------------------------------------------------------- what devices sent

# `type`, `record` and `fields` (of a change, a space between them) tell who did what to which
# record; no values are kept. They are empty for what was pushed to an older server.
op_log = Table(
    "op_log",
    metadata,
    Column("op_id", String, primary_key=True),
    Column("device", String, nullable=False),
    Column("user", String, nullable=False),
    Column("content_hash", String, nullable=False),
    Column("result", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", String, nullable=False),
    Column("type", String, nullable=False, server_default=""),
    Column("record", String, nullable=False, server_default=""),
    Column("fields", Text, nullable=False, server_default=""),
)
Index("op_log_by_record", op_log.c.record)

# What is counted but never a record: searches without a good answer, numbers of fixes, and how
# often fixes are asked for.
counters = Table(
    "counters",
    metadata,
    Column("name", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("count", BigInteger, nullable=False),
    Column("at", String, nullable=False),
)

# ---------------------------------------------------------------- people and what they may hold

users = Table(
    "users",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("display", String, nullable=False),
    Column("role", String, nullable=False),
    Column("password_hash", String, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("language", String, nullable=False),
)
Index("users_by_name", users.c.name, unique=True)

territories = Table(
    "territories",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
)

families = Table(
    "families",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
)

user_territories = Table(
    "user_territories",
    metadata,
    Column("user", String, primary_key=True),
    Column("territory", String, primary_key=True),
)

user_families = Table(
    "user_families",
    metadata,
    Column("user", String, primary_key=True),
    Column("family", String, primary_key=True),
)

# A territory or a family (the other is empty), lent to a user until a time.
loans = Table(
    "loans",
    metadata,
    Column("id", String, primary_key=True),
    Column("user", String, nullable=False),
    Column("territory", String, nullable=False),
    Column("family", String, nullable=False),
    Column("until", String, nullable=False),
    Column("by", String, nullable=False),
)
Index("loans_by_user", loans.c.user)

# ---------------------------------------------------------------- devices

# `revoked` is a time or null; `wipe` is no, asked or done.
devices = Table(
    "devices",
    metadata,
    Column("id", String, primary_key=True),
    Column("user", String, nullable=False),
    Column("name", String, nullable=False),
    Column("token_hash", String, nullable=False),
    Column("made", String, nullable=False),
    Column("seen", String, nullable=False),
    Column("revoked", String),
    Column("wipe", String, nullable=False),
)
Index("devices_by_token", devices.c.token_hash, unique=True)
Index("devices_by_user", devices.c.user)

# Which scopes a device ever held; `until` is null while it may hold it.
held_scopes = Table(
    "held_scopes",
    metadata,
    Column("device", String, primary_key=True),
    Column("scope", String, primary_key=True),
    Column("since", String, nullable=False),
    Column("until", String),
)

login_attempts = Table(
    "login_attempts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("account", String, nullable=False),
    Column("address", String, nullable=False),
    Column("at", String, nullable=False),
    Column("succeeded", Boolean, nullable=False),
)
Index("attempts_by_account", login_attempts.c.account, login_attempts.c.at)
Index("attempts_by_address", login_attempts.c.address, login_attempts.c.at)

# ---------------------------------------------------------------- blobs and packs

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("state", String, nullable=False),
)

uploads = Table(
    "uploads",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("device", String, primary_key=True),
    Column("offset", BigInteger, nullable=False),
)

# `claimed_by` is the user who wrote the record and has not shown yet that they have the photo:
# until then nobody is given it because of this record. It is empty for all others.
blob_links = Table(
    "blob_links",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("claimed_by", String, nullable=False, server_default=""),
)

# `manifest` is the signed text with path, hash and size of each file; `withdrawn` a time or null;
# `contents` JSON of what the version says (see `pack_contents`), null while that was not noted.
packs = Table(
    "packs",
    metadata,
    Column("pack", String, primary_key=True),
    Column("version", String, primary_key=True),
    Column("manifest", Text, nullable=False),
    Column("signature", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("withdrawn", String),
    Column("contents", Text),
)

# ---------------------------------------------------------------- administration

# `seq` is the head of the feed that the backup holds.
backups = Table(
    "backups",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("seq", BigInteger, nullable=False),
    Column("at", String, nullable=False),
    Column("path", Text, nullable=False),
    Column("verified", Boolean, nullable=False),
)

# What the files of an import said last of a record that can be edited here: JSON of its fields.
imported = Table(
    "imported",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("fields", Text, nullable=False),
)

server_settings = Table(
    "server_settings",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)

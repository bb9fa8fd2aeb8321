"""Users, territories and product families, as the administrator keeps them.

Each is a row here, which decides, and a record in the feed, by which all laptops know the names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, delete, insert, select, update

from fieldkm.domain.people import ProductFamily, Role, Territory, User
from fieldkm.domain.scopes import SHARED, is_scoped
from fieldkm.errors import BadInput, Refused
from fieldkm.protocol.kinds import Kind
from fieldkm.protocol.payloads import encode
from fieldkm.server.devices import revoke_all_of
from fieldkm.server.feed import Change, commit
from fieldkm.server.tables import families, territories, user_families, user_territories, users

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Account:
    """A user as the administrator sees them; `territories` and `families` are ids."""

    user: User
    territories: tuple[str, ...] = ()
    families: tuple[str, ...] = ()


def add_user(connection: Connection, account: Account, password_hash: str, now: datetime) -> None:
    """Add a user; raises `Refused` for a name that is taken, `BadInput` for one that nobody could
    type, an unknown territory or family.
    """
    user = account.user
    _check_name(user.name)
    _check_name(user.display)
    if connection.execute(select(users.c.id).where(users.c.name == user.name)).first():
        raise Refused(
            "user-exists",
            "There is a user {name} already.",
            "Choose another name; that of a disabled user stays on what they wrote.",
            name=user.name,
        )
    check_places(connection, account.territories, account.families)
    connection.execute(
        insert(users).values(
            id=user.id,
            name=user.name,
            display=user.display,
            role=user.role.value,
            password_hash=password_hash,
            disabled=False,
            language="",
        )
    )
    _keep_places(connection, user.id, account.territories, account.families)
    _tell(connection, account, now)


def disable_user(connection: Connection, name: str, now: datetime) -> None:
    """Let a user sign in and sync no more; their name stays on what they wrote."""
    user_id = _id_of(connection, name)
    connection.execute(update(users).where(users.c.id == user_id).values(disabled=True))
    revoke_all_of(connection, user_id, now)
    _tell(connection, _account(connection, user_id), now)


def change_password(connection: Connection, name: str, password_hash: str) -> None:
    """Give a user another password; their devices stay signed in."""
    user_id = _id_of(connection, name)
    changed = update(users).where(users.c.id == user_id).values(password_hash=password_hash)
    connection.execute(changed)


def place_user(
    connection: Connection,
    name: str,
    in_territories: Sequence[str],
    in_families: Sequence[str],
    now: datetime,
) -> None:
    """Give a user other territories and families; what they may hold follows at the next sync."""
    user_id = _id_of(connection, name)
    check_places(connection, in_territories, in_families)
    before = _account(connection, user_id)
    connection.execute(delete(user_territories).where(user_territories.c.user == user_id))
    connection.execute(delete(user_families).where(user_families.c.user == user_id))
    _keep_places(connection, user_id, in_territories, in_families)
    _tell(connection, _account(connection, user_id), now, before)


def all_accounts(connection: Connection) -> list[Account]:
    """Return the users, in the order of their names."""
    ids = connection.execute(select(users.c.id).order_by(users.c.name)).scalars().all()
    return [_account(connection, user_id) for user_id in ids]


def add_territory(connection: Connection, territory: str, name: str, now: datetime) -> Territory:
    """Add a territory, or give one that is there another name; returns it as it is now."""
    _keep_named(connection, territories, territory, name)
    commit(connection, [_territory_record(connection, territory)], now)
    return _territory(connection, territory)


def add_family(connection: Connection, family: str, name: str, now: datetime) -> ProductFamily:
    """Add a product family, or give one that is there another name; returns it as it is now."""
    _keep_named(connection, families, family, name)
    commit(connection, [_family_record(connection, family)], now)
    return _family(connection, family)


def all_territories(connection: Connection) -> list[Territory]:
    """Return the territories with their supervisors, in the order of their ids."""
    query = select(territories.c.id).order_by(territories.c.id)
    return [_territory(connection, name) for name in connection.execute(query).scalars().all()]


def all_families(connection: Connection) -> list[ProductFamily]:
    """Return the product families with their reviewers, in the order of their ids."""
    query = select(families.c.id).order_by(families.c.id)
    return [_family(connection, name) for name in connection.execute(query).scalars().all()]


def _tell(
    connection: Connection, account: Account, now: datetime, before: Account | None = None
) -> None:
    """Let all laptops know of a user and of those who supervise and review."""
    changed = {*account.territories, *(before.territories if before else ())}
    reviewed = {*account.families, *(before.families if before else ())}
    commit(
        connection,
        [
            _shared(Kind.USER, account.user.id, account.user),
            *(_territory_record(connection, name) for name in sorted(changed)),
            *(_family_record(connection, name) for name in sorted(reviewed)),
        ],
        now,
    )


def _territory_record(connection: Connection, territory: str) -> Change:
    return _shared(Kind.TERRITORY, territory, _territory(connection, territory))


def _territory(connection: Connection, territory: str) -> Territory:
    name = connection.execute(select(territories.c.name).where(territories.c.id == territory))
    supervisors = _supervisors(connection, user_territories, "territory", territory)
    return Territory(territory, name.scalar() or "", supervisors)


def _family_record(connection: Connection, family: str) -> Change:
    return _shared(Kind.FAMILY, family, _family(connection, family))


def _family(connection: Connection, family: str) -> ProductFamily:
    name = connection.execute(select(families.c.name).where(families.c.id == family))
    reviewers = _supervisors(connection, user_families, "family", family)
    return ProductFamily(family, name.scalar() or "", reviewers)


def _supervisors(connection: Connection, table: Table, column: str, of: str) -> tuple[str, ...]:
    query = (
        select(users.c.id)
        .join(table, table.c.user == users.c.id)
        .where(
            table.c[column] == of,
            users.c.role == Role.SUPERVISOR.value,
            users.c.disabled.is_(False),
        )
        .order_by(users.c.id)
    )
    return tuple(connection.execute(query).scalars())


def _account(connection: Connection, user_id: str) -> Account:
    row = connection.execute(select(users).where(users.c.id == user_id)).one()
    user = User(row.id, row.name, row.display, Role(row.role), gone=row.disabled)
    return Account(
        user,
        _of_user(connection, user_territories, "territory", user_id),
        _of_user(connection, user_families, "family", user_id),
    )


def _of_user(connection: Connection, table: Table, column: str, user_id: str) -> tuple[str, ...]:
    query = select(table.c[column]).where(table.c.user == user_id).order_by(table.c[column])
    return tuple(connection.execute(query).scalars())


def _shared(kind: Kind, record: str, thing: object) -> Change:
    return Change(kind, record, encode(kind, thing), frozenset({SHARED}))


def _keep_named(connection: Connection, table: Table, name: str, title: str) -> None:
    if not is_scoped(name):
        raise BadInput(
            "bad-id",
            "“{id}” cannot be an id.",
            "Use letters, digits, dots, hyphens and underscores, at most 64.",
            id=name[:80],
        )
    _check_name(title or name)
    there = connection.execute(select(table.c.id).where(table.c.id == name)).first()
    if there is None:
        connection.execute(insert(table).values(id=name, name=title or name))
    elif title:
        connection.execute(update(table).where(table.c.id == name).values(name=title))


def _keep_places(
    connection: Connection, user: str, in_territories: Iterable[str], in_families: Iterable[str]
) -> None:
    for territory in dict.fromkeys(in_territories):
        connection.execute(insert(user_territories).values(user=user, territory=territory))
    for family in dict.fromkeys(in_families):
        connection.execute(insert(user_families).values(user=user, family=family))


def _check_name(name: str) -> None:
    if name != name.strip() or not name.isprintable() or not 0 < len(name) <= _LONGEST_NAME:
        raise BadInput(
            "bad-name",
            "“{name}” cannot be a name.",
            "Use up to 200 characters that can be seen, with no space before or after.",
            name=ascii(name[:80]),
        )


def check_places(
    connection: Connection, in_territories: Iterable[str], in_families: Iterable[str]
) -> None:
    """Raise `BadInput` for a territory or family that there is not."""
    for name in _unknown(connection, territories, in_territories):
        raise BadInput(
            "no-such-territory",
            "There is no territory “{name}”.",
            "Add it first: fieldkm server territory add {name}",
            name=name,
        )
    for name in _unknown(connection, families, in_families):
        raise BadInput(
            "no-such-family",
            "There is no product family “{name}”.",
            "Add it first: fieldkm server family add {name}",
            name=name,
        )


def _unknown(connection: Connection, table: Table, names: Iterable[str]) -> list[str]:
    known = set(connection.execute(select(table.c.id)).scalars())
    return [name for name in names if name not in known]


def user_named(connection: Connection, name: str) -> tuple[str, Role]:
    """Return id and role of a user who may sign in, by name; raises `BadInput`."""
    found = connection.execute(
        select(users.c.id, users.c.role).where(users.c.name == name, users.c.disabled.is_(False))
    ).first()
    if found is None:
        raise _no_such_user(name)
    return found.id, Role(found.role)


def _id_of(connection: Connection, name: str) -> str:
    found = connection.execute(select(users.c.id).where(users.c.name == name)).scalar()
    if found is None:
        raise _no_such_user(name)
    return str(found)


def _no_such_user(name: str) -> BadInput:
    return BadInput(
        "no-such-user",
        "There is no user {name}.",
        "List them with “fieldkm server user list”.",
        name=name,
    )

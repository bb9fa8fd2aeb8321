"""Colleagues by their names, since records hold their ids; and how far one's own rights go."""

from __future__ import annotations

from fieldkm.domain.people import Role, User
from fieldkm.domain.reach import Reach
from fieldkm.domain.scopes import reach_within
from fieldkm.store.records import Records
from fieldkm.store.sync_state import SyncState


def person_name(records: Records, user: str) -> str:
    """Return how a user is called; empty for nobody, and for one who is not known here."""
    found = records.get(User, user) if user else None
    return (found.display or found.name) if found else ""


def names_of_all(records: Records) -> dict[str, str]:
    """Return how everybody is called, by id."""
    return {user.id: user.display or user.name for user in records.of_type(User)}


def own_reach(records: Records, state: SyncState) -> Reach:
    """Return how far the rights of this laptop's user go, as it knows; nobody's before the first
    sign-in.
    """
    account = state.account()
    if account is None:
        return Reach("", Role.TECHNICIAN)
    role = Role(account.role) if account.role else Role.TECHNICIAN
    return reach_within(account.user_id, role, records.all_scopes())

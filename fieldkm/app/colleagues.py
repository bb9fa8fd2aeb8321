"""Colleagues by their names: records hold their ids."""

from __future__ import annotations

from fieldkm.domain.people import User
from fieldkm.store.records import Records


def person_name(records: Records, user: str) -> str:
    """Return how a user is called; empty for nobody, and for one who is not known here."""
    found = records.get(User, user) if user else None
    return (found.display or found.name) if found else ""

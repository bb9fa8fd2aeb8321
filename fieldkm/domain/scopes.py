"""Scopes: the sets of records that a laptop may hold, who is given which, and where a fix, an
incident or a customer belongs.

The server looks up the territories (through site, machine or visit) and asks here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fieldkm.domain.fixes import Fix, FixRevision, FixState, Flag, RetiredAs, Thanks
from fieldkm.domain.people import Role
from fieldkm.domain.reach import Reach
from fieldkm.errors import BadInput

Scopes = frozenset[str]


class ScopeKind(StrEnum):
    """What a scope's name begins with."""

    SHARED = "shared"
    TERRITORY = "territory"
    REVIEW = "review"
    INCIDENTS = "incidents"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Scope:
    """A scope's name taken apart; `of` is empty for the shared one."""

    kind: ScopeKind
    of: str = ""


SHARED = ScopeKind.SHARED.value
_OF = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_OF_SOMETHING = frozenset(ScopeKind) - {ScopeKind.SHARED}


def is_scoped(name: str) -> bool:
    """Tell whether a territory or product family can have this id: it is part of a scope's name,
    and a name with a space in it would be read as two scopes.
    """
    return bool(_OF.fullmatch(name))


def territory_scope(territory: str) -> str:
    """Return the scope of a territory's customers, machines and visits."""
    return f"{ScopeKind.TERRITORY}:{territory}"


def review_scope(family: str) -> str:
    """Return the scope of what the reviewers of a product family see before others do."""
    return f"{ScopeKind.REVIEW}:{family}"


def incidents_scope(territory: str) -> str:
    """Return the scope of a territory's incidents with their background."""
    return f"{ScopeKind.INCIDENTS}:{territory}"


def user_scope(user: str) -> str:
    """Return the scope of what is one user's own."""
    return f"{ScopeKind.USER}:{user}"


def parse_scope(name: str) -> Scope:
    """Take a scope's name apart; raises `BadInput` for what is none."""
    if name == SHARED:
        return Scope(ScopeKind.SHARED)
    word, _, of = name.partition(":")
    if of and word in _OF_SOMETHING:
        return Scope(ScopeKind(word), of)
    raise BadInput(
        "no-such-scope", "“{scope}” is no scope.", "Sign in again to have them anew.", scope=name
    )


def granted_scopes(reach: Reach) -> Scopes:
    """Return the scopes that a laptop of this user holds. The office has none: it has no laptop.
    A supervisor who stands in for a family is given its review scope.
    """
    if reach.role is Role.OFFICE:
        return frozenset()
    granted = {SHARED, user_scope(reach.user), *map(territory_scope, reach.territories)}
    if reach.role in (Role.SUPERVISOR, Role.ADMINISTRATOR):
        granted.update(map(incidents_scope, reach.territories))
        granted.update(map(review_scope, reach.families | reach.stands_in))
    return frozenset(granted)


def reach_within(user: str, role: Role, scopes: Iterable[str]) -> Reach:
    """Return the reach of a user as their laptop knows it, from the scopes that it holds.

    It cannot tell a family that they stand in for from their own; the server can, and checks again.
    """
    parsed = [parse_scope(name) for name in scopes]
    return Reach(
        user,
        role,
        frozenset(scope.of for scope in parsed if scope.kind is ScopeKind.TERRITORY),
        frozenset(scope.of for scope in parsed if scope.kind is ScopeKind.REVIEW),
    )


def served_scopes(territories: Iterable[str], author: str = "") -> Scopes:
    """Return the scopes of what follows a site: machines, visits, hazards and their like. What
    stands in no territory stays with its author, so that nobody's work vanishes.
    """
    served = frozenset(territory_scope(name) for name in territories if name)
    return served or _users(author)


def customer_scopes(home: str, sites: Iterable[str], author: str = "") -> Scopes:
    """Return the scopes of a customer: of its `home` territory and of the territories of its
    `sites`.
    """
    return served_scopes((home, *sites), author)


def incident_scopes(territories: Iterable[str], reporter: str, owner: str = "") -> Scopes:
    """Return the scopes of an incident and its entries: its supervisors', its reporter's, its
    owner's.
    """
    supervised = frozenset(incidents_scope(name) for name in territories if name)
    return supervised | _users(reporter, owner)


def fix_scopes(fix: Fix) -> Scopes:
    """Return the scopes of a fix and of its comments.

    Once approved it is everybody's and stays so when it is retired. Before, it is its author's; the
    reviewers' from its first submission on; the colleagues' too, unless it touches safety (or
    nobody has said that it does not) or has been withdrawn.
    """
    if fix.approved_revision:
        return frozenset({SHARED})
    if fix.submitted is None:
        return _users(fix.author)
    return _before_approval(fix, fix.safety) | _users(fix.author)


def revision_scopes(fix: Fix, revision: FixRevision) -> Scopes:
    """Return the scopes of a revision and of the transitions that name it: everybody's when it is
    the approved one, else as for a fix before approval, by what the revision says on safety.
    """
    if revision.id == fix.approved_revision:
        return frozenset({SHARED})
    authors = _users(fix.author, revision.author)
    if fix.submitted is None:
        return authors
    # Colleagues who may not see the fix may not see an older, harmless revision of it either.
    hidden = not fix.approved_revision and fix.safety is not False
    return _before_approval(fix, True if hidden else revision.safety) | authors


def flag_scopes(flag: Flag) -> Scopes:
    """Return the scopes of a flag: the reviewers', and its author's, who wants the answer."""
    return _reviewers(flag.family) | _users(flag.author)


def thanks_scopes(thanks: Thanks) -> Scopes:
    """Return the scopes of thanks: of those who give and receive them."""
    return _users(thanks.to, thanks.author)


def _before_approval(fix: Fix, safety: bool | None) -> Scopes:
    withdrawn = fix.state is FixState.RETIRED and fix.retired_as is RetiredAs.WITHDRAWN
    colleagues = safety is False and not withdrawn and bool(fix.territory)
    return _reviewers(fix.family) | (
        frozenset({territory_scope(fix.territory)}) if colleagues else frozenset()
    )


def _reviewers(family: str) -> Scopes:
    return frozenset({review_scope(family)}) if family else frozenset()


def _users(*users: str) -> Scopes:
    return frozenset(user_scope(user) for user in users if user)

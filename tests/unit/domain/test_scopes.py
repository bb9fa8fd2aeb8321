"""Scopes: who is given which, and where records belong."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from fieldkm.domain.fixes import Fix, FixRevision, FixState, Flag, RetiredAs, Thanks
from fieldkm.domain.people import Role
from fieldkm.domain.reach import Reach
from fieldkm.domain.scopes import (
    SHARED,
    Scope,
    ScopeKind,
    customer_scopes,
    fix_scopes,
    flag_scopes,
    granted_scopes,
    incident_scopes,
    incidents_scope,
    is_scoped,
    parse_scope,
    reach_within,
    review_scope,
    revision_scopes,
    served_scopes,
    territory_scope,
    thanks_scopes,
    user_scope,
)
from fieldkm.errors import BadInput

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
NORTH, SOUTH = frozenset({"north"}), frozenset({"south"})


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        (SHARED, Scope(ScopeKind.SHARED)),
        (territory_scope("north"), Scope(ScopeKind.TERRITORY, "north")),
        (review_scope("a:b"), Scope(ScopeKind.REVIEW, "a:b")),
        (incidents_scope("north"), Scope(ScopeKind.INCIDENTS, "north")),
        (user_scope("u1"), Scope(ScopeKind.USER, "u1")),
    ],
)
def test_a_scope_reads_back(name: str, scope: Scope) -> None:
    assert parse_scope(name) == scope


@pytest.mark.parametrize("name", ["", "territory", "territory:", "shared:x", "planet:mars", ":x"])
def test_what_is_no_scope_is_refused(name: str) -> None:
    with pytest.raises(BadInput):
        parse_scope(name)


@pytest.mark.parametrize(
    ("name", "can_be"),
    [("north", True), ("mx-420_b.2", True), ("north shared", False), ("a:b", False), ("", False)],
)
def test_the_name_of_a_scope_is_one_word(name: str, can_be: bool) -> None:
    assert is_scoped(name) is can_be


def test_each_role_is_given_its_scopes() -> None:
    families = frozenset({"copiers"})
    mine = {SHARED, "user:u", "territory:north"}
    desk = {"incidents:north", "review:copiers"}
    granted = {
        role: granted_scopes(Reach("u", role, NORTH, families, stands_in=frozenset({"printers"})))
        for role in Role
    }
    assert granted[Role.TECHNICIAN] == mine
    assert granted[Role.SUPERVISOR] == mine | desk | {"review:printers"}
    assert granted[Role.OFFICE] == frozenset()
    administrator = Reach("u", Role.ADMINISTRATOR, NORTH, families)
    assert granted_scopes(administrator) == mine | desk


def test_a_laptop_knows_its_users_reach_by_its_scopes() -> None:
    reach = Reach("u", Role.SUPERVISOR, NORTH | SOUTH, frozenset({"copiers"}))
    assert reach_within("u", Role.SUPERVISOR, granted_scopes(reach)) == reach


def test_what_follows_a_site_is_its_territorys() -> None:
    assert served_scopes(["north", ""]) == {"territory:north"}
    assert customer_scopes("north", ["south", "north"]) == {"territory:north", "territory:south"}


def test_what_stands_nowhere_stays_with_its_author() -> None:
    assert served_scopes([""], "u") == {"user:u"}
    assert served_scopes([]) == frozenset()


def test_an_incident_is_its_supervisors_its_reporters_and_its_owners() -> None:
    assert incident_scopes(["north"], "u") == {"incidents:north", "user:u"}
    assert incident_scopes([""], "u", "boss") == {"user:u", "user:boss"}


FIX = Fix(
    "f",
    state=FixState.SUBMITTED,
    author="ann",
    family="copiers",
    territory="north",
    safety=False,
    submitted=NOW,
)
REVISION = FixRevision("r1", "f", NOW, author="ann", safety=False)
DESK = {"review:copiers", "user:ann"}
COLLEAGUES = {"territory:north"}


def test_a_draft_is_its_authors() -> None:
    draft = replace(FIX, state=FixState.DRAFT, submitted=None)
    assert fix_scopes(draft) == {"user:ann"}
    assert revision_scopes(draft, REVISION) == {"user:ann"}


@pytest.mark.parametrize("state", [FixState.SUBMITTED, FixState.RETURNED])
def test_colleagues_see_a_submitted_fix(state: FixState) -> None:
    fix = replace(FIX, state=state)
    assert fix_scopes(fix) == DESK | COLLEAGUES
    assert revision_scopes(fix, REVISION) == DESK | COLLEAGUES


@pytest.mark.parametrize("safety", [True, None])
def test_what_touches_safety_stays_hidden_until_it_is_approved(safety: bool | None) -> None:
    fix, revision = replace(FIX, safety=safety), replace(REVISION, safety=safety)
    assert fix_scopes(fix) == DESK
    assert revision_scopes(fix, revision) == DESK
    assert revision_scopes(fix, REVISION) == DESK, "nor is a harmless older revision seen"
    approved = replace(fix, approved_revision="r1")
    assert fix_scopes(approved) == revision_scopes(approved, revision) == {SHARED}


def test_an_improvement_of_an_approved_fix_is_hidden_by_what_it_says_itself() -> None:
    fix = replace(FIX, approved_revision="r0", safety=True)
    ours = replace(REVISION, author="bob")
    assert revision_scopes(fix, ours) == DESK | COLLEAGUES | {"user:bob"}
    assert revision_scopes(fix, replace(ours, safety=True)) == DESK | {"user:bob"}


def test_a_withdrawn_fix_leaves_the_colleagues_and_a_merged_one_stays() -> None:
    withdrawn = replace(FIX, state=FixState.RETIRED, retired_as=RetiredAs.WITHDRAWN)
    assert fix_scopes(withdrawn) == DESK
    merged = replace(withdrawn, retired_as=RetiredAs.MERGED)
    assert fix_scopes(merged) == DESK | COLLEAGUES


def test_a_fix_without_territory_and_family_stays_with_its_author() -> None:
    assert fix_scopes(replace(FIX, territory="", family="")) == {"user:ann"}


def test_flags_go_to_reviewers_and_thanks_to_the_author() -> None:
    flag = Flag("x", "wrong torque", NOW, author="bob", family="copiers")
    assert flag_scopes(flag) == {"review:copiers", "user:bob"}
    assert thanks_scopes(Thanks("t", "f", NOW, "bob", "ann")) == {"user:ann", "user:bob"}

"""What a server would answer, for tests of the laptop alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from fieldkm.domain.customers import Customer, Preference, Subject, SubjectKind
from fieldkm.protocol.envelopes import Anchor, Page, PullAnswer, PushAnswer, Result, Row
from fieldkm.protocol.kinds import KIND_OF, Kind
from fieldkm.protocol.operations import Operation, change, create
from fieldkm.protocol.payloads import encode

NORTH = "territory:north"
SOUTH = "territory:south"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def put(seq: int, record: Customer, rev: int = 1) -> Row:
    """Return the row of a record that is there."""
    kind = KIND_OF[type(record)]
    return Row(seq, "put", kind.value, record.id, rev, encode(kind, record))


def evict(seq: int, kind: Kind, record: str) -> Row:
    """Return the row of a record that has left the scope."""
    return Row(seq, "evict", kind.value, record, 0, None)


def pulled(
    *rows: Row,
    scope: str = NORTH,
    scopes: Sequence[str] = (NORTH,),
    target: int = 0,
    nonce: str = "n",
) -> PullAnswer:
    """Return an answer with one page; it is complete unless `target` lies beyond its rows."""
    end = rows[-1].seq if rows else target
    pages = {scope: Page(rows=list(rows), next=end, more=target > end)} if scope else {}
    targets = {name: max(end, target) if name == scope else 0 for name in scopes}
    anchor = Anchor(max(end, target), nonce)
    return PullAnswer(
        scopes=list(scopes), pages=pages, target=targets, anchor=anchor, durable_seq=0
    )


def pushed(*results: Result, seq: int = 100) -> PushAnswer:
    """Return the answer to a push."""
    return PushAnswer(results=list(results), anchor=Anchor(seq, "n"), durable_seq=0)


def op_id(number: int) -> str:
    """Return the identity of an operation."""
    return f"01890000-0000-7000-8000-{number:012d}"


def renamed(number: int, customer: str, name: str, base_rev: int = 1) -> Operation:
    """Return the operation that gives a customer another name."""
    return change(op_id(number), Kind.CUSTOMER, customer, base_rev, {"name": name}, NOON)


def wish(number: int, customer: str, text: str) -> Operation:
    """Return the operation that writes down a customer's wish; its id is `w` and the number."""
    subject = Subject(SubjectKind.CUSTOMER, customer)
    record = Preference(f"w{number}", subject, text)
    return create(op_id(number), Kind.PREFERENCE, record.id, record, NOON)

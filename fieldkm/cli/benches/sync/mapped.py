"""The peer of stored payloads: the same visit entries in typed columns, read as objects of
SQLAlchemy's ORM and made JSON by pydantic, page by page, as most servers would do it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pydantic import BaseModel, ConfigDict
from sqlalchemy import JSON, BigInteger, DateTime, Engine, Index, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from fieldkm.domain.outcomes import Result
from fieldkm.domain.visits import EntryKind, Reply, VisitEntry


class _Tables(DeclarativeBase):
    """The peer's own."""


class MappedEntry(_Tables):
    """A row of the feed with the entry that it names; columns as the fields of `VisitEntry`."""

    __tablename__ = "mapped_entries"
    __table_args__ = (Index("mapped_in_order", "seq"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    rev: Mapped[int]
    visit: Mapped[str]
    kind: Mapped[EntryKind]
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    author: Mapped[str]
    ref: Mapped[str]
    text: Mapped[str]
    answer: Mapped[Reply | None]
    result: Mapped[Result | None]
    value: Mapped[float | None]
    unit: Mapped[str]
    low: Mapped[float | None]
    high: Mapped[float | None]
    quantity: Mapped[int]
    from_van: Mapped[bool]
    confirmed: Mapped[bool]
    moved_to: Mapped[dict[str, str] | None] = mapped_column(JSON)
    amends: Mapped[str]


class _Entry(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: str
    seq: int
    rev: int
    visit: str
    kind: EntryKind
    at: datetime
    author: str = ""
    ref: str = ""
    text: str = ""
    answer: Reply | None = None
    result: Result | None = None
    value: float | None = None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    quantity: int = 0
    from_van: bool = False
    confirmed: bool = False
    moved_to: dict[str, str] | None = None
    amends: str = ""


class _Page(BaseModel):
    rows: list[_Entry]
    next: int
    more: bool


def fill_mapped(engine: Engine, entries: Iterable[tuple[int, int, VisitEntry]]) -> None:
    """Make the peer's table and fill it with seq, rev and entry."""
    _Tables.metadata.create_all(engine)
    names = [column.name for column in MappedEntry.__table__.columns][3:]
    rows = [
        {"id": entry.id, "seq": seq, "rev": rev} | {name: getattr(entry, name) for name in names}
        for seq, rev, entry in entries
    ]
    with Session(engine) as session:
        session.execute(insert(MappedEntry), rows)
        session.commit()


def mapped_page(engine: Engine, seq: int, most: int) -> tuple[bytes, int]:
    """Return the JSON of the entries after `seq`, and the seq to go on after; 0 at the end."""
    query = (
        select(MappedEntry).where(MappedEntry.seq > seq).order_by(MappedEntry.seq).limit(most + 1)
    )
    with Session(engine) as session:
        found = session.scalars(query).all()
        more = len(found) > most
        entries = [_Entry.model_validate(row) for row in found[:most]]
        page = _Page(rows=entries, next=entries[-1].seq, more=more)
        return page.model_dump_json(exclude_defaults=True).encode(), page.next if more else 0

"""A laptop on which fixes are written: a manual, a customer's machine, a visit at it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from fieldkm.app.recording import Identified
from fieldkm.app.workplace import Workplace
from fieldkm.domain.customers import Contact, Customer, Site
from fieldkm.domain.fix_drafts import FixDraft
from fieldkm.domain.machines import Machine
from fieldkm.domain.visits import EntryKind, Reply
from fieldkm.host.clock import Clock
from fieldkm.store.database import Database
from fieldkm.store.outbox import Outbox, Waiting
from tests.support.fixes import BERT, SUE
from tests.support.pictures import encoded, photo
from tests.support.territory import ANNA, receive, sign_in
from tests.support.window import a_home

MILL = (
    Customer("c-mill", "Müller & Sons GmbH", "north", phone="+49 30 1234567"),
    Site("s-mill", "c-mill", "Harbour Road", "north"),
    Contact("p-green", "c-mill", "Frank Green", "s-mill", email="f.green@mill.example"),
    Machine("m-1", "MX-420", "MA200123", "s-mill"),
)
JPEG = encoded(photo(), "JPEG")


def a_writers_laptop(folder: Path, *more: Identified, clock: Clock | None = None) -> Workplace:
    """Anna's laptop with one manual and one customer; to be closed."""
    home = a_home(folder)
    with closing(Database(home.database)) as database:
        sign_in(database)
        receive(database, ANNA, BERT, SUE, *MILL, *more)
    return Workplace(home, clock) if clock else Workplace(home)


def a_visit(laptop: Workplace) -> str:
    """A visit at the customer's machine, closed, with something of every kind in it."""
    visits = laptop.visits
    visit = visits.begin(machine="m-1")
    said = "Mr Green of Müller & Sons says that it stays cold"
    visits.add(visit.id, EntryKind.CODE, ref="E21-04")
    visits.add(visit.id, EntryKind.SYMPTOM, text=said)
    visits.add(visit.id, EntryKind.TEST, ref="mx420/t1", text="Does it glow?", answer=Reply.NO)
    visits.add(visit.id, EntryKind.CAUSE, ref="mx420/lamp", text="Lamp broken", confirmed=True)
    visits.add(visit.id, EntryKind.ACTION, text="Seated CN12 of MA 200 123")
    visits.add(visit.id, EntryKind.PART, ref="604-1234", text="Fuser unit")
    visits.add(visit.id, EntryKind.PROCEDURE, ref="mx420/fuser-replace")
    visits.add(visit.id, EntryKind.NOTE, text="The key is with the porter")
    return visit.id


def whole(draft: FixDraft) -> FixDraft:
    """A draft with all that it needs to be submitted."""
    return replace(
        draft,
        title="Fuser stays cold after a cold night",
        symptom="E21-04 in the morning",
        cause="CN12 is loose",
        remedy="1. Pull the plug.\n2. Seat CN12.",
        models=("MX-420",),
        fault_codes=("E21-04",),
        safety=False,
    )


def come(laptop: Workplace, *records: Identified, rev: int = 1) -> None:
    """Let records come from the server."""
    with closing(Database(laptop.home.database)) as database:
        receive(database, *records, rev=rev)


def sent_by(laptop: Workplace) -> list[Waiting]:
    """What the laptop would send."""
    with closing(Database(laptop.home.database)) as database:
        return Outbox(database).waiting()

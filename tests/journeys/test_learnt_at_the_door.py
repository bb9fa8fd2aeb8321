"""What one technician learns at a customer stands on the next one's screen, and where two wrote the
same field, both texts do. The server is a real process; both were offline when they wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldkm.app.places import CustomerPlace
from fieldkm.desktop.customers.view import CustomersScreen
from fieldkm.desktop.screens import SCREENS
from fieldkm.desktop.shell.appearance import Appearance
from fieldkm.desktop.shell.window import MainWindow
from fieldkm.domain.customers import Site, Subject, SubjectKind
from fieldkm.domain.manuals import Signal
from tests.support.fake_search import FakeSearch
from tests.support.laptop import Laptop, two_laptops
from tests.support.tasks import ImmediateTasks

pytestmark = pytest.mark.usefixtures("no_keyring")

FILES = {
    "customers": "id,name,territory\nK1,Harbour Clinic,north\n",
    "sites": "id,customer,name,access\nS1,K1,Quay 4,Ring at the gate\n",
    "machines": "id,serial,model,site\nM1,SN-1,MX-420,S1\n",
}


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Anna's and Carl's laptops, with the customer on them."""
    with two_laptops(tmp_path, FILES) as laptops:
        yield laptops


def test_what_one_learns_the_next_one_reads_before_going_in(
    both: tuple[Laptop, Laptop], qtbot: QtBot, qapp: QApplication
) -> None:
    anna, carl = both
    customer = anna.workplace.customers.directory().found("sn1")[0].id
    site = anna.workplace.customers.page(customer).sites[0].site
    book = anna.workplace.customer_book
    book.add_hazard(Subject(SubjectKind.SITE, site.id), "Wet floor", Signal.DANGER)
    book.add_preference(Subject(SubjectKind.CUSTOMER, customer), "Ring twice")
    book.change(site, {"phone": "040 1", "access": "Badge needed"})
    carl.workplace.customer_book.change(site, {"town": "Hamburg", "access": "Knock"})
    for laptop in (anna, carl, anna, carl):
        assert laptop.sync.run().up_to_date

    merged = anna.workplace.records.get(Site, site.id)
    assert merged is not None
    assert (merged.phone, merged.town, merged.access) == ("040 1", "Hamburg", "Knock")
    window = a_window(carl, qtbot, qapp)
    window.journey.go(CustomerPlace(customer))
    for words in ("DANGER · Quay 4", "Wet floor", "Ring twice", "Badge needed", "Knock"):
        assert words in words_on(window)

    screen = window.stage.current
    assert isinstance(screen, CustomersScreen)
    (conflict,) = carl.workplace.conflicts.unsettled()
    screen.page.settle_wished.emit(conflict.id, True)
    assert "Knock" not in words_on(window)
    for laptop in (carl, anna):
        assert laptop.sync.run().up_to_date
    settled = anna.workplace.records.get(Site, site.id)
    assert settled is not None
    assert settled.access == "Badge needed"
    assert anna.workplace.customers.page(customer).conflicts == ()
    window.wind_down()


def a_window(laptop: Laptop, bot: QtBot, application: QApplication) -> MainWindow:
    """A technician's window, whose slow work is done at once."""
    workplace = laptop.workplace
    workplace.change_settings(replace(workplace.settings, language="en", theme="light"))
    vars(workplace)["search"] = FakeSearch()
    appearance = Appearance(application, workplace)
    window = MainWindow(workplace, ImmediateTasks(), appearance, SCREENS)
    bot.addWidget(window)
    with bot.waitExposed(window):
        window.show()
    window.begin()
    return window


def words_on(window: MainWindow) -> str:
    """All that the window shows, once it is laid out."""
    for _ in range(6):
        QApplication.processEvents()
        QApplication.sendPostedEvents()
    labels = window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())

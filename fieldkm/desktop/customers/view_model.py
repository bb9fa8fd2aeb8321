"""What the Customers screen shows and does, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.tasks import Tasks
from fieldkm.desktop.kit.view_model import ViewModel

if TYPE_CHECKING:  # imported once the window stands
    from fieldkm.app.customer_directory import CustomerDirectory, CustomerLine
    from fieldkm.app.customers import CustomerPage


@dataclass(frozen=True, slots=True)
class State:
    """`lines` are the customers of `total` that fit `words`; `chosen` is the id of the one whose
    `page` is shown. `is_ready` tells that the list was read; `error` is why it could not be,
    `page_error` why there is no page.
    """

    words: str = ""
    lines: tuple[CustomerLine, ...] = ()
    total: int = 0
    chosen: str = ""
    page: CustomerPage | None = None
    is_ready: bool = False
    is_signed_in: bool = False
    error: Exception | None = None
    page_error: Exception | None = None


class CustomersViewModel(ViewModel[State]):
    """Finds customers as somebody types, and reads the page of the one that is chosen.

    `wrote` is called after something was written.
    """

    def __init__(self, workplace: Workplace, tasks: Tasks, wrote: Callable[[], None]) -> None:
        super().__init__(State())
        self._workplace = workplace
        self._tasks = tasks
        self._wrote = wrote
        self._directory: CustomerDirectory | None = None
        self._language = ""

    def load(self, language: str) -> None:
        """Read list and page anew."""
        self._language = language
        self._tasks.run(self._read, self._take, self._fail, group="customers")
        if self.state.chosen:
            self._load_page(self.state.chosen)

    def filter(self, words: str) -> None:
        """Show the customers that fit `words`; those where it happened follow when found."""
        directory, language = self._directory, self._language
        lines = directory.found(words) if directory is not None else ()
        self._show(replace(self.state, words=words, lines=lines))
        if directory is not None and words.strip():
            self._tasks.run(
                lambda: self._workplace.customers.found(directory, words, language),
                lambda found: self._add_told(words, found),
                self._fail,
                group="customers-told",
            )

    def choose(self, customer: str) -> None:
        """Show a customer's page."""
        if customer != self.state.chosen:
            self._show(replace(self.state, chosen=customer, page=None, page_error=None))
        self._load_page(customer)

    def write(
        self,
        work: Callable[[], object],
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write something down, and read the page anew."""
        self._tasks.run(work, lambda _: self._written(done), failed)

    def _written(self, done: Callable[[], None]) -> None:
        done()
        self._wrote()

    def _read(self) -> tuple[CustomerDirectory, bool]:
        """Runs off the interface's thread."""
        workplace = self._workplace
        return workplace.customers.directory(), bool(workplace.recorder.me)

    def _take(self, read: tuple[CustomerDirectory, bool]) -> None:
        self._directory, is_signed_in = read
        self.state = replace(
            self.state,
            total=len(self._directory),
            is_ready=True,
            is_signed_in=is_signed_in,
            error=None,
        )
        self.filter(self.state.words)

    def _add_told(self, words: str, found: tuple[CustomerLine, ...]) -> None:
        if words == self.state.words and self._directory is not None:
            self._show(replace(self.state, lines=found))

    def _load_page(self, customer: str) -> None:
        self._tasks.run(
            lambda: self._workplace.customers.page(customer),
            self._take_page,
            self._fail_page,
            group="customer-page",
        )

    def _take_page(self, page: CustomerPage) -> None:
        if page.customer.id == self.state.chosen:
            self._show(replace(self.state, page=page, page_error=None))

    def _fail_page(self, error: Exception) -> None:
        self._show(replace(self.state, page=None, page_error=error))

    def _fail(self, error: Exception) -> None:
        self._directory = None
        self._show(replace(self.state, lines=(), total=0, is_ready=True, error=error))

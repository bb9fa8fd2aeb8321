"""Who serves the sample territory."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkm.domain.people import ProductFamily, Role, Territory, User


@dataclass(frozen=True, slots=True)
class Staff:
    """The people of a territory. The first technician is the one who looks at the sample;
    `reviewer` reviews fixes too, and has no territory.
    """

    territory: Territory
    technicians: tuple[User, ...]
    supervisor: User
    reviewer: User
    families: tuple[ProductFamily, ...] = ()

    def users(self) -> tuple[User, ...]:
        """Return everybody."""
        return (self.supervisor, self.reviewer, *self.technicians)

    def records(self) -> tuple[object, ...]:
        """Return the records of which only a server is the author."""
        return (self.territory, *self.families, *self.users())


_SUPERVISOR = User("01900000-0000-7000-8000-000000000009", "sue", "Sue Hart", Role.SUPERVISOR)
_REVIEWER = User("01900000-0000-7000-8000-000000000008", "rosa", "Rosa Vidal", Role.SUPERVISOR)
_REVIEWERS = (_SUPERVISOR.id, _REVIEWER.id)
SAMPLE_STAFF = Staff(
    Territory("north", "North West", (_SUPERVISOR.id,)),
    (
        User("01900000-0000-7000-8000-000000000001", "anna", "Anna Berg"),
        User("01900000-0000-7000-8000-000000000002", "bert", "Bert Lund"),
        User("01900000-0000-7000-8000-000000000003", "chen", "陈伟 (Wei Chen)"),
        User("01900000-0000-7000-8000-000000000004", "dylan", "Dylan Price"),
    ),
    _SUPERVISOR,
    _REVIEWER,
    (
        ProductFamily("copiers", "Copiers", _REVIEWERS),
        ProductFamily("pumps", "Pumps", _REVIEWERS),
    ),
)

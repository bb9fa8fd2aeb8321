"""Who serves the sample territory."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkm.domain.people import ProductFamily, Role, Territory, User


@dataclass(frozen=True, slots=True)
class Staff:
    """The people of a territory. The first technician is the one who looks at the sample."""

    territory: Territory
    technicians: tuple[User, ...]
    supervisor: User
    families: tuple[ProductFamily, ...] = ()

    def records(self) -> tuple[object, ...]:
        """Return the records of which only a server is the author."""
        return (self.territory, *self.families, self.supervisor, *self.technicians)


_SUPERVISOR = User("01900000-0000-7000-8000-000000000009", "sue", "Sue Hart", Role.SUPERVISOR)
SAMPLE_STAFF = Staff(
    Territory("north", "North West", (_SUPERVISOR.id,)),
    (
        User("01900000-0000-7000-8000-000000000001", "anna", "Anna Berg"),
        User("01900000-0000-7000-8000-000000000002", "bert", "Bert Lund"),
        User("01900000-0000-7000-8000-000000000003", "chen", "陈伟 (Wei Chen)"),
        User("01900000-0000-7000-8000-000000000004", "dylan", "Dylan Price"),
    ),
    _SUPERVISOR,
    (
        ProductFamily("copiers", "Copiers", (_SUPERVISOR.id,)),
        ProductFamily("pumps", "Pumps", (_SUPERVISOR.id,)),
    ),
)

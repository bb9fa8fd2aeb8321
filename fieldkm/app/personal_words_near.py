"""The customers' words that must not get into a fix: those of the visit that it is written from, of
the machines that were at hand lately, and the serial number of any machine that is known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from fieldkm.domain.applicability import MachineAtHand
from fieldkm.domain.codes import looks_like_code
from fieldkm.domain.customers import Contact, Customer, Site
from fieldkm.domain.fix_drafts import FixDraft
from fieldkm.domain.fix_text import check_remark, cleaned
from fieldkm.domain.machines import Machine, normalised_serial
from fieldkm.domain.personal_words import PersonalKind, PersonalWord, Telling, tellings
from fieldkm.domain.visit_state import folded
from fieldkm.domain.visits import Visit, VisitEntry, VisitPlace
from fieldkm.errors import Refused
from fieldkm.store.records import Records

_LATELY = 5  # machines
_MOST_CODES = 60  # words of a text that are looked up as serial numbers
_WORD = re.compile(r"\w[\w./-]{2,40}\w")
_TEXTS = ("title", "symptom", "cause", "remedy", "applies_to", "reason")
_LISTS = ("models", "fault_codes", "parts")


@dataclass(frozen=True, slots=True)
class ToldWord:
    """A customer's word in a field of a draft."""

    field: str
    telling: Telling


class PersonalWordsNear:
    """Knows whose machine it is. `lately` gives the ids of the machines that were at hand, the last
    first. `records` are read unlocked: what is written while customers' data is closed must not
    tell of them either.
    """

    def __init__(
        self,
        records: Records,
        at_hand: Callable[[], MachineAtHand | None],
        lately: Callable[[], Sequence[str]],
    ) -> None:
        self._records = records
        self._at_hand = at_hand
        self._lately = lately

    def told(self, draft: FixDraft) -> tuple[ToldWord, ...]:
        """Return the customers' words that stand in the texts of a draft."""
        texts, known = _texts(draft), self.known(draft)
        return tuple(
            ToldWord(field, telling) for field, text in texts for telling in tellings(text, known)
        )

    def known(self, draft: FixDraft) -> tuple[PersonalWord, ...]:
        """Return the customers' words that could stand in a draft."""
        written = " ".join(text for _, text in _texts(draft))
        return self._those_of(chain(self._words(draft.visit), self._serials(written)))

    def remark(self, text: str, visit: str = "") -> str:
        """Return what is said of a fix or a page, in a visit perhaps, as it is kept; raises
        `Refused` where it would tell whose machine it was: it goes to others, whatever their
        territory.
        """
        said = cleaned(text).strip()
        check_remark("text", said)
        known = self._those_of(chain(self._words(visit), self._serials(said))) if said else ()
        if told := tellings(said, known):
            raise Refused(
                "personal-words",
                "What you wrote would tell whose machine it was: {words}.",
                "Others read it, in other territories too. Write it without the customer.",
                words=", ".join(sorted({f"“{telling.words}”" for telling in told})),
            )
        return said

    def of_visit(self, visit: str) -> tuple[PersonalWord, ...]:
        """Return the words of a visit's customer and of the machines that were at hand lately."""
        return self._those_of(self._words(visit))

    def _those_of(self, words: Iterable[PersonalWord]) -> tuple[PersonalWord, ...]:
        return tuple(dict.fromkeys(word for word in words if word.text))

    def _serials(self, text: str) -> Iterator[PersonalWord]:
        """Yield the serial numbers of machines, known here, that stand in a text."""
        words = [word for word in dict.fromkeys(_WORD.findall(text)) if looks_like_code(word)]
        for word in words[:_MOST_CODES]:
            for machine in self._records.by_key(Machine, normalised_serial(word)):
                yield PersonalWord(PersonalKind.SERIAL, machine.serial)

    def _words(self, visit: str) -> Iterator[PersonalWord]:
        record = self._records.get(Visit, visit) if visit else None
        if record:
            state = folded(record, self._records.of_parents(VisitEntry, record.id))
            yield PersonalWord(PersonalKind.SERIAL, record.serial)
            yield from self._of_place(state.place)
        at_hand = self._at_hand()
        if at_hand:
            yield PersonalWord(PersonalKind.SERIAL, at_hand.serial)
            yield from self._of_place(VisitPlace(at_hand.record))
        for machine in self._lately()[:_LATELY]:
            yield from self._of_place(VisitPlace(machine))

    def _of_place(self, place: VisitPlace) -> Iterator[PersonalWord]:
        machine = self._records.get(Machine, place.machine) if place.machine else None
        site_id = machine.site if machine else place.site
        site = self._records.get(Site, site_id) if site_id else None
        customer_id = site.customer if site else place.customer
        customer = self._records.get(Customer, customer_id) if customer_id else None
        if machine:
            yield PersonalWord(PersonalKind.SERIAL, machine.serial)
        if customer:
            yield PersonalWord(PersonalKind.CUSTOMER, customer.name)
            yield from _reached(customer.phone, customer.email)
        if site:
            yield PersonalWord(PersonalKind.SITE, site.name)
            yield from _reached(site.phone)
        for contact in self._records.of_parents(Contact, *filter(None, (site_id, customer_id))):
            yield PersonalWord(PersonalKind.CONTACT, contact.name)
            yield from _reached(contact.phone, contact.mobile, contact.email)


def _texts(draft: FixDraft) -> list[tuple[str, str]]:
    """Return all words of a draft that others will read, by their field."""
    texts = [(field, getattr(draft, field)) for field in _TEXTS]
    texts += [(field, name) for field in _LISTS for name in getattr(draft, field)]
    texts += [("photos", photo.caption) for photo in draft.photos]
    return texts


def _reached(*ways: str) -> Iterable[PersonalWord]:
    """Return phone numbers and addresses for mail."""
    for way in ways:
        yield PersonalWord(PersonalKind.MAIL if "@" in way else PersonalKind.PHONE, way)

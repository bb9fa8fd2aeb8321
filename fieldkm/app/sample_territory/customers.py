"""Customers with their sites and contacts, and what must be known before going in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fieldkm.app.sample_territory import names
from fieldkm.app.sample_territory.draw import Draw, moment
from fieldkm.app.sample_territory.names import CHINESE, ENGLISH, Business
from fieldkm.app.sample_territory.staff import Staff
from fieldkm.app.sample_territory.towns import STREETS, TOWNS, Town, mobile, postcode
from fieldkm.domain.customers import (
    Contact,
    Customer,
    Hazard,
    Preference,
    Site,
    Subject,
    SubjectKind,
)
from fieldkm.domain.manuals import Signal

_CHINESE_EVERY = 5
_TOWN_WEIGHTS = [town.weight for town in TOWNS]
_SITE_NAMES = {
    ENGLISH: ("Head office", "Warehouse", "Annexe", "Works", "Boiler house"),
    CHINESE: ("总店", "仓库", "分店", "办公楼", "锅炉房"),
}
_ACCESS = {
    ENGLISH: (
        "Sign in at reception, badge needed.",
        "Ring at the back gate; the front is locked after 16:00.",
        "Code for the car park is with reception.",
        "Goods lift only, 3 t. Ask the porter for the key.",
        "",
    ),
    CHINESE: ("从后门进，按门铃。", "先在前台登记。", "货梯钥匙在保安处。", ""),
}
_WISHES = {
    ENGLISH: (
        "Ring half an hour before you come.",
        "Not before 09:30: the morning meeting is in the copy room.",
        "Park in the yard, not in the street.",
        "Leave old parts here, the caretaker wants to see them.",
        "Overshoes in the treatment rooms.",
        "No work on pumps during bathing hours (07:00-11:00).",
        "Report goes by e-mail to accounts, no paper.",
    ),
    CHINESE: (
        "来之前半小时打电话。",
        "中午十二点到两点不要来，客人多。",
        "旧零件留在店里。",
        "车停后院。",
        "报告请用中文写。",
    ),
}
_DANGERS = {
    ENGLISH: (
        ("Wet floor in the boiler room; no light at the stairs. Bring a torch.", Signal.WARNING),
        ("Asbestos lagging on the old pipes: do not touch, do not drill.", Signal.DANGER),
        ("Dog in the yard until 08:00.", Signal.CAUTION),
        ("Fork-lifts in the hall: high-visibility vest.", Signal.WARNING),
        ("Socket of the copier has no earth; reported to the customer.", Signal.DANGER),
    ),
    CHINESE: (
        ("锅炉房地面湿滑，楼梯没有灯，带手电。", Signal.WARNING),
        ("厨房通道有热油，走侧门。", Signal.WARNING),
        ("配电箱没有盖板，不要碰。", Signal.DANGER),
    ),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A site with what decides what stands there and who goes there. `language` is in which is
    spoken and written there.
    """

    customer: Customer
    site: Site
    town: Town
    business: Business
    language: str
    contact: str


@dataclass(frozen=True, slots=True)
class Customers:
    """All customers of a territory: their records, parents before children, and their sites."""

    records: tuple[object, ...]
    places: tuple[Place, ...]


def make_customers(seed: int, count: int, staff: Staff, today: date) -> Customers:
    """Draw `count` customers, a fifth of them Chinese."""
    draw = Draw(seed, "customers")
    maker = _Maker(draw, staff, today)
    for number in range(count):
        maker.add(number, CHINESE if number % _CHINESE_EVERY == 2 else ENGLISH)
    return Customers(tuple(maker.records), tuple(maker.places))


class _Maker:
    def __init__(self, draw: Draw, staff: Staff, today: date) -> None:
        self.records: list[object] = []
        self.places: list[Place] = []
        self._draw = draw
        self._staff = staff
        self._today = today
        self._taken: set[str] = set()
        self._people = 0

    def add(self, number: int, language: str) -> None:
        """Add a customer with all that belongs to it."""
        draw = self._draw
        kind = names.business(draw)
        town = draw.weighted(TOWNS, _TOWN_WEIGHTS)
        customer = Customer(
            self._identity(),
            self._name(kind, language, town),
            self._staff.territory.id,
            f"C-{number + 1001}",
            town.number(draw),
            f"service@c{number + 1001}.example",
            language,
        )
        self.records.append(customer)
        for index in range(draw.weighted((1, 2, 3), (80, 15, 5))):
            site_town = town if index == 0 else draw.weighted(TOWNS, _TOWN_WEIGHTS)
            self._add_site(customer, kind, site_town, index)

    def _add_site(self, customer: Customer, kind: Business, town: Town, index: int) -> None:
        draw = self._draw
        language = customer.language
        site = Site(
            self._identity(),
            customer.id,
            _SITE_NAMES[language][index] if index else "",
            self._staff.territory.id,
            f"{draw.randint(1, 180)} {draw.one(STREETS)}",
            town.name,
            postcode(town, draw),
            town.country,
            town.zone,
            town.number(draw) if index else customer.phone,
            draw.one(_ACCESS[language]),
            f"S-{customer.external_id[2:]}-{index + 1}",
        )
        drawn = [self._contact(site, language, town) for _ in range(draw.randint(1, 3))]
        contacts = list({contact.name: contact for contact in drawn}.values())
        self.records += [site, *contacts, *self._warnings(site, language)]
        self.places.append(Place(customer, site, town, kind, language, contacts[0].name))

    def _contact(self, site: Site, language: str, town: Town) -> Contact:
        draw = self._draw
        identity = self._identity()
        self._people += 1
        return Contact(
            identity,
            site.customer,
            names.person(language, draw),
            site.id,
            names.function(language, draw),
            town.number(draw),
            mobile(draw) if draw.happens(0.6) else "",
            language=language,
            external_id=f"P-{self._people + 3000}",
        )

    def _warnings(self, site: Site, language: str) -> Iterator[object]:
        draw, subject = self._draw, Subject(SubjectKind.SITE, site.id)
        if draw.happens(0.45):
            text = draw.one(_WISHES[language])
            author = draw.one(self._staff.technicians).id
            yield Preference(self._identity(), subject, text, author, self._some_time())
        if draw.happens(0.16):
            text, severity = draw.one(_DANGERS[language])
            author = draw.one(self._staff.technicians).id
            yield Hazard(self._identity(), subject, text, severity, author, self._some_time())

    def _some_time(self) -> datetime:
        day = self._today - timedelta(days=self._draw.randint(5, 900))
        return moment(day, self._draw.randint(8 * 60, 17 * 60))

    def _identity(self) -> str:
        return self._draw.identity(moment(self._today - timedelta(days=900), 0))

    def _name(self, kind: Business, language: str, town: Town) -> str:
        """Return a name that no other customer has."""
        name = names.customer_name(kind, language, self._draw)
        if name in self._taken:
            name = f"{name}（{town.name}）" if language == CHINESE else f"{name}, {town.name}"
        whole, again = name, 2
        while whole in self._taken:
            whole, again = f"{name} {again}", again + 1
        self._taken.add(whole)
        return whole

"""To know a photo's hash is not to have the photo: who names one must have it, or see it."""

from __future__ import annotations

import pytest

from tests.support.api import Api, Laptop, an_operation, sha256_of

PHOTO = b"the customer's desk" * 100
HASH = sha256_of(PHOTO)
PATH = f"/v1/blobs/{HASH}"
NOW = "2026-11-21T08:00:00Z"


@pytest.fixture
def anna(api: Api) -> Laptop:
    """A technician of the north."""
    return someone(api, "anna", "north", 1)


@pytest.fixture
def bert(api: Api) -> Laptop:
    """A technician of the south, who knows the hashes of photos of the north."""
    return someone(api, "bert", "south", 2)


def someone(api: Api, name: str, territory: str, number: int) -> Laptop:
    api.hire(name, territory)
    laptop = api.sign_in(name)
    fields = {"name": "A", "territory": territory}
    laptop.push(an_operation(number, "customer.create@1", f"c-{number}", **fields))
    return laptop


def name_it(laptop: Laptop, customer: int, number: int) -> None:
    """Push a record that names the photo."""
    subject = {"kind": "customer", "id": f"c-{customer}"}
    push(
        laptop,
        an_operation(number, "photo.create@1", f"p-{number}", subject=subject, sha256=HASH, size=9),
    )


def submit_it(laptop: Laptop, number: int, base: int = 0) -> None:
    """Push a revision of a fix with the photo."""
    revision = {
        "id": f"r-{number}", "at": NOW, "title": "Squeak", "symptom": "Squeaks.",
        "remedy": "Oil it.", "safety": False, "photos": [{"sha256": HASH}],
        "base_revision": f"r-{base}" if base else "",
    }  # fmt: skip
    step = {"id": f"t-{number}", "verb": "submit", "at": NOW, "revision": f"r-{number}"}
    parts = {"transition": step, "revision": revision, "fix": {"family": "printers"}}
    push(laptop, an_operation(number, "fix.submit@1", f"f-{base or number}", **parts))


def push(laptop: Laptop, operation: dict[str, object]) -> None:
    assert laptop.push(operation).json()["results"][0]["status"] == "applied"


def send(laptop: Laptop) -> None:
    assert laptop.send(PHOTO, 0, len(PHOTO)).status_code == 204


def reads(laptop: Laptop) -> bool:
    return bool(laptop.get(PATH).status_code == 200)


def lacks(laptop: Laptop) -> bool:
    return bool(laptop.post("/v1/blobs/have", {"sha256": [HASH]}).json()["missing"])


@pytest.mark.parametrize("is_sent_first", [True, False])
def test_who_only_names_a_photo_is_not_given_it(
    anna: Laptop, bert: Laptop, is_sent_first: bool
) -> None:
    if is_sent_first:
        send(anna)
        name_it(anna, 1, 3)
    name_it(bert, 2, 4)
    submit_it(bert, 5)
    if not is_sent_first:
        send(anna)
        name_it(anna, 1, 3)
    assert reads(anna)
    assert not reads(bert)
    assert lacks(bert)  # as if it were not there
    assert not reads(someone(bert.api, "carl", "south", 6))


def test_a_hash_that_is_remembered_brings_no_photo_back(anna: Laptop, bert: Laptop) -> None:
    """His laptop held the photo while the territory was his too."""
    desk = bert.api.desk
    send(anna)
    name_it(anna, 1, 3)
    desk.place_user("bert", ["south", "north"], [])
    bert.post("/v1/sync/pull", {"schema": 1})
    assert reads(bert)
    desk.place_user("bert", ["south"], [])
    submit_it(bert, 4)
    assert not reads(bert)
    assert not reads(someone(bert.api, "carl", "south", 5))


def test_who_has_the_same_photo_shows_it_by_sending_it(anna: Laptop, bert: Laptop) -> None:
    """Two technicians were sent one picture by the maker: both keep it."""
    send(anna)
    name_it(anna, 1, 3)
    submit_it(bert, 4)
    carl = someone(bert.api, "carl", "south", 5)
    assert not reads(carl)
    send(bert)
    assert reads(bert)
    assert reads(carl)


def test_a_photo_may_come_from_another_laptop_of_its_author(anna: Laptop) -> None:
    second = anna.api.sign_in("anna")
    send(second)
    submit_it(anna, 3)
    assert reads(anna)
    assert reads(someone(anna.api, "clara", "north", 4))


def test_what_one_sees_one_may_name_again(anna: Laptop) -> None:
    """An improvement keeps the photos of the revision before, whoever took them."""
    send(anna)
    submit_it(anna, 6)
    clara = someone(anna.api, "clara", "north", 3)
    submit_it(clara, 4, base=6)
    dora = someone(anna.api, "dora", "north", 5)
    assert reads(dora)


def test_what_was_sent_is_remembered_until_its_sender_names_it(anna: Laptop, bert: Laptop) -> None:
    for laptop in (anna, bert):
        send(laptop)
    name_it(anna, 1, 3)
    bert.api.context.blobs.clean_up(bert.api.clock.now())
    assert not lacks(bert)
    name_it(bert, 2, 4)
    bert.api.context.blobs.clean_up(bert.api.clock.now())
    assert reads(bert)

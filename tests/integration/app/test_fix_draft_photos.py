"""The photos of a draft, and drafts that are thrown away with theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldkm.app.fix_drafts import FixDrafts
from fieldkm.app.workplace import Workplace
from fieldkm.errors import BadInput
from tests.support.clock import FakeClock
from tests.support.fix_writing import JPEG, a_writers_laptop, whole
from tests.support.pictures import encoded, photo, png_of_nothing


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def laptop(tmp_path: Path, clock: FakeClock) -> Iterator[Workplace]:
    made = a_writers_laptop(tmp_path / "home", clock=clock)
    yield made
    made.close()


@pytest.fixture
def drafts(laptop: Workplace) -> FixDrafts:
    return laptop.fix_drafts


# ---------------------------------------------------------------- photos


def test_a_photo_is_made_small_and_tells_no_place(laptop: Workplace, drafts: FixDrafts) -> None:
    draft = drafts.begin()
    large = encoded(photo(8000, 6250), "JPEG")  # fifty megapixels

    added = drafts.add_photo(draft.id, large, "The plug").photos[0]

    file = drafts.photo_file(added)
    assert file
    assert file.stat().st_size == added.size < len(large)
    assert added.caption == "The plug"
    assert added.type == "image/jpeg"


@pytest.mark.parametrize(
    "hostile",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><body>no</body></html>",
        b"",
        encoded(photo(), "JPEG")[:700],
        png_of_nothing(60_000, 60_000),
        b"MZ\x90\x00 a program",
    ],
)
def test_what_is_no_photo_is_refused_and_the_draft_stays(drafts: FixDrafts, hostile: bytes) -> None:
    draft = whole(drafts.begin())
    drafts.keep(draft)

    with pytest.raises(BadInput, match="cannot be added"):
        drafts.add_photo(draft.id, hostile)

    assert drafts.of(draft.id) == draft


def test_a_drawn_on_photo_takes_the_place_of_the_plain_one(drafts: FixDrafts) -> None:
    draft = drafts.add_photo(drafts.begin().id, JPEG, "The plug")
    drawn = encoded(photo(200, 100), "PNG")

    changed = drafts.annotate(draft.id, draft.photos[0].sha256, drawn)

    assert [item.caption for item in changed.photos] == ["The plug"]
    assert changed.photos[0].sha256 != draft.photos[0].sha256
    assert drafts.annotate(draft.id, "0" * 64, drawn) == changed


# ---------------------------------------------------------------- thrown away


def test_a_draft_that_was_thrown_away_can_be_brought_back_for_a_day(drafts: FixDrafts) -> None:
    draft = drafts.add_photo(drafts.begin().id, JPEG)

    drafts.forget(draft.id)

    assert drafts.all() == []
    with pytest.raises(BadInput, match="no draft"):
        drafts.of(draft.id)
    assert drafts.bring_back(draft.id) == draft
    assert drafts.all() == [draft]


def test_after_a_day_it_is_gone_with_its_photos(drafts: FixDrafts, clock: FakeClock) -> None:
    draft = drafts.add_photo(drafts.begin().id, JPEG)
    also_used = drafts.add_photo(drafts.begin().id, encoded(photo(50, 50), "JPEG"))
    shared = drafts.add_photo(draft.id, encoded(photo(50, 50), "JPEG"))
    drafts.forget(draft.id)
    clock.go_on(days=2)

    other = drafts.begin()
    drafts.forget(other.id)

    assert drafts.photo_file(draft.photos[0]) is None
    assert drafts.photo_file(shared.photos[-1]) == drafts.photo_file(also_used.photos[0])
    assert drafts.photo_file(also_used.photos[0])
    with pytest.raises(BadInput, match="no draft"):
        drafts.bring_back(draft.id)

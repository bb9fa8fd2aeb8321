"""One manual is damaged on the disk: the others can be read, searched and asked all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldkm.app.indexing_process import build
from fieldkm.app.workplace import Workplace
from fieldkm.domain.finding import Query
from fieldkm.domain.manuals import PageRef
from fieldkm.errors import BadInput
from fieldkm.host.paths import Home
from fieldkm.manuals.packs.pack import write_pack
from fieldkm.manuals.packs.pack_format import blob_hash
from fieldkm.manuals.packs.reader import PackReader
from tests.support.packs import PUBLISHER, a_manual, a_pack


@pytest.fixture
def workplace(home: Path, tmp_path: Path) -> Iterator[Workplace]:
    """Two manuals: `mx420`, and `other` with the same pages and no tables."""
    opened = Workplace(Home(home))
    opened.keyring.trust(PUBLISHER.public())
    opened.manuals.install(a_pack(tmp_path))
    other = a_manual(tmp_path / "other", words="The zebra is striped.")
    info = replace(other.info, id="other", models=())
    write_pack(replace(other, info=info, catalogues={}), tmp_path / "other.pack", PUBLISHER)
    opened.manuals.install(tmp_path / "other.pack")
    yield opened
    opened.close()


def ruin(workplace: Workplace, path: str, manual: str = "mx420") -> None:
    """Damage a file of a manual on the disk."""
    content = blob_hash(workplace.library.reader(manual).file(path))
    (workplace.home.packs / "blobs" / content[:2] / content).write_bytes(b"rot")


def reopened(workplace: Workplace) -> Workplace:
    return Workplace(workplace.home)


def index(workplace: Workplace) -> None:
    build(workplace.home, lambda done, total: None)


def found(workplace: Workplace, words: str) -> set[str]:
    answer = workplace.search.find(Query(words))
    workplace.close()
    return {hit.thing for hit in answer.hits}


def test_a_manual_that_cannot_be_opened_hides_no_other(workplace: Workplace) -> None:
    manifest = next(m.manifest for m in workplace.manuals.installed() if m.id == "mx420")
    (workplace.home.packs / "blobs" / manifest[:2] / manifest).unlink()
    after = reopened(workplace)
    assert [reader.id for reader in after.library.readers()] == ["other"]
    assert after.library.find_page("fuser-replace").manual == "other"
    assert after.machines.models() == []
    assert after.faults.listed("en") == []
    with pytest.raises(BadInput) as caught:
        after.library.open(PageRef("mx420", "fuser-replace"), "en")
    assert caught.value.code == "manual-damaged"
    assert {m: e.code for m, e in after.library.problems().items()} == {"mx420": "manual-damaged"}
    index(after)
    assert found(after, "zebra") == {"other/fuser-replace"}


def test_a_part_in_damaged_tables_is_not_said_to_be_unknown(workplace: Workplace) -> None:
    ruin(workplace, "catalogue/en.json")
    with pytest.raises(BadInput) as caught:
        reopened(workplace).parts.card("604-1234", "en")
    assert caught.value.code == "manual-damaged"


def test_a_damaged_page_keeps_no_other_from_being_found(
    workplace: Workplace, tmp_path: Path
) -> None:
    ruin(workplace, "pages/en/fuser-replace.json")
    after = reopened(workplace)
    index(after)
    assert found(after, "zebra") == {"other/fuser-replace"}
    assert "mx420/fuser-replace" not in found(reopened(after), "words")
    after.manuals.install(tmp_path / "mx420-2026.1.pack")
    index(after)
    assert "mx420/fuser-replace" in found(reopened(after), "words")


def test_what_keeps_the_search_from_being_built_is_said_as_it_is(workplace: Workplace) -> None:
    (workplace.home.library_index / "write.lock").mkdir(parents=True)
    with pytest.raises(BadInput) as caught:
        workplace.search.bring_up_to_date()
    assert caught.value.code == "is-a-folder"
    assert "write.lock is a folder." in caught.value.title


def test_nothing_is_read_beside_a_manuals_own_files(workplace: Workplace) -> None:
    reader: PackReader = workplace.library.reader("mx420")
    for path in ("../../installed.json", "/etc/passwd", "images/../images/fuser.png", "", "\0"):
        with pytest.raises(BadInput) as caught:
            reader.file(path)
        assert caught.value.code == "unknown-file"

"""A fix that is being written when the program is killed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from fieldkm.app.workplace import Workplace
from fieldkm.domain.fixes import Fix, FixRevision, FixState
from fieldkm.host.paths import Home
from tests.support.fix_writing import a_writers_laptop, sent_by
from tests.support.killed_child import killed_after


@pytest.mark.parametrize("reports", [20, 60, 97])
def test_a_kill_in_the_middle_of_a_word_costs_no_more_than_the_word(
    tmp_path: Path, reports: int
) -> None:
    home = tmp_path / "home"
    a_writers_laptop(home).close()
    said = killed_after(reports, "fix_writing_child", str(home))

    with closing(Workplace(Home(home))) as workplace:
        fixes = workplace.records.of_type(Fix)
        drafts = workplace.fix_drafts.all()
        assert len(fixes) >= said["submitted"]  # the child may have gone on until it was killed
        assert len(sent_by(workplace)) == len(fixes)
        for fix in fixes:
            revision = workplace.records.get(FixRevision, fix.current_revision)
            assert fix.state is FixState.SUBMITTED
            assert revision
            assert revision.symptom.endswith("in the morning")
        if len(fixes) == said["submitted"]:
            draft = workplace.fix_drafts.of(said["draft"])
            assert draft.symptom.startswith(said["typed"])
            assert (draft.title, draft.remedy) == ("Fuser stays cold", "Seat CN12")
            assert draft.safety is False
            assert [workplace.fix_drafts.photo_file(photo) for photo in draft.photos] != [None]
        assert len(drafts) <= 1

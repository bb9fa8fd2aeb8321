"""How often a waiting fix is asked for on the laptops reaches the desk of its reviewer."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldkm.domain.fixes import Demand
from fieldkm.errors import Unavailable
from tests.support.fix_people import fix_people, seen, submitted

pytestmark = pytest.mark.usefixtures("no_keyring")


def test_what_is_asked_for_is_told_when_the_server_answers(tmp_path: Path) -> None:
    with fix_people(tmp_path) as people:
        fix = submitted(people.anna)
        people.all_sync(2)
        carl = people.carl
        carl.workplace.fixes.note_found([fix.id])
        carl.workplace.fixes.note_opened(fix.id)
        people.server.stop()
        with pytest.raises(Unavailable):
            carl.sync.run()
        assert carl.sync.waiting() == []  # nobody is shown counts that wait
        carl.workplace.fixes.note_found([fix.id])
        people.server.start()
        people.all_sync(2)
        assert seen(people.sue, fix.id).demand == Demand(found=2, opened=1)
        assert carl.sync.waiting() == []
        people.assert_agreed()

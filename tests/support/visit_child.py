"""A technician's program that is about to be killed: writes a visit down and says what stands."""

from __future__ import annotations

import sys
from pathlib import Path

from fieldkm.app.child_process import say
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.visit.form import NOTE
from fieldkm.desktop.visit.view_model import VisitViewModel
from fieldkm.domain.visits import EntryKind
from fieldkm.host.paths import Home
from tests.support.tasks import ImmediateTasks


def main() -> int:
    """Type a note letter by letter, enter it, and begin the next one, for ever."""
    workplace = Workplace(Home(Path(sys.argv[1])))
    visit = workplace.visits.begin(machine=sys.argv[2])
    model = VisitViewModel(workplace, ImmediateTasks(), lambda: None)
    model.load(visit.id, "en")
    model.choose(EntryKind.NOTE)
    entered = 0
    while True:
        words = f"Note {entered}: the cover is held by one screw only"
        for end in range(1, len(words) + 1):
            model.type(NOTE, words[:end])
            model.save_draft()
            say(visit=visit.id, entered=entered, typed=words[:end])
        model.enter()
        entered += 1


if __name__ == "__main__":
    sys.exit(main())

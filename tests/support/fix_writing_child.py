"""A technician's program that is about to be killed: writes a fix and says what stands."""

from __future__ import annotations

import sys
from pathlib import Path

from fieldkm.app.child_process import say
from fieldkm.app.fix_terms import TermKind
from fieldkm.app.workplace import Workplace
from fieldkm.desktop.fix_writing.view_model import FixWritingViewModel
from fieldkm.host.paths import Home
from tests.support.fix_writing import JPEG
from tests.support.tasks import HeldTasks


def main() -> int:
    """Write one fix letter by letter, a photo with it, submit it, and write the next, for ever."""
    workplace = Workplace(Home(Path(sys.argv[1])))
    tasks = HeldTasks()
    model = FixWritingViewModel(workplace, tasks, lambda: None)
    submitted = 0
    while True:
        model.begin("en")
        model.add_photo(JPEG)
        tasks.finish_all()
        model.type("title", "Fuser stays cold")
        model.type("remedy", "Seat CN12")
        model.change(safety=False)
        text = f"Cold {submitted}: it shows E21-04 in the morning"
        for end in range(1, len(text) + 1):
            model.type("symptom", text[:end])
            model.save()
            say(draft=model.draft, submitted=submitted, typed=text[:end])
        model.name(TermKind.MODEL, "MX-420")
        model.submit()
        submitted += 1


if __name__ == "__main__":
    sys.exit(main())

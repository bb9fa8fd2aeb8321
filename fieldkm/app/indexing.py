"""Keeps the search index in step with the manuals, in a child process."""

from __future__ import annotations

from collections.abc import Callable

from fieldkm.app.child_process import Message, run_child
from fieldkm.errors import Unavailable
from fieldkm.host.paths import Home

Progress = Callable[[int, int], None]


def run_indexing(
    home: Home, progress: Progress, cancelled: Callable[[], bool], first: str = ""
) -> None:
    """Bring the index up to date and return when it is; `progress` gets units done and units in
    all.

    `first` is what is wanted first, as `manual/page`. `cancelled` is asked at each step; of a
    cancelled or killed run all portions stay that could be searched already. Raises `Unavailable`
    when the child process could not do its work.
    """

    failed = Unavailable(
        "indexing-failed",
        "The search could not be built: the program that builds it ended too early.",
        "Manuals can be read all the same. Try again, or restart the program.",
    )
    arguments = [str(home.folder), first]
    run_child("fieldkm.app.indexing_process", arguments, heard_by(progress), cancelled, failed)


def heard_by(progress: Progress) -> Callable[[Message], None]:
    """Return what gives `progress` the messages that tell of it."""

    def hear(message: Message) -> None:
        done, total = message.get("done"), message.get("total")
        if isinstance(done, int) and isinstance(total, int):
            progress(done, total)

    return hear

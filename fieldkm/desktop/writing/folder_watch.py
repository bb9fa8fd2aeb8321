"""Notices that something in a folder may have changed, and says so once it is quiet.

The system's notices are hints only: files that editors replace are lost from sight, and some disks
send none at all. Whoever is told looks for themselves, and is told now and then without a hint.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

MOST_WATCHED = 4000  # folders first; no system watches any number
_QUIET_MS = 30  # an editor that saves one file is done within this
_LONGEST_MS = 250  # a checkout that goes on is shown as it stands then
_UNPROMPTED_MS = 2000


class FolderWatch(QObject):
    """Emits `noticed` with the paths of files that were surely written; perhaps of none."""

    noticed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths: set[Path] = set()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_file)
        self._watcher.directoryChanged.connect(self._on_folder)
        self._quiet = self._timer(_QUIET_MS)
        self._longest = self._timer(_LONGEST_MS)
        self._unprompted = QTimer(self)
        self._unprompted.setInterval(_UNPROMPTED_MS)
        self._unprompted.timeout.connect(self._tell)

    def watch(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        """Watch these folders and the files in them; nothing else."""
        wanted = list(map(str, islice(chain(folders, files), MOST_WATCHED)))
        known = {*self._watcher.files(), *self._watcher.directories()}
        gone = known.difference(wanted)
        fresh = [path for path in wanted if path not in known]
        if gone:
            self._watcher.removePaths(list(gone))
        if fresh:
            self._watcher.addPaths(fresh)
        self._unprompted.start()

    def stop(self) -> None:
        """Watch nothing any more."""
        known = [*self._watcher.files(), *self._watcher.directories()]
        if known:
            self._watcher.removePaths(known)
        for timer in (self._quiet, self._longest, self._unprompted):
            timer.stop()
        self._paths.clear()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._tell)
        return timer

    def _on_file(self, path: str) -> None:
        self._paths.add(Path(path))
        self._wait()

    def _on_folder(self, _path: str) -> None:
        self._wait()

    def _wait(self) -> None:
        """Wait until nothing more comes, but not for ever."""
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def _tell(self) -> None:
        self._quiet.stop()
        self._longest.stop()
        paths, self._paths = self._paths, set()
        self.noticed.emit(frozenset(paths))

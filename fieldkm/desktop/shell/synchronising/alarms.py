"""What wakes the sync: a timer, and the network when it comes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class TimerAlarm(QObject):
    """An `Alarm` on Qt's timer."""

    def __init__(self, ring: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(ring)

    def set(self, seconds: float) -> None:
        """Ring in so many seconds, and not at the time that was set before."""
        self._timer.start(round(seconds * 1000))

    def stop(self) -> None:
        """Do not ring."""
        self._timer.stop()


class NetworkWatch(QObject):
    """Calls when the system tells that there is a network again; where it cannot tell, never."""

    def __init__(self, reconnected: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QNetworkInformation  # once the window stands

        self._online = QNetworkInformation.Reachability.Online
        self._reconnected = reconnected
        if QNetworkInformation.loadDefaultBackend():
            QNetworkInformation.instance().reachabilityChanged.connect(self._changed)

    def _changed(self, reachability: object) -> None:
        if reachability == self._online:
            self._reconnected()

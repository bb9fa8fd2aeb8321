"""The keys of the whole window, and the dialog that lists them with those of the screens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from fieldkm.desktop.kit.buttons import GhostButton
from fieldkm.desktop.kit.labels import PlainLabel, ScreenTitle, SectionLabel
from fieldkm.desktop.kit.theme import Theme


class ShortcutsDialog(QDialog):
    """Lists all keys."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(theme.px(560), theme.px(720))
        canvas = QWidget()
        canvas.setObjectName("canvas")
        grid = QGridLayout(canvas)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        for title, keys in self.overview():
            row = grid.rowCount()
            grid.setRowMinimumHeight(row, theme.px(34))
            grid.addWidget(SectionLabel(title), row, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
            for number, (key, words) in enumerate(keys, row + 1):
                grid.addWidget(PlainLabel(key, wrap=False), number, 0)
                grid.addWidget(PlainLabel(words), number, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(canvas)
        close = GhostButton(self.tr("Close"), theme)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(ScreenTitle(self.tr("Keys")))
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def overview(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the keys group by group: (title, [(keys, what they do)])."""
        everywhere = [
            ("Ctrl+K   /", self.tr("Search")),
            ("Ctrl+M", self.tr("Choose the machine at hand")),
            ("Ctrl+Shift+M", self.tr("All about the machine at hand")),
            ("Ctrl+Shift+R", self.tr("Write an incident")),
            ("Ctrl+Shift+W", self.tr("Write a fix")),
            ("F4", self.tr("The open visit")),
            ("Alt+←   Alt+→", self.tr("Back and forward")),
            ("Ctrl+1 … Ctrl+5", self.tr("Home, manuals, parts, fault codes, customers")),
            ("Ctrl+6   Ctrl+7", self.tr("Fixes, and for supervisors their review")),
            ("Ctrl+8", self.tr("Sync")),
            ("Ctrl+,", self.tr("Settings")),
            ("Ctrl+Shift+I   Ctrl+Shift+E", self.tr("Make manuals: import or write")),
            ("Ctrl++   Ctrl+−   Ctrl+0", self.tr("Larger, smaller, usual size")),
            ("Ctrl+Shift+D", self.tr("Light or dark")),
            ("F11", self.tr("Full screen")),
            ("F1", self.tr("The guide to fieldkm")),
            ("?   Ctrl+/", self.tr("This list")),
            ("Ctrl+Q", self.tr("Quit")),
        ]
        found = [
            ("↓   ↑", self.tr("Next and previous result")),
            ("Enter", self.tr("Open the result")),
            ("Ctrl+Enter", self.tr("Open it and keep the list")),
            ("Esc", self.tr("Close the list")),
        ]
        page = [
            ("Ctrl+F", self.tr("Find on the page")),
            ("F3   Shift+F3", self.tr("Next and previous place found")),
            ("J   K", self.tr("Next and previous step")),
            ("Space", self.tr("Tick the step")),
            ("Ctrl+D", self.tr("Mark as a favourite")),
            ("Ctrl+Shift+N", self.tr("Write a note")),
            ("Ctrl+Shift+G", self.tr("Report an error on this page")),
            ("Ctrl+P", self.tr("Print or save as PDF")),
        ]
        drawing = [
            ("←   →", self.tr("Next and previous callout")),
            ("Enter", self.tr("Open the replacement procedure")),
            ("Ctrl++   Ctrl+−   Ctrl+0", self.tr("Larger, smaller, the whole drawing")),
        ]
        importing = [
            ("Ctrl+O   Ctrl+Shift+O", self.tr("Choose a folder or a file")),
            ("Alt+1 … Alt+3", self.tr("Documentation, report, release")),
        ]
        writing = [
            ("F8   Shift+F8", self.tr("Next and previous finding")),
            ("Ctrl+E", self.tr("Open the file in the editor")),
            ("Ctrl+Shift+C", self.tr("Copy file and line")),
            ("Ctrl+O", self.tr("Open a folder")),
            ("Ctrl+Shift+F", self.tr("Follow the file that is being edited")),
            ("Ctrl+Shift+L", self.tr("Another language")),
        ]
        customers = [
            ("↓   ↑   Enter", self.tr("Choose a customer, open its page")),
            ("Ctrl+Shift+P", self.tr("Add a preference")),
            ("Ctrl+Shift+H", self.tr("Add a hazard")),
        ]
        visit = [
            ("Alt+1 … Alt+0", self.tr("Choose what is written down")),
            ("Enter", self.tr("Write it down")),
            ("Ctrl+Enter", self.tr("Write a note down")),
            ("Ctrl+Shift+V", self.tr("Add the copied picture")),
            ("Ctrl+Shift+Enter", self.tr("Close the visit")),
            ("Ctrl+P", self.tr("Save the service report")),
        ]
        fixes = [
            ("↓   ↑   Enter", self.tr("Choose a fix, open it")),
            ("Alt+1 … Alt+3", self.tr("It worked, in part, it failed")),
            ("Ctrl+E", self.tr("Improve it")),
            ("Ctrl+Shift+C", self.tr("Comment on it")),
            ("Ctrl+Shift+T", self.tr("Thank its author")),
            ("Ctrl+Shift+G", self.tr("Report an error in it")),
        ]
        review = [
            ("A   B   M   H", self.tr("Approve, send back, merge, hand on")),
            ("R   P", self.tr("Retire, promote")),
            ("J   K", self.tr("Next and previous fix")),
            ("1   2", self.tr("Which of two revisions is decided on")),
            ("V", self.tr("With what has changed, or as it is read")),
            ("Ctrl+Z", self.tr("Take the last decision back")),
        ]
        sync = [("F5", self.tr("Sync now"))]
        return [
            (self.tr("Everywhere"), everywhere),
            (self.tr("Search results"), found),
            (self.tr("Manual pages"), page),
            (self.tr("Parts and drawings"), drawing),
            (self.tr("Customers"), customers),
            (self.tr("Visit"), visit),
            (self.tr("Fixes"), fixes),
            (self.tr("Review"), review),
            (self.tr("Sync"), sync),
            (self.tr("Make manuals"), importing),
            (self.tr("Write a manual"), writing),
        ]

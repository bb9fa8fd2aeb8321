"""What came of an import: its report and its pages at the left, the page itself at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from fieldkm.desktop.importing.kinds import kind_title
from fieldkm.desktop.importing.page_preview import PagePreview
from fieldkm.desktop.importing.report_groups import report_groups
from fieldkm.desktop.importing.view_model import ImportingViewModel, State, Step
from fieldkm.desktop.kit.buttons import PrimaryButton
from fieldkm.desktop.kit.columns import UNBOUNDED
from fieldkm.desktop.kit.drop_down import DropDown
from fieldkm.desktop.kit.labels import Heading, MutedLabel, Pill
from fieldkm.desktop.kit.remarks import RemarkTree
from fieldkm.desktop.kit.segments import Segments
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.manual.contents_list import ContentsList

_LIST_WIDTH = 380
_SIDE_BY_SIDE = 620
_REPORT, _PAGES = 0, 1


class ReportStep(QWidget):
    """Shows the report kind by kind, the contents, and a page."""

    def __init__(self, model: ImportingViewModel, theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._theme = theme
        self._shown = State()
        self._title = Heading("", wrap=False)
        self._counts = [Pill("") for _ in range(4)]
        self.go_on = PrimaryButton("", theme, "shield")
        self.sides = Segments(2)
        self.kinds = DropDown(theme)
        self.report = RemarkTree(theme)
        self._nothing = MutedLabel()
        self.contents = ContentsList(theme)
        self.contents.manuals.hide()
        self.preview = PagePreview(theme, model.picture)
        self._lists, self._split = QStackedWidget(), QSplitter()
        self._lay_out()
        self._connect()
        self.retheme(theme)
        self.retranslate()

    def show_state(self, state: State) -> None:
        """Show what came of the import."""
        before, self._shown = self._shown, state
        imported = state.imported
        if imported is None:
            self.preview.show_page(None, None)
            return
        is_other = imported is not before.imported
        if is_other:
            self._title.setText(imported.record.title)
            self._say_counts()
            self.sides.show_choice(_REPORT if state.items else _PAGES)
            self._lists.setCurrentIndex(_REPORT if state.items else _PAGES)
        if is_other or state.kind != before.kind:
            self._show_report(state)
        if state.item is not before.item:
            self._mark(state)
        page = state.page.head.id if state.page else ""
        self.contents.show_contents(imported.preview.contents, page)
        self.preview.show_remark(state.item)
        self.preview.show_page(imported, state.page)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        for part in (self.go_on, self.kinds, self.report, self.contents, self.preview):
            part.retheme(theme)
        self.contents.setMinimumWidth(0)
        self.contents.setMaximumWidth(UNBOUNDED)
        self._split.setSizes([theme.px(_LIST_WIDTH), theme.px(3 * _LIST_WIDTH)])
        self.setStyleSheet(
            f"#importSide{{background:{theme['raised']}}}"
            "#importSide QTreeView{background:transparent;"
            "selection-background-color:transparent}"
        )
        self._fold()

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.go_on.setText(self.tr("Build, sign, install"))
        self.kinds.setAccessibleName(self.tr("Kind of remark"))
        self.report.setAccessibleName(self.tr("What was lost or guessed"))
        self._nothing.setText(self.tr("Nothing was lost and nothing had to be guessed."))
        self.contents.retranslate()
        self.preview.retranslate()
        if self._shown.imported is not None:
            self._say_counts()
            self._show_report(self._shown)
            self._mark(self._shown)
            self.preview.show_remark(self._shown.item)

    def first_control(self, state: State) -> QWidget:
        """Return what the keys are for: the report, or the pages where there is none."""
        return self.report if state.items else self.contents.tree

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Put the page below the lists where there is no room beside them; say less above."""
        has_room = self.width() / self._theme.interface_zoom >= _SIDE_BY_SIDE
        for part in (self._title, *self._counts[1:3]):
            part.setVisible(has_room)
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self._split.setOrientation(across if has_room else down)

    def _show_report(self, state: State) -> None:
        summary = state.imported.report.summary if state.imported else {}
        self.kinds.clear()
        everything = self.tr("All kinds ({count})")
        self.kinds.addItem(everything.replace("{count}", str(len(state.items))), "")
        for kind in sorted(summary, key=kind_title):
            self.kinds.addItem(f"{kind_title(kind)} ({summary[kind]})", kind)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(state.kind)))
        self.report.show_groups(report_groups(state.items, state.kind))
        for widget in (self.kinds, self.report):
            widget.setVisible(bool(state.items))
        self._nothing.setVisible(not state.items)

    def _mark(self, state: State) -> None:
        """Mark the line whose page is shown, unless that is how it came to be shown."""
        position = state.items.index(state.item) if state.item is not None else None
        if position is not None and self.report.chosen_key != position:
            self.report.choose(position)

    def _say_counts(self) -> None:
        report = self._shown.imported.report if self._shown.imported else None
        if report is None:
            return
        remarks = len(report.items)
        words: Sequence[str] = (
            self.tr("%n page(s)", "", report.pages),
            self.tr("%n picture(s)", "", report.images),
            self.tr("%n link(s)", "", report.links),
            self.tr("%n remark(s)", "", remarks),
        )
        for pill, text in zip(self._counts, words, strict=True):
            pill.setText(text)
        self.sides.name_all(
            (
                self.tr("Report ({count})").replace("{count}", str(remarks)),
                self.tr("Pages ({count})").replace("{count}", str(report.pages)),
            )
        )

    def _choose_side(self, at: int) -> None:
        self._lists.setCurrentIndex(at)

    def _lay_out(self) -> None:
        self._split.addWidget(self._left_side())
        self._split.addWidget(self.preview)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(self._split, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(28, 0, 28, 10)
        head.setSpacing(8)
        head.addWidget(self._title)
        for pill in self._counts:
            head.addWidget(pill)
        self._counts[-1].setProperty("tone", "warning")
        head.addStretch(1)
        head.addWidget(self.go_on)
        return head

    def _left_side(self) -> QWidget:
        report = QVBoxLayout()
        report.setContentsMargins(0, 0, 0, 0)
        report.setSpacing(8)
        for widget in (self.kinds, self._nothing, self.report):
            report.addWidget(widget)
        report.setStretchFactor(self.report, 1)
        report.addStretch(0)
        left = QWidget()
        left.setLayout(report)
        self._lists.addWidget(left)
        self._lists.addWidget(self.contents)
        side = QWidget()
        side.setObjectName("importSide")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        column.setContentsMargins(10, 10, 10, 0)
        column.setSpacing(8)
        column.addWidget(self.sides, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._lists, 1)
        return side

    def _connect(self) -> None:
        model = self._model
        self.sides.chosen.connect(self._choose_side)
        self.kinds.activated.connect(lambda row: model.show_kind(self.kinds.itemData(row)))
        self.report.chosen.connect(model.show_item)
        self.contents.page_chosen.connect(model.show_page)
        self.preview.page_wished.connect(model.show_page)
        self.go_on.clicked.connect(lambda: model.go_to(Step.PUBLISH))

"""The one style sheet, made from the theme; it names the classes of the kit as Python does.

The size of plain text is no rule here: the application's font has it, and a page has its own.
"""

from __future__ import annotations

from string import Template

from fieldkm.desktop.kit.theme import Theme

_SHEET = Template("""
QMainWindow, QDialog, #screen { background: $background; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: 5px; }

#rail { background: $rail; }
#rail QToolButton { background: transparent; border: 2px solid transparent; border-radius: 10px;
  color: $rail_fg; font-size: ${px12}px; padding: 5px 0; }
#rail QToolButton:hover { background: $rail_hover; }
#rail QToolButton:checked { background: $rail_on; color: $rail_on_fg; font-weight: 600; }
#rail QToolButton:focus { border-color: $rail_logo; }
#machineHead { background: $surface; border: 0; border-bottom: 1px solid $border; }
#finder { background: $surface; border: 0; border-right: 1px solid $border; }
#topBar { background: $surface; border-bottom: 1px solid $border; }
#statusStrip { background: $raised; border-top: 1px solid $border; }
#statusStrip LinkButton { border-color: transparent; font-size: ${px12}px; }
#statusStrip LinkButton:focus { border-color: $accent; }
#textSide { background: $raised; border: 1px solid $border; border-radius: 8px; }
#statusStrip QLabel { color: $muted; font-size: ${px12}px; }

#searchBox { background: $background; border: 1px solid $border_strong; border-radius: 10px;
  padding: 0 10px 0 2px; font-size: ${px15}px; }
#searchBox:focus { border: 2px solid $accent; background: $surface; }
#popup { background: $surface; border: 1px solid $border_strong; border-radius: 12px; }
#popup QListView { background: transparent; border: 0; outline: 0; }

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { background: $surface;
  border: 1px solid $border_strong; border-radius: 8px; padding: 0 10px;
  selection-background-color: $sel; selection-color: $text; }
QTextEdit, QPlainTextEdit { padding: 8px; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${field}px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $accent; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { background: transparent; border: 0;
  min-height: 0; padding: 0; }
QDateTimeEdit::up-button, QDateTimeEdit::down-button { width: 0; border: 0; }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border_strong; outline: 0;
  selection-background-color: $accent_bg; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: ${target}px; padding: 0 8px; }
QRadioButton, QCheckBox { spacing: 10px; min-height: ${target}px; border-radius: 8px;
  padding: 0 6px; border: 2px solid transparent; }
QRadioButton:focus, QCheckBox:focus { border-color: $accent; }

QToolButton { background: transparent; border: 2px solid transparent; border-radius: 8px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $accent_bg; }
QToolButton:focus { border-color: $accent; }
QPushButton { background: $surface; border: 1px solid $border_strong; border-radius: 8px;
  padding: 0 16px; min-height: ${field}px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; padding: 0 15px; }
QPushButton:disabled { color: $faint; border-color: $border; }
QPushButton:default, PrimaryButton { background: $accent; color: $accent_fg;
  border: 1px solid $accent; font-weight: 600; }
QPushButton:default:hover, PrimaryButton:hover { background: $accent_hover; }
QPushButton:default:focus, PrimaryButton:focus { border: 2px solid $text; padding: 0 15px; }
PrimaryButton:disabled { background: $hover; color: $faint; border-color: $border; }
QPushButton[isPale="true"] { background: $hover; color: $faint; border-color: $border; }
#decisions { background: $surface; border-top: 1px solid $border; }
RevisionPanel[isOpen="true"] { border: 2px solid $accent; }
Segment:checked { background: $accent_bg; border: 1px solid $accent; color: $link;
  font-weight: 600; }
Segment:checked:focus { border: 2px solid $accent; }
DangerButton { color: $danger_fg; }
LinkButton { background: transparent; border: 1px solid transparent; color: $link; padding: 0 8px;
  text-align: left; }
LinkButton:focus { border: 2px solid $accent; padding: 0 7px; }
#machineHead LinkButton, #machineHead LinkButton:focus { padding: 0; }

PublishedPanel { background: $ok_bg; border: 1px solid $ok; border-radius: 10px; }
PublishedPanel Heading { color: $ok; }
Panel, ProblemPanel { background: $surface; border: 1px solid $border; border-radius: 10px; }
ProblemPanel { background: $danger_bg; border-color: $danger_bar; }
ProblemPanel QLabel { color: $danger_fg; }
ProblemPanel ErrorLabel { font-weight: 600; }
Card { background: $surface; border: 1px solid $border; border-radius: 10px; padding: 0;
  text-align: left; min-height: 0; }
Card:hover { background: $surface; border-color: $accent; }
Card[isOpen="true"] { background: $accent_bg; border-color: $accent; }
Card:focus { border: 2px solid $accent; padding: 0; }
ScreenTitle { font-size: ${px22}px; font-weight: 600; }
Heading { font-weight: 600; }
SectionLabel { font-size: ${px12}px; font-weight: 700; color: $muted; }
MutedLabel { font-size: ${px12}px; color: $muted; }
ErrorLabel { color: $danger_fg; }
Pill { background: $accent_bg; color: $link; border-radius: ${pill}px; padding: 2px 9px;
  font-size: ${px11}px; font-weight: 600; }
Pill[tone="ok"] { background: $ok_bg; color: $ok; }
Pill[tone="warning"] { background: $warning_bg; color: $warning_fg; }
Pill[tone="danger"] { background: $danger_bg; color: $danger_fg; }
Banner { border: 0; border-left: 4px solid $border_strong; background: $surface; }
Banner[tone="danger"] { border-left-color: $danger_bar; background: $danger_bg; }
Banner[tone="warning"] { border-left-color: $warning_bar; background: $warning_bg; }
Banner[tone="caution"] { border-left-color: $caution_bar; background: $caution_bg; }
Banner[tone="note"] { border-left-color: $note_bar; background: $note_bg; }
Banner[tone="danger"] Heading { color: $danger_fg; }
Banner[tone="warning"] Heading { color: $warning_fg; }
Banner[tone="caution"] Heading { color: $caution_fg; }
Banner[tone="note"] Heading { color: $note_fg; }
Banner MutedLabel { color: $text; }
#visitAtHand { background: $ok_bg; border-color: $ok; }
#visitHead { background: $surface; border-bottom: 1px solid $border; }
#clock, #runningClock { font-size: ${px17}px; font-weight: 600; color: $muted; padding: 0 6px; }
#runningClock { color: $ok; }
#recognised { color: $ok; }
#doubt { color: $warning_fg; }
KindButton { background: $surface; border: 1px solid $border_strong; border-radius: 8px;
  font-size: ${px12}px; padding: 4px 2px; }
KindButton:checked { background: $accent_bg; border: 1px solid $accent; color: $link;
  font-weight: 600; }
KindButton:focus { border: 2px solid $accent; }
EntryRow { background: $surface; border: 0; border-bottom: 1px solid $border; }
EntryRow[tone="warning"] { background: $warning_bg; }
Notice { background: $text; border-radius: 10px; }
Notice QLabel { color: $surface; }
Notice QPushButton { background: transparent; border: 0; color: $surface; font-weight: 700;
  text-decoration: underline; }
Notice QPushButton:focus { border: 2px solid $surface; }

QTableView, QListView, QTreeView { background: $surface; border: 0; outline: 0;
  selection-background-color: $accent_bg; selection-color: $text; }
QTableView::item { border-bottom: 1px solid $border; padding: 0 8px; }
QTableView::item:selected { background: $accent_bg; color: $text; }
QTableView:focus, QListView:focus, QTreeView:focus { border: 2px solid $accent; }
QHeaderView { background: $th; }
QHeaderView::section { background: $th; color: $muted; border: 0; border-bottom: 1px solid $border;
  padding: 0 8px; font-size: ${px12}px; font-weight: 600; }
QSplitter::handle { background: $border; }
QScrollArea, QScrollArea > QWidget > QWidget#canvas { background: transparent; border: 0; }
QScrollBar { background: transparent; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 48px; }
QScrollBar::handle:horizontal { min-width: 48px; }
QScrollBar::handle:hover { background: $faint; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $surface; border: 1px solid $border_strong; padding: 6px; }
QMenu::item { padding: 8px 24px 8px 14px; border-radius: 6px; }
QMenu::item:selected { background: $accent_bg; }
""")
_SIZES = (11, 12, 13, 14, 15, 17, 22)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the window in this theme, at its zoom."""
    values = {token.replace("-", "_"): color for token, color in theme.tokens.items()}
    sizes = {f"px{size}": str(theme.px(size)) for size in _SIZES}
    # The border of a field stands outside its min-height.
    measures = {
        "target": str(theme.target),
        "field": str(theme.target - 2),
        "pill": str(theme.px(9)),
    }
    return _SHEET.substitute(values | sizes | measures)

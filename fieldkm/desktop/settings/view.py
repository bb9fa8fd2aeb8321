"""The Settings screen: everything takes effect at once and is remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fieldkm.app.places import Place
from fieldkm.desktop.kit.buttons import DangerButton, GhostButton, IconButton, retheme_buttons
from fieldkm.desktop.kit.cards import Panel
from fieldkm.desktop.kit.columns import ColumnsPage, Group
from fieldkm.desktop.kit.labels import Heading, MutedLabel, ScreenTitle
from fieldkm.desktop.kit.location import Location
from fieldkm.desktop.kit.segments import Segments, Switch
from fieldkm.desktop.kit.theme import Theme
from fieldkm.desktop.kit.translation import CHINESE, ENGLISH, current_language
from fieldkm.desktop.settings.making_panel import MakingPanel
from fieldkm.desktop.settings.view_model import ManualLine, SettingsViewModel, State
from fieldkm.desktop.shell.installation.view import InstallPanel
from fieldkm.desktop.shell.routes import SETTINGS
from fieldkm.desktop.shell.services import ShellServices
from fieldkm.host.settings import Settings
from fieldkm.host.settings import Theme as ThemeSetting

_THEMES = (ThemeSetting.SYSTEM, ThemeSetting.LIGHT, ThemeSetting.DARK)
_LANGUAGES = ("", ENGLISH, CHINESE)
_ZOOM_STEP = 10


class Choice(Panel):
    """A setting with its name, an explanation, and the control that changes it."""

    def __init__(self, control: QWidget) -> None:
        super().__init__()
        self.control = control
        self._name = Heading()
        self._detail = MutedLabel()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._name, 1)
        row.addWidget(control)
        self.content.addLayout(row)
        self.content.addWidget(self._detail)

    def entitle(self, name: str, detail: str) -> None:
        """Give it other words."""
        self._name.setText(name)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.control.setAccessibleName(name)


class ZoomControl(QWidget):
    """Smaller, the zoom in percent, larger."""

    def __init__(self, theme: Theme, step: Callable[[int], None]) -> None:
        super().__init__()
        self.smaller = IconButton("minus", "", theme)
        self.larger = IconButton("plus", "", theme)
        self._percent = QLabel()
        self.smaller.clicked.connect(lambda: step(-_ZOOM_STEP))
        self.larger.clicked.connect(lambda: step(_ZOOM_STEP))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.smaller, self._percent, self.larger):
            row.addWidget(widget)

    def show_percent(self, percent: int) -> None:
        """Show the zoom."""
        self._percent.setText(f"{percent} %")

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self.smaller.describe(self.tr("Smaller"), "Ctrl+−")
        self.larger.describe(self.tr("Larger"), "Ctrl++")


class SettingsScreen(QWidget):
    """Look and language at the left, what is installed at the right."""

    name = SETTINGS

    def __init__(self, shell: ShellServices) -> None:
        super().__init__()
        self._shell = shell
        self._theme = shell.theme
        self._page = ColumnsPage(shell.theme)
        self._model = SettingsViewModel(shell.workplace, shell.tasks, self._render)
        self._title = ScreenTitle()
        self.themes, self.languages = Segments(len(_THEMES)), Segments(len(_LANGUAGES))
        self.gloves = Switch(shell.theme)
        self.zoom = ZoomControl(shell.theme, self._step_zoom)
        self.install = InstallPanel(shell.installation, shell.theme)
        self._choices = {
            "theme": Choice(self.themes),
            "language": Choice(self.languages),
            "zoom": Choice(self.zoom),
            "gloves": Choice(self.gloves),
        }
        self._look, self._manuals, self._about = Group(), Group(), Group()
        self._making, self.making = Group(), MakingPanel(shell)
        self._about_words = MutedLabel()
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def widget(self) -> QWidget:
        """The screen's widget."""
        return self

    def show_place(self, place: Place | None) -> None:
        """Show the settings as they are now."""
        self._model.load(current_language())

    def location(self) -> Location:
        """Return where the reader is."""
        return Location(SETTINGS, scroll=self._page.verticalScrollBar().value())

    def restore(self, location: Location) -> None:
        """Come back to this screen."""
        self.show_place(None)
        self._page.verticalScrollBar().setValue(location.scroll)

    def on_machine_changed(self) -> None:
        """Nothing here depends on the machine."""

    def on_library_changed(self) -> None:
        """Show what is installed now."""
        self.show_place(None)

    def retheme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._page.retheme(theme)
        retheme_buttons(self, theme)
        self.gloves.retheme(theme)
        self._model.load(current_language())

    def retranslate(self) -> None:
        """Show the words in the current language."""
        self._title.setText(self.tr("Settings"))
        self._look.entitle(self.tr("Look and language"))
        self._manuals.entitle(self.tr("Installed manuals"))
        self._making.entitle(self.tr("Make manuals"))
        self._about.entitle(self.tr("About"))
        self._choices["theme"].entitle(self.tr("Theme"), "")
        self._choices["language"].entitle(
            self.tr("Language"), self.tr("Manuals follow where they can.")
        )
        self._choices["zoom"].entitle(
            self.tr("Size"), self.tr("Also with Ctrl and the mouse wheel.")
        )
        self._choices["gloves"].entitle(
            self.tr("Glove mode"), self.tr("Everything that is touched becomes larger.")
        )
        self.themes.name_all((self.tr("System"), self.tr("Light"), self.tr("Dark")))
        self.languages.name_all((self.tr("System"), "English", "简体中文"))
        self.zoom.retranslate()
        self.install.retranslate()
        self.making.retranslate()
        self._model.load(current_language())

    def _lay_out(self) -> None:
        page = self._page
        page.head.addWidget(self._title)
        for choice in self._choices.values():
            self._look.put(choice)
        page.left.addWidget(self._look)
        page.left.addStretch(1)
        about = Panel()
        about.content.addWidget(Heading("fieldkm"))
        about.content.addWidget(self._about_words)
        self._about.put(about)
        self._making.put(self.making)
        for widget in (self._manuals, self.install, self._making, self._about):
            page.right.addWidget(widget)
        page.right.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _connect(self) -> None:
        self.themes.chosen.connect(self._choose_theme)
        self.languages.chosen.connect(self._choose_language)
        self.gloves.clicked.connect(self._choose_gloves)

    @property
    def _settings(self) -> Settings:
        return self._shell.workplace.settings

    def _choose_theme(self, at: int) -> None:
        self._shell.change_settings(replace(self._settings, theme=_THEMES[at]))

    def _choose_language(self, at: int) -> None:
        self._shell.change_settings(replace(self._settings, language=_LANGUAGES[at]))

    def _choose_gloves(self, worn: bool) -> None:
        self._shell.change_settings(replace(self._settings, glove_mode=worn))

    def _step_zoom(self, by: int) -> None:
        self._shell.change_settings(self._settings.with_zoom(self._settings.zoom + by))

    def _render(self, state: State) -> None:
        settings = state.settings
        self.themes.show_choice(_THEMES.index(ThemeSetting(settings.theme)))
        known = settings.language if settings.language in _LANGUAGES else ""
        self.languages.show_choice(_LANGUAGES.index(known))
        self.zoom.show_percent(settings.zoom)
        self.gloves.setChecked(settings.glove_mode)
        folder = self.tr("Everything is kept in {folder}").replace("{folder}", state.home)
        version = self.tr("Version {version}").replace("{version}", state.version)
        self._about_words.setText(f"{version}\n{folder}")
        remove = self._shell.installation.remove
        self._manuals.fill(*(ManualPanel(m, self._theme, remove) for m in state.manuals))


class ManualPanel(Panel):
    """An installed manual with the button that removes it; removing asks once more."""

    def __init__(self, manual: ManualLine, theme: Theme, remove: Callable[[str], None]) -> None:
        super().__init__()
        self.remove = GhostButton(self.tr("Remove"), theme, "remove")
        self.remove.clicked.connect(lambda: self._ask(asks=True))
        self.confirm = DangerButton(self.tr("Remove it now"), theme, "remove")
        self.confirm.clicked.connect(lambda: remove(manual.id))
        self.keep = GhostButton(self.tr("Keep it"), theme)
        self.keep.clicked.connect(lambda: self._ask(asks=False))
        row = QHBoxLayout()
        row.addWidget(Heading(manual.title), 1)
        row.addWidget(self.remove)
        self._question = MutedLabel(
            self.tr("Your notes and favourites are kept and come back with the manual.")
        )
        answers = QHBoxLayout()
        answers.addWidget(self.keep)
        answers.addWidget(self.confirm)
        answers.addStretch(1)
        self.content.addLayout(row)
        version = self.tr("Version {version}").replace("{version}", manual.version)
        self.content.addWidget(MutedLabel(version))
        self.content.addWidget(self._question)
        self.content.addLayout(answers)
        self._ask(asks=False)

    def _ask(self, asks: bool) -> None:
        self.remove.setVisible(not asks)
        for widget in (self._question, self.keep, self.confirm):
            widget.setVisible(asks)

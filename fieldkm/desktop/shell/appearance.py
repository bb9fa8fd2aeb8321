"""From the user's settings to what is seen: theme, zoom, gloves and language, applied at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from fieldkm.app.workplace import Workplace
from fieldkm.desktop.kit.fonts import interface_font
from fieldkm.desktop.kit.theme import DARK, LIGHT, Theme
from fieldkm.desktop.kit.translation import Translation, current_language, language_for
from fieldkm.errors import FieldkmError
from fieldkm.host.settings import Settings
from fieldkm.host.settings import Theme as ThemeSetting

_SCHEMES: Mapping[str, Qt.ColorScheme] = MappingProxyType(
    {ThemeSetting.LIGHT: Qt.ColorScheme.Light, ThemeSetting.DARK: Qt.ColorScheme.Dark}
)
_STEPS = (60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 225, 250)


class Appearance(QObject):
    """Applies the settings to the application and says when look or language have changed;
    `failed` has the error of settings that could not be kept.
    """

    theme_changed = Signal(object)
    language_changed = Signal()
    failed = Signal(object)

    def __init__(self, application: QApplication, workplace: Workplace) -> None:
        super().__init__()
        self._application = application
        self._workplace = workplace
        self._translation = Translation(application)
        self._hints = application.styleHints()
        application.setStyle("Fusion")
        self._translation.use(language_for(self._settings.language))
        self.theme = self._chosen()
        self._apply()
        self._hints.colorSchemeChanged.connect(self._follow_system)

    @property
    def _settings(self) -> Settings:
        return self._workplace.settings

    def change(self, settings: Settings) -> None:
        """Keep other settings and show what they mean, at once."""
        try:
            self._workplace.change_settings(settings)
        except FieldkmError as error:
            self.failed.emit(error)
        language = language_for(settings.language)
        if language != current_language():
            self._translation.use(language)
            self.language_changed.emit()
        self._take(self._chosen())

    def toggle_dark(self) -> None:
        """Change from light to dark or back."""
        wanted = ThemeSetting.LIGHT if self.theme.is_dark else ThemeSetting.DARK
        self.change(replace(self._settings, theme=wanted))

    def zoom(self, direction: int) -> None:
        """Go a step nearer (1) or farther (-1), or back to 100 % (0)."""
        now = self._settings.zoom
        nearer = [step for step in _STEPS if step > now]
        farther = [step for step in _STEPS if step < now]
        if direction > 0:
            wanted = nearer[0] if nearer else now
        elif direction < 0:
            wanted = farther[-1] if farther else now
        else:
            wanted = 100
        self.change(self._settings.with_zoom(wanted))

    def _chosen(self) -> Theme:
        settings = self._settings
        # Frames of windows and native dialogs follow the scheme; "unknown" is the system's own.
        self._hints.setColorScheme(_SCHEMES.get(settings.theme, Qt.ColorScheme.Unknown))
        is_dark = self._hints.colorScheme() is Qt.ColorScheme.Dark
        if settings.theme in _SCHEMES:
            is_dark = settings.theme == ThemeSetting.DARK
        return (DARK if is_dark else LIGHT).at(settings.zoom / 100, settings.glove_mode)

    def _follow_system(self) -> None:
        if self._settings.theme == ThemeSetting.SYSTEM:
            self._take(self._chosen())

    def _take(self, theme: Theme) -> None:
        if theme != self.theme:
            self.theme = theme
            self._apply()
            self.theme_changed.emit(theme)

    def _apply(self) -> None:
        self._application.setPalette(self.theme.qpalette())
        self._application.setFont(interface_font(self.theme))

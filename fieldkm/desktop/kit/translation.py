"""The language of the interface: loads the translations and tells which language is current."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from fieldkm.host.resources import resource

ENGLISH = "en"
CHINESE = "zh"
LANGUAGES = (ENGLISH, CHINESE)
_CATALOGUES = {ENGLISH: "en", CHINESE: "zh_CN"}  # the English one has the plurals
_PROPERTY = "fieldkm_language"


def current_language() -> str:
    """Return the language of the interface, as manuals name it: `en` or `zh`."""
    application = QCoreApplication.instance()
    chosen = application.property(_PROPERTY) if application else None
    return chosen if isinstance(chosen, str) else ENGLISH


def language_for(setting: str) -> str:
    """Return the language for the user's setting; an empty one follows the system."""
    if setting in LANGUAGES:
        return setting
    is_chinese = QLocale.system().language() == QLocale.Language.Chinese
    return CHINESE if is_chinese else ENGLISH


class Translation:
    """The translators of the application; replaced when another language is chosen."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._translators: list[QTranslator] = []

    def use(self, language: str) -> None:
        """Make `language` current; widgets then get `LanguageChange` and show their words again."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = _loaded(_CATALOGUES[language])
        self._application.setProperty(_PROPERTY, language)
        for translator in self._translators:
            self._application.installTranslator(translator)


def translator_of(language: str) -> QTranslator:
    """Return our own words in a language: for what is written to somebody who speaks another."""
    translator = QTranslator()
    translator.load(f"fieldkm_{_CATALOGUES[language]}", str(resource("translations")))
    return translator


def _loaded(catalogue: str) -> list[QTranslator]:
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    our_folder = str(resource("translations"))
    places = [(f"qtbase_{catalogue}", qt_folder), (f"fieldkm_{catalogue}", our_folder)]
    translators = []
    for name, folder in places:
        translator = QTranslator()
        if translator.load(name, folder):
            translators.append(translator)
    return translators

"""`manual.toml`: what a manual is, for which models, in which order; and what holds where there is
none."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

from fieldkm.domain.manuals import ManualInfo, Model, slug
from fieldkm.domain.serial_pattern import SerialPattern
from fieldkm.errors import BadInput
from fieldkm.manuals.sources.finding import Finding, error, warning

FILE = "manual.toml"
_KNOWN_KEYS = frozenset(
    {
        "id", "title", "version", "language", "product_family", "publisher", "licence", "audience",
        "models", "contents", "translations", "imported",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the contents: ids of pages, or folders (`fuser/`); `titles` by language."""

    titles: dict[str, str]
    pages: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class ManualFile:
    """What `manual.toml` says. `is_imported` tells that an import wrote the pages."""

    info: ManualInfo
    chapters: tuple[Chapter, ...] = ()
    is_imported: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Reading:
    """The loaded TOML with the text it came from; every value is taken with its type checked."""

    data: dict[str, object]
    text: str
    findings: list[Finding] = field(default_factory=list)

    def words(self, holder: dict[str, object], key: str, default: str = "") -> str:
        value = holder.get(key, default)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self.report(key, f"“{key}” must be a text.")
            return default
        return str(value).strip() or default

    def tables(self, key: str) -> list[dict[str, object]]:
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.report(key, f"“{key}” must be written as [[{key}]].")
            return []
        return value

    def texts(self, holder: dict[str, object], key: str) -> tuple[str, ...]:
        value = holder.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.report(key, f"“{key}” must be a list of texts.")
            return ()
        return tuple(item.strip() for item in value)

    def report(self, word: str, message: str) -> None:
        self.findings.append(error(FILE, self.line(word), "bad-manual-file", message))

    def line(self, word: str, occurrence: int = 0) -> int:
        """Return the line on which `word` stands for the time `occurrence` (from 0), else 1."""
        found = [number for number, line in enumerate(self.text.split("\n"), 1) if word in line]
        return found[min(occurrence, len(found) - 1)] if found else 1


def read_manual_file(text: str, folder_name: str, title: str, language: str) -> ManualFile:
    """Read `manual.toml`; an empty text gives the manual that a plain folder is."""
    data: dict[str, object] = {}
    findings: list[Finding] = []
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as reason:
        where = re.search(r"at line (\d+)", str(reason))
        line = int(where[1]) if where else 1
        findings.append(error(FILE, line, "manual-file-broken", f"The file is no TOML: {reason}."))
    reading = _Reading(data, text, findings)
    for key in data.keys() - _KNOWN_KEYS:
        message = f"“{key}” is not known here."
        findings.append(warning(FILE, reading.line(key), "unknown-key", message))
    own_language = reading.words(data, "language", language)
    translations = _translations(reading)
    titles = {own_language: reading.words(data, "title", title or folder_name)}
    for code, translation in translations.items():
        if translated := reading.words(translation, "title"):
            titles[code] = translated
    info = ManualInfo(
        id=_manual_id(reading, folder_name),
        version=reading.words(data, "version", "1"),
        languages=(own_language, *(code for code in translations if code != own_language)),
        titles=titles,
        models=tuple(_models(reading)),
        product_family=reading.words(data, "product_family"),
        publisher=reading.words(data, "publisher"),
        licence=reading.words(data, "licence"),
        audience=reading.words(data, "audience"),
    )
    chapters = tuple(_chapters(reading, own_language, translations))
    is_imported = data.get("imported") is True
    return ManualFile(info, chapters, is_imported, tuple(findings))


def _manual_id(reading: _Reading, folder_name: str) -> str:
    wanted = reading.words(reading.data, "id", folder_name)
    clean = slug(wanted) or "manual"
    if "id" in reading.data and clean != wanted:
        message = f"The id “{wanted}” may have small letters, digits and hyphens: “{clean}”."
        reading.findings.append(error(FILE, reading.line("id"), "bad-manual-id", message))
    return clean


def _translations(reading: _Reading) -> dict[str, dict[str, object]]:
    value = reading.data.get("translations", {})
    if not isinstance(value, dict) or not all(isinstance(item, dict) for item in value.values()):
        reading.report("translations", "“translations” must be written as [translations.zh].")
        return {}
    return value


def _models(reading: _Reading) -> list[Model]:
    models: list[Model] = []
    for place, item in enumerate(reading.tables("models")):
        model = reading.words(item, "id")
        line = reading.line("[[models]]", place)
        if not model:
            reading.findings.append(error(FILE, line, "model-without-id", "A model has no id."))
            continue
        if any(other.id == model for other in models):
            message = f"The model “{model}” stands here twice."
            reading.findings.append(error(FILE, line, "duplicate-model", message))
            continue
        order = item.get("order", place)
        pattern = _serial_pattern(reading, reading.words(item, "serial"), line)
        name = reading.words(item, "name", model)
        models.append(Model(model, name, pattern, order if isinstance(order, int) else place))
    return models


def _serial_pattern(reading: _Reading, pattern: str, line: int) -> str:
    """Return a pattern by which serials are recognised; else an empty one, with a finding."""
    try:
        SerialPattern(pattern)
    except BadInput as reason:
        reading.findings.append(error(FILE, line, "bad-serial-pattern", str(reason)))
        return ""
    return pattern


def _chapters(
    reading: _Reading, language: str, translations: dict[str, dict[str, object]]
) -> list[Chapter]:
    translated = {
        code: reading.texts(translation, "contents") for code, translation in translations.items()
    }
    chapters = []
    for place, item in enumerate(reading.tables("contents")):
        titles = {language: reading.words(item, "title")}
        for code, texts in translated.items():
            if place < len(texts) and texts[place]:
                titles[code] = texts[place]
        line = reading.line("[[contents]]", place)
        chapters.append(Chapter(titles, reading.texts(item, "pages"), line))
    for code, texts in translated.items():
        if len(texts) > len(chapters):
            message = f"“contents” of “{code}” has more titles than there are [[contents]]."
            reading.findings.append(warning(FILE, reading.line(code), "too-many-titles", message))
    return chapters

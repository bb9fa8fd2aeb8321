"""`manual.toml`: what a manual is, for which models, in which order; and what holds where there is
none."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldkm.domain.checking import Finding, error, problem_of, warning
from fieldkm.domain.manuals import ManualInfo, Model, slug
from fieldkm.domain.serial_pattern import SerialPattern
from fieldkm.errors import BadInput

FILE = "manual.toml"
_KNOWN_KEYS = frozenset(
    {
        "id", "title", "version", "language", "product_family", "publisher", "licence", "audience",
        "models", "contents", "translations", "imported",
    }
)  # fmt: skip
_FIRST_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


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
            self.complain(key, "“{key}” must be a text.", key=key)
            return default
        return str(value).strip() or default

    def tables(self, key: str) -> list[dict[str, object]]:
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.complain(key, "“{key}” must be written as [[{key}]].", key=key)
            return []
        return value

    def texts(self, holder: dict[str, object], key: str) -> tuple[str, ...]:
        value = holder.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.complain(key, "“{key}” must be a list of texts.", key=key)
            return ()
        return tuple(item.strip() for item in value)

    def complain(self, word: str, template: str, /, **details: str) -> None:
        line = self.line(word)
        self.findings.append(error(FILE, line, "bad-manual-file", template, **details))

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
        template = "The file is no TOML: {reason}."
        findings.append(error(FILE, line, "manual-file-broken", template, reason=str(reason)))
    reading = _Reading(data, text, findings)
    for key in data.keys() - _KNOWN_KEYS:
        line = reading.line(key)
        findings.append(warning(FILE, line, "unknown-key", "“{key}” is not known here.", key=key))
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


def with_values(text: str, values: Mapping[str, str]) -> str:
    """Return the text of a `manual.toml` with some of its texts (`version`, `title`) replaced, and
    all else as it stands.

    Raises `BadInput` where the file is written in a way that only a person can change.
    """
    found = _FIRST_TABLE.search(text)
    top, rest = (text[: found.start()], text[found.start() :]) if found else (text, "")
    for key, value in values.items():
        top = _with_value(top, key, toml_text(value))
    wanted = ", ".join(f"{key} = {toml_text(value)}" for key, value in values.items())
    return _checked(top + rest, {**_loaded(text), **values}, wanted)


def with_chapter(text: str, title: str, folder: str) -> str:
    """Return the text of a `manual.toml` with one more chapter at the end of its contents, which
    holds all pages of `folder`.

    Raises `BadInput` where the file is written in a way that only a person can change.
    """
    wanted = f"title = {toml_text(title)}, pages = [{toml_text(folder)}]"
    chapter = f"[[contents]]\n{wanted.replace(', pages', chr(10) + 'pages')}\n"
    known = _loaded(text)
    chapters = known.get("contents")
    before = chapters if isinstance(chapters, list) else []
    after = {**known, "contents": [*before, {"title": title, "pages": [folder]}]}
    return _checked(f"{text.rstrip()}\n\n{chapter}", after, f"[[contents]] {wanted}")


def _checked(text: str, wanted: Mapping[str, object], words: str) -> str:
    """Return a changed file that says what is `wanted`; raises `BadInput` for another one."""
    if _loaded(text) != wanted:
        raise BadInput(
            "manual-file-not-changed",
            "{file} is written in a way that cannot be changed here.",
            "Open it in an editor and write there: {values}",
            file=FILE,
            values=words,
        )
    return text


def _loaded(text: str) -> dict[str, object]:
    """Return what a `manual.toml` says; nothing where it is broken."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}


def toml_text(text: str) -> str:
    """Return a string that both TOML and YAML read back as `text`."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _with_value(top: str, key: str, value: str) -> str:
    """Return lines with the one of `key` replaced, or with one more at their end."""
    old_value = r"""("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^#\s"']+)"""
    line = re.compile(rf"^([ \t]*{key}[ \t]*=[ \t]*){old_value}", re.MULTILINE)
    if line.search(top):
        return line.sub(lambda old: old[1] + value, top, count=1)
    body = top.rstrip("\n")
    gap = top[len(body) :] or "\n"
    return f"{body}\n{key} = {value}{gap}" if body else f"{key} = {value}{gap}"


def _manual_id(reading: _Reading, folder_name: str) -> str:
    wanted = reading.words(reading.data, "id", folder_name)
    clean = slug(wanted) or "manual"
    if "id" in reading.data and clean != wanted:
        reading.findings.append(
            error(
                FILE,
                reading.line("id"),
                "bad-manual-id",
                "The id “{wanted}” may have small letters, digits and hyphens: “{clean}”.",
                wanted=wanted,
                clean=clean,
            )
        )
    return clean


def _translations(reading: _Reading) -> dict[str, dict[str, object]]:
    value = reading.data.get("translations", {})
    if not isinstance(value, dict) or not all(isinstance(item, dict) for item in value.values()):
        reading.complain("translations", "“translations” must be written as [translations.zh].")
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
            reading.findings.append(
                error(
                    FILE,
                    line,
                    "duplicate-model",
                    "The model “{model}” stands here twice.",
                    model=model,
                )
            )
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
        reading.findings.append(problem_of(reason, "bad-serial-pattern").at(FILE, line))
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
            reading.findings.append(
                warning(
                    FILE,
                    reading.line(code),
                    "too-many-titles",
                    "“contents” of “{code}” has more titles than there are [[contents]].",
                    code=code,
                )
            )
    return chapters

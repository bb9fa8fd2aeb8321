"""The translations: complete, faithful to what stands between braces, compiled, up to the code."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

from fieldkm.host.resources import resource

ROOT = Path(__file__).resolve().parents[2]
FOLDER = resource("translations")
ENGLISH, CHINESE = FOLDER / "fieldkm_en.ts", FOLDER / "fieldkm_zh_CN.ts"
CATALOGUES = [
    pytest.param(ENGLISH, id="en"),
    pytest.param(CHINESE, id="zh"),
]
# {count} %1 %n &File Ctrl+K --unsigned *.pack: what every language writes alike.
FIXED = re.compile(r"\{\w+\}|%\w|&\w|(?:Ctrl|Alt|Shift)\+\w|(?<!\w)--[a-z-]+|\*\.?\w*")


@dataclass(frozen=True, slots=True)
class Message:
    """What stands in the code, and in the catalogue for it: a form for each plural."""

    context: str
    source: str
    is_plural: bool
    state: str
    forms: tuple[str, ...]


def messages(catalogue: Path) -> Iterator[Message]:
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            yield Message(
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.get("numerus") == "yes",
                translation.get("type", ""),
                tuple(forms or [translation.text or ""]),
            )


@pytest.fixture
def translations(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """What collects and compiles the catalogues."""
    monkeypatch.syspath_prepend(ROOT / "packaging")
    from devkit import translations

    return translations


def test_there_is_a_catalogue_for_each_language() -> None:
    assert sorted(FOLDER.glob("*.ts")) == [ENGLISH, CHINESE]


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_every_message_is_translated(catalogue: Path) -> None:
    left = [m for m in messages(catalogue) if m.state or not all(map(str.strip, m.forms))]

    assert left == []


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_placeholders_and_keys_are_the_same_in_a_translation(catalogue: Path) -> None:
    different = [
        (message.source, form)
        for message in messages(catalogue)
        for form in message.forms
        if sorted(FIXED.findall(message.source)) != sorted(FIXED.findall(form))
    ]

    assert different == []


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_the_compiled_file_is_that_of_the_catalogue(
    catalogue: Path, translations: ModuleType, tmp_path: Path
) -> None:
    compiled = tmp_path / "compiled.qm"

    assert translations.compile_catalogue(catalogue, compiled) == 0
    assert compiled.read_bytes() == catalogue.with_suffix(".qm").read_bytes()


def test_the_catalogues_hold_what_the_code_says_and_nothing_else(
    translations: ModuleType, tmp_path: Path
) -> None:
    """Mend with `python3 packaging/dev.py translations`, then translate what is unfinished."""
    for catalogue in (ENGLISH, CHINESE):
        shutil.copy(catalogue, tmp_path)

    assert translations.renew(tmp_path) == 0

    for catalogue in (ENGLISH, CHINESE):
        assert said_in(catalogue) == said_in(tmp_path / catalogue.name)


def test_english_counts_one_manual_and_two_manuals() -> None:
    english = QTranslator()
    assert english.load(str(ENGLISH.with_suffix(".qm")))

    said = [english.translate("StatusStrip", "%n manual(s) installed", "", n) for n in (1, 2)]

    assert said == ["%n manual installed", "%n manuals installed"]


def said_in(catalogue: Path) -> set[tuple[str, str, bool]]:
    return {(message.context, message.source, message.is_plural) for message in messages(catalogue)}

"""The translations: collects what the user reads into the .ts files, and compiles these.

Words of the desktop stand in `tr()` and `translate()`; titles and advice of errors are templates
below the desktop, where there is no Qt, and are found in the code by what raises them.
"""

from __future__ import annotations

import ast
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from devkit import processes
from devkit.environment import see_to_environment
from devkit.places import BIN, ROOT

FOLDER = ROOT / "resources" / "translations"
PLURALS = "fieldkm_en.ts"  # the words stand in the code; only "1 manual", "2 manuals" need telling
ERROR_CLASSES = frozenset(
    {"BadInput", "FieldkmError", "NotAllowed", "Refused", "SignedOut", "Unavailable"}
)


def write(_arguments: Sequence[str]) -> int:
    """Collect all words into the .ts files and compile them; returns the exit status."""
    see_to_environment("test")
    return renew(FOLDER)


def renew(folder: Path) -> int:
    """Bring the catalogues in `folder` up to the present code; returns the exit status."""
    with tempfile.TemporaryDirectory() as workshop:
        errors = Path(workshop) / "errors.py"
        errors.write_text(as_translations(error_templates(ROOT / "fieldkm")), encoding="utf-8")
        for catalogue in sorted(folder.glob("*.ts")):
            status = _collect([*_desktop_files(), errors], catalogue) or compile_catalogue(
                catalogue, catalogue.with_suffix(".qm")
            )
            if status:
                return status
    return 0


def compile_catalogue(catalogue: Path, target: Path) -> int:
    """Write the .qm file of a .ts file; returns the exit status."""
    return processes.shown([BIN / "pyside6-lrelease", "-silent", catalogue, "-qm", target])


def error_templates(package: Path) -> list[str]:
    """Return every title and advice of the errors that `package` can raise, sorted."""
    found = {
        text
        for file in package.rglob("*.py")
        for call in _calls(ast.parse(file.read_text(encoding="utf-8")))
        for text in _templates(call)
    }
    return sorted(found)


def as_translations(templates: Sequence[str]) -> str:
    """Return Python code in which lupdate finds `templates`."""
    lines = [f'QCoreApplication.translate("errors", {text!r})' for text in templates]
    return "\n".join(["from PySide6.QtCore import QCoreApplication", *lines, ""])


def _desktop_files() -> list[Path]:
    return sorted((ROOT / "fieldkm" / "desktop").rglob("*.py"))


def _collect(sources: Sequence[Path], catalogue: Path) -> int:
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
    if catalogue.name == PLURALS:
        options.append("-pluralonly")
    return processes.shown([BIN / "pyside6-lupdate", *options, *sources, "-ts", catalogue])


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id in ERROR_CLASSES:
            yield node


def _templates(call: ast.Call) -> Iterator[str]:
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    for position, name in ((1, "title"), (2, "advice")):
        value = call.args[position] if len(call.args) > position else named.get(name)
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
            yield value.value

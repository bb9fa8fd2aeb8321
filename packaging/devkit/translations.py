"""The translations: collects what the user reads into the .ts files, and compiles these.

Words of the desktop stand in `tr()` and `translate()`. Below the desktop, where there is no Qt, are
templates: titles and advice of errors, found by what raises them, and what a check finds, found by
what makes it.
"""

from __future__ import annotations

import ast
import tempfile
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from types import MappingProxyType

from devkit import processes
from devkit.environment import see_to_environment
from devkit.places import BIN, ROOT

FOLDER = ROOT / "resources" / "translations"
PLURALS = "fieldkm_en.ts"  # the words stand in the code; only "1 manual", "2 manuals" need telling
ERROR_CLASSES = frozenset(
    {"BadInput", "FieldkmError", "NotAllowed", "Refused", "SignedOut", "Unavailable"}
)
FINDING_MAKERS = MappingProxyType(
    {"error": 3, "warning": 3, "report": 3, "problem": 1, "complain": 1, "_dead_link": 1}
)
"""The functions that make findings, and the place of the template among their arguments."""


def write(_arguments: Sequence[str]) -> int:
    """Collect all words into the .ts files and compile them; returns the exit status."""
    see_to_environment("test")
    return renew(FOLDER)


def renew(folder: Path) -> int:
    """Bring the catalogues in `folder` up to the present code; returns the exit status."""
    package = ROOT / "fieldkm"
    with tempfile.TemporaryDirectory() as workshop:
        below = Path(workshop) / "below.py"
        code = as_translations("errors", error_templates(package))
        code += as_translations("findings", finding_templates(package / "manuals"))
        below.write_text(code, encoding="utf-8")
        for catalogue in sorted(folder.glob("*.ts")):
            status = _collect([*_desktop_files(), below], catalogue) or compile_catalogue(
                catalogue, catalogue.with_suffix(".qm")
            )
            if status:
                return status
    return 0


def compile_catalogue(catalogue: Path, target: Path) -> int:
    """Write the .qm file of a .ts file; returns the exit status.

    In one step: a program that runs has the old file mapped into its memory, and would die of one
    that becomes shorter under it.
    """
    partial = target.with_suffix(".partial")
    made = processes.shown([BIN / "pyside6-lrelease", "-silent", catalogue, "-qm", partial])
    if not made:
        partial.replace(target)
    return made


def error_templates(package: Path) -> list[str]:
    """Return every title and advice of the errors that `package` can raise, sorted."""
    found = {
        text
        for tree in _trees(package)
        for call in _calls(tree, ERROR_CLASSES)
        for text in _templates(call)
    }
    return sorted(found)


def finding_templates(package: Path) -> list[str]:
    """Return all that a check can find, sorted: what stands as a literal in the calls that make
    findings, or in a variable `template` before them."""
    found = {
        text
        for tree in _trees(package)
        for text in (*_finding_literals(tree), *_template_variables(tree))
    }
    return sorted(found)


def as_translations(context: str, templates: Sequence[str]) -> str:
    """Return Python code in which lupdate finds `templates`."""
    lines = [f"QCoreApplication.translate({context!r}, {text!r})" for text in templates]
    return "\n".join(["from PySide6.QtCore import QCoreApplication", *lines, ""])


def _desktop_files() -> list[Path]:
    return sorted((ROOT / "fieldkm" / "desktop").rglob("*.py"))


def _collect(sources: Sequence[Path], catalogue: Path) -> int:
    options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
    if catalogue.name == PLURALS:
        options.append("-pluralonly")
    return processes.shown([BIN / "pyside6-lupdate", *options, *sources, "-ts", catalogue])


def _trees(package: Path) -> Iterator[ast.Module]:
    for file in package.rglob("*.py"):
        yield ast.parse(file.read_text(encoding="utf-8"))


def _calls(tree: ast.AST, names: Container[str]) -> Iterator[ast.Call]:
    """Yield the calls of functions and methods with these names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in names:
            yield node


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _finding_literals(tree: ast.AST) -> Iterator[str]:
    for call in _calls(tree, FINDING_MAKERS):
        place = FINDING_MAKERS[_name(call.func)]
        text = call.args[place] if len(call.args) > place else None
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield text.value


def _template_variables(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)):
            continue
        if [_name(target) for target in node.targets] == ["template"]:
            yield str(node.value.value)


def _templates(call: ast.Call) -> Iterator[str]:
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    for position, name in ((1, "title"), (2, "advice")):
        value = call.args[position] if len(call.args) > position else named.get(name)
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
            yield value.value

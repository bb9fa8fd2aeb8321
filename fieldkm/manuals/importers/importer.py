"""The import: what the source is, carried over into a folder that is ours to write.

A dialect is one module with `recognises` and `carry_over` (see `draft.ForeignDialect`); `DIALECTS`
lists them, those that know a source for certain before those that take anything, and loads each
when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from fieldkm.errors import BadInput, Refused
from fieldkm.manuals.importers.draft import (
    ForeignDialect,
    ImportOptions,
    Progress,
    without_progress,
)
from fieldkm.manuals.importers.report import ImportReport, summarised
from fieldkm.manuals.importers.target_folder import TargetFolder

_MODULES: Mapping[str, str] = MappingProxyType(
    {
        "mkdocs": "sites.mkdocs",
        "mdbook": "sites.mdbook",
        "vitepress": "sites.vitepress",
        "docsify": "sites.docsify",
        "gitbook": "sites.gitbook",
        "docusaurus": "sites.docusaurus",
        "teedoc": "sites.teedoc",
        "sphinx": "sites.sphinx",
        "hugo": "sites.hugo",
        "jekyll": "sites.jekyll",
        "word": "documents.word",
        "pdf": "documents.pdf",
        "epub": "documents.epub",
        "ifixit": "documents.ifixit",
        "omanual": "documents.omanual",
        "s1000d": "documents.s1000d",
        "html": "documents.html_files",
        "codes": "code_lists",
        "markdown": "sites.plain",
    }
)


class _Dialects(Mapping[str, ForeignDialect]):
    """The dialects by their names; one that nobody asks for is not loaded."""

    def __getitem__(self, name: str) -> ForeignDialect:
        dialect: Any = import_module(f"fieldkm.manuals.importers.{_MODULES[name]}")
        found: ForeignDialect = dialect
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


DIALECTS: Mapping[str, ForeignDialect] = _Dialects()


def import_manual(
    source: Path,
    target: Path,
    *,
    mapping: Path | None = None,
    dialect: str = "",
    progress: Progress = without_progress,
) -> ImportReport:
    """Write `source` as a manual's folder at `target`, and report all that was lost or guessed.

    `dialect` is one of `DIALECTS`; without it the first that recognises the source is taken.
    `mapping` says which field of a list of fault codes is which.
    """
    _check(source, target, dialect)
    folder = TargetFolder(target)
    reader = DIALECTS[dialect or ("codes" if mapping else recognised(source) or "markdown")]
    carried = reader.carry_over(source, ImportOptions(mapping, progress))
    if not carried.pages:
        raise BadInput(
            "nothing-to-import",
            "{source} has no page that could be imported.",
            "Name a folder of documentation, a document, or a list of fault codes.",
            source=str(source),
        )
    items = [*carried.items, *folder.write(carried.contents)]
    return summarised(carried.pages, carried.images, carried.links, items, carried.origins)


def recognised(source: Path) -> str:
    """Return the name of the dialect in which `source` is written, empty for a file in none.

    A folder that is nothing else is plain Markdown.
    """
    return next((name for name, dialect in DIALECTS.items() if dialect.recognises(source)), "")


def _check(source: Path, target: Path, dialect: str) -> None:
    if dialect and dialect not in _MODULES:
        raise BadInput(
            "unknown-dialect",
            "The dialect “{dialect}” is not known.",
            "Use one of {known}, or leave it out.",
            dialect=dialect,
            known=", ".join(DIALECTS),
        )
    if not source.exists():
        raise BadInput("not-found", "{path} is not there.", "Check the name.", path=str(source))
    here, there = source.resolve(), target.resolve()
    if source.is_dir() and (
        there == here or there.is_relative_to(here) or here.is_relative_to(there)
    ):
        raise Refused(
            "target-in-source",
            "{target} and {source} lie within one another.",
            "Name a folder beside the source, so that nothing of it is overwritten.",
            target=str(target),
            source=str(source),
        )

"""The import: what the source is, carried over into a folder that is ours to write.

A dialect is one module with `recognises` and `carry_over` (see `draft.ForeignDialect`); `DIALECTS`
lists them, those that know a source for certain before those that take anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from fieldkm.errors import BadInput, Refused
from fieldkm.manuals.importers import code_lists
from fieldkm.manuals.importers.documents import (
    epub,
    html_files,
    ifixit,
    omanual,
    pdf,
    s1000d,
    word,
)
from fieldkm.manuals.importers.draft import (
    ForeignDialect,
    ImportOptions,
    Progress,
    without_progress,
)
from fieldkm.manuals.importers.report import ImportReport, summarised
from fieldkm.manuals.importers.sites import (
    docusaurus,
    gitbook,
    jekyll,
    mdbook,
    mkdocs,
    plain,
    sphinx,
)
from fieldkm.manuals.importers.target_folder import TargetFolder

DIALECTS: Mapping[str, ForeignDialect] = MappingProxyType(
    {
        "mkdocs": mkdocs,
        "mdbook": mdbook,
        "gitbook": gitbook,
        "docusaurus": docusaurus,
        "jekyll": jekyll,
        "sphinx": sphinx,
        "word": word,
        "pdf": pdf,
        "epub": epub,
        "ifixit": ifixit,
        "omanual": omanual,
        "s1000d": s1000d,
        "html": html_files,
        "codes": code_lists,
        "markdown": plain,
    }
)


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
    reader = DIALECTS[dialect or ("codes" if mapping else _recognised(source))]
    carried = reader.carry_over(source, ImportOptions(mapping, progress))
    if not carried.pages:
        raise BadInput(
            "nothing-to-import",
            "{source} has no page that could be imported.",
            "Name a folder of documentation, a document, or a list of fault codes.",
            source=str(source),
        )
    items = [*carried.items, *folder.write(carried.contents)]
    return summarised(carried.pages, carried.images, carried.links, items)


def _recognised(source: Path) -> str:
    """Return the name of the dialect in which `source` is written; plain Markdown is the last."""
    names = (name for name, dialect in DIALECTS.items() if dialect.recognises(source))
    return next(names, "markdown")


def _check(source: Path, target: Path, dialect: str) -> None:
    if dialect and dialect not in DIALECTS:
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

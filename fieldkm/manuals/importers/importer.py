"""The import: what the source is, carried over into a folder that is ours to write."""

from __future__ import annotations

from pathlib import Path

from fieldkm.errors import BadInput, Refused
from fieldkm.manuals.importers.code_lists import carry_over_codes, code_files
from fieldkm.manuals.importers.markdown_tree import CarriedOver, carry_over_tree
from fieldkm.manuals.importers.mkdocs import find_site
from fieldkm.manuals.importers.report import ImportReport, summarised
from fieldkm.manuals.importers.target_folder import TargetFolder

DIALECTS = ("mkdocs", "markdown", "codes")


def import_manual(
    source: Path, target: Path, *, mapping: Path | None = None, dialect: str = ""
) -> ImportReport:
    """Write `source` as a manual's folder at `target`, and report all that was lost or guessed.

    `source` is a folder of Markdown (an MkDocs configuration in it or beside it is used), or a list
    of fault codes in CSV, JSON or YAML, or a folder of such lists; `mapping` says which field is
    which. `dialect` is one of `DIALECTS`; without it the source tells.
    """
    _check(source, target, dialect)
    folder = TargetFolder(target)
    carried = _carried_over(source, mapping, dialect)
    if not carried.pages:
        raise BadInput(
            "nothing-to-import",
            "{source} has no page that could be imported.",
            "Name the folder of the Markdown files, or a list of fault codes.",
            source=str(source),
        )
    items = [*carried.items, *folder.write(carried.contents)]
    return summarised(carried.pages, carried.images, carried.links, items)


def _carried_over(source: Path, mapping: Path | None, dialect: str) -> CarriedOver:
    if dialect == "codes" or mapping or (not dialect and _is_code_list(source)):
        return carry_over_codes(source, mapping)
    site = find_site(source) if dialect != "markdown" else None
    if site is None and dialect == "mkdocs":
        raise BadInput(
            "no-mkdocs",
            "There is no mkdocs.yml in {source} or beside it that speaks of this folder.",
            "Name the folder in which mkdocs.yml lies.",
            source=str(source),
        )
    return carry_over_tree(source, site)


def _is_code_list(source: Path) -> bool:
    if source.is_file():
        return True
    has_pages = any(source.rglob("*.md")) or any(source.rglob("*.markdown"))
    return not has_pages and bool(code_files(source))


def _check(source: Path, target: Path, dialect: str) -> None:
    if dialect and dialect not in DIALECTS:
        raise BadInput(
            "unknown-dialect",
            "The dialect “{dialect}” is not known.",
            "Use mkdocs, markdown or codes, or leave it out.",
            dialect=dialect,
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

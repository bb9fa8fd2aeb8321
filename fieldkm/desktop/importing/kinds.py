"""What things are called: the ways in which documentation is written, what an import reports."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

LANGUAGES: Mapping[str, str] = MappingProxyType({
    "en": "English", "zh": "简体中文", "de": "Deutsch", "es": "Español", "fr": "Français",
    "it": "Italiano", "ja": "日本語", "ko": "한국어", "nl": "Nederlands", "pl": "Polski",
    "pt": "Português", "ru": "Русский", "sv": "Svenska", "tr": "Türkçe",
})  # fmt: skip

_GUESSES = (
    "-guessed", "-proposed", "-simplified", "-rejoined", "-converted", "-mended", "-kept",
    "-from-headings", "-several", "-navigation", "-lines", "ornaments", "symbol", "role", "font",
)  # fmt: skip


def dialect_name(dialect: str) -> str:
    """Return what a way of writing documentation is called."""
    translate = QCoreApplication.translate
    names = {
        "word": translate("ImportKinds", "Word document"),
        "pdf": translate("ImportKinds", "PDF document"),
        "epub": translate("ImportKinds", "EPUB book"),
        "html": translate("ImportKinds", "HTML pages"),
        "codes": translate("ImportKinds", "List of fault codes"),
        "markdown": translate("ImportKinds", "Folder of Markdown"),
        "ifixit": translate("ImportKinds", "iFixit guide"),
        "omanual": translate("ImportKinds", "oManual guide"),
        "s1000d": translate("ImportKinds", "S1000D data modules"),
        "mkdocs": translate("ImportKinds", "MkDocs site"),
        "mdbook": translate("ImportKinds", "mdBook"),
        "gitbook": translate("ImportKinds", "GitBook"),
        "docusaurus": translate("ImportKinds", "Docusaurus site"),
        "jekyll": translate("ImportKinds", "Jekyll site"),
        "sphinx": translate("ImportKinds", "Sphinx site"),
        "hugo": translate("ImportKinds", "Hugo site"),
        "vitepress": translate("ImportKinds", "VitePress or VuePress site"),
        "docsify": translate("ImportKinds", "docsify site"),
        "teedoc": translate("ImportKinds", "teedoc site"),
    }
    return names.get(dialect, dialect)


def kind_tone(kind: str) -> str:
    """Return how grave a kind is: "danger" asks for a decision, "warning" is a loss, "plain" a
    guess."""
    if kind == "conflict":
        return "danger"
    return "plain" if kind.endswith(_GUESSES) else "warning"


def kind_title(kind: str) -> str:
    """Return what the lines of a kind have in common."""
    usual = (kind[:1].upper() + kind[1:]).replace("-", " ")
    return _links(kind) or _structure(kind) or _losses(kind) or _tables(kind) or usual


def _links(kind: str) -> str:
    translate = QCoreApplication.translate
    return {
        "dead-link": translate("ImportKinds", "Links that lead nowhere"),
        "dead-anchor": translate("ImportKinds", "Links to sections that are not there"),
        "link-outside": translate("ImportKinds", "Links out of the documentation"),
        "link-to-file": translate("ImportKinds", "Links to files that were not carried over"),
        "link-forbidden": translate("ImportKinds", "Links that are not followed"),
        "link-guessed": translate("ImportKinds", "Links whose goal was guessed"),
        "wiki-link": translate("ImportKinds", "Wiki links to no page"),
        "missing-page": translate("ImportKinds", "Pages that are not there"),
        "missing-picture": translate("ImportKinds", "Pictures that are not there"),
        "picture-lost": translate("ImportKinds", "Pictures that cannot be shown"),
        "picture-outside": translate("ImportKinds", "Pictures outside of the document"),
        "picture-attributes": translate("ImportKinds", "Sizes of pictures that were left out"),
        "drawing-lost": translate("ImportKinds", "Drawings that were lost"),
        "media": translate("ImportKinds", "Films and sounds that were left out"),
        "embedded": translate("ImportKinds", "Embedded things that were left out"),
    }.get(kind, "")


def _structure(kind: str) -> str:
    translate = QCoreApplication.translate
    return {
        "conflict": translate("ImportKinds", "Edited here and changed in the source: decide"),
        "edit-kept": translate("ImportKinds", "Edited here and kept"),
        "title-guessed": translate("ImportKinds", "Titles that were guessed"),
        "titles-several": translate("ImportKinds", "Pages with several titles"),
        "headings-guessed": translate("ImportKinds", "Headings that were guessed"),
        "kind-guessed": translate("ImportKinds", "Pages taken for procedures"),
        "steps-guessed": translate("ImportKinds", "Steps that were guessed"),
        "steps-rejoined": translate("ImportKinds", "Steps that were put together again"),
        "steps-from-headings": translate("ImportKinds", "Steps made of headings"),
        "model-guessed": translate("ImportKinds", "Models taken from the names of folders"),
        "columns-guessed": translate("ImportKinds", "Columns that were guessed"),
        "include-guessed": translate("ImportKinds", "Inclusions that were guessed"),
        "likelihood-guessed": translate("ImportKinds", "Likelihoods that were guessed"),
        "time-guessed": translate("ImportKinds", "Times that were guessed"),
        "not-in-nav": translate("ImportKinds", "Pages that the contents do not name"),
        "nav-missing": translate("ImportKinds", "Entries of the contents without a page"),
        "nav-draft": translate("ImportKinds", "Drafts in the contents"),
        "nav-link": translate("ImportKinds", "Links in the contents"),
        "toctree-glob": translate("ImportKinds", "Entries of the contents by a pattern"),
        "nav-outside": translate("ImportKinds", "Entries of the contents that lie outside"),
        "outline-broken": translate("ImportKinds", "Outlines that cannot be read"),
        "warning-missing": translate("ImportKinds", "Warnings that are not there"),
    }.get(kind, "")


def _losses(kind: str) -> str:
    translate = QCoreApplication.translate
    return {
        "file-left-out": translate("ImportKinds", "Files that were left out"),
        "file-too-large": translate("ImportKinds", "Files that are too large"),
        "strange-name": translate("ImportKinds", "Files with strange names"),
        "page-without-text": translate("ImportKinds", "Pages without text: pictures of pages"),
        "page-broken": translate("ImportKinds", "Pages that cannot be read"),
        "page-too-busy": translate("ImportKinds", "Pages that have too much on them"),
        "too-many-pages": translate("ImportKinds", "Too many pages"),
        "document-too-busy": translate("ImportKinds", "Documents that are too large"),
        "line-too-long": translate("ImportKinds", "Lines that are too long"),
        "front-matter": translate("ImportKinds", "Heads of pages that cannot be read"),
        "encoding": translate("ImportKinds", "Signs in an unknown encoding"),
        "unknown-signs": translate("ImportKinds", "Signs that cannot be read"),
        "protected": translate("ImportKinds", "Protected content"),
        "tracked-change": translate("ImportKinds", "Tracked changes"),
        "comment": translate("ImportKinds", "Comments that were left out"),
        "footnote": translate("ImportKinds", "Footnotes"),
        "formula": translate("ImportKinds", "Formulas that became text"),
        "macro": translate("ImportKinds", "Templates that were not carried out"),
        "macros": translate("ImportKinds", "Macros that were left out"),
        "component": translate("ImportKinds", "Components of the site that were left out"),
        "include": translate("ImportKinds", "Inclusions that were left out"),
        "directive": translate("ImportKinds", "Directives that were simplified"),
        "gitbook-block": translate("ImportKinds", "Blocks that were simplified"),
        "collapsible": translate("ImportKinds", "Folded texts that were unfolded"),
        "role": translate("ImportKinds", "Marks shown as plain words"),
        "running-lines": translate("ImportKinds", "Headers and footers left out"),
        "site-navigation": translate("ImportKinds", "Navigation of the site left out"),
        "module-left-out": translate("ImportKinds", "Data modules that were left out"),
        "module-missing": translate("ImportKinds", "Data modules that are not there"),
        "module-repeated": translate("ImportKinds", "Data modules that stand there twice"),
        "publication-module": translate("ImportKinds", "Publication modules"),
        "applicability": translate("ImportKinds", "Conditions that were simplified"),
        "attributes": translate("ImportKinds", "Attributes that were left out"),
        "autodoc": translate("ImportKinds", "Texts out of program code"),
        "hyphens-mended": translate("ImportKinds", "Words that were put together again"),
        "ornaments": translate("ImportKinds", "Ornaments that were left out"),
        "symbol": translate("ImportKinds", "Symbols that were guessed"),
        "font": translate("ImportKinds", "Signs in a font of their own"),
        "fence-unmatched": translate("ImportKinds", "Blocks without an end"),
    }.get(kind, "")


def _tables(kind: str) -> str:
    translate = QCoreApplication.translate
    return {
        "code-proposed": translate("ImportKinds", "Fault codes proposed: check codes.csv"),
        "part-proposed": translate("ImportKinds", "Parts proposed: check parts.csv"),
        "table-proposed": translate("ImportKinds", "Tables proposed: check them"),
        "codes-guessed": translate("ImportKinds", "Fault codes that were guessed"),
        "code-repeated": translate("ImportKinds", "Fault codes that stand there twice"),
        "code-ambiguous": translate("ImportKinds", "Fault codes with several pages"),
        "record-without-code": translate("ImportKinds", "Records without a code"),
        "part-without-number": translate("ImportKinds", "Parts without a number"),
        "table-simplified": translate("ImportKinds", "Tables that were simplified"),
        "table-too-wide": translate("ImportKinds", "Tables that are too wide"),
        "table-in-table": translate("ImportKinds", "Tables in tables"),
        "table-merged-cells": translate("ImportKinds", "Tables with merged cells"),
        "table-header-guessed": translate("ImportKinds", "Heads of tables that were guessed"),
        "list-too-deep": translate("ImportKinds", "Lists that are too deep"),
    }.get(kind, "")

"""`manual.toml` and front matter, written by an import for a person to go on from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fieldkm.manuals.sources.manual_file import toml_text
from fieldkm.manuals.sources.pages import readable

_NAMELESS = frozenset(
    {"docs", "doc", "documentation", "src", "content", "source", "yaml", "json", "csv", "data",
     "errors", "codes"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewManual:
    """What an import knows of the manual; `chapters` are titles with the ids of their pages."""

    id: str
    title: str
    language: str = ""
    publisher: str = ""
    chapters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    models: tuple[str, ...] = ()


def name_of(source: Path) -> str:
    """Return what a source is called: its own name, or its folder's where its own says nothing."""
    place = source.resolve()
    named = place.parent if place.stem.lower() in _NAMELESS else place
    return readable(named.stem) or "Manual"


def manual_toml(manual: NewManual) -> str:
    """Return the text of `manual.toml`."""
    lines = [
        f"id = {toml_text(manual.id)}",
        f"title = {toml_text(manual.title)}",
        'version = "1"',
        "imported = true",
    ]
    lines += [f"language = {toml_text(manual.language)}"] if manual.language else []
    lines += [f"publisher = {toml_text(manual.publisher)}"] if manual.publisher else []
    for model in manual.models:
        lines += ["", "[[models]]", f"id = {toml_text(model)}", f"name = {toml_text(model)}"]
    for title, pages in manual.chapters:
        lines += ["", "[[contents]]", f"title = {toml_text(title)}", f"pages = {_list(pages)}"]
    return "\n".join(lines) + "\n"


def front_matter(values: Mapping[str, str | Iterable[str]]) -> str:
    """Return front matter with `values`, nothing where there are none."""
    lines = [
        f"{key}: {toml_text(value) if isinstance(value, str) else _list(value)}"
        for key, value in values.items()
        if value
    ]
    return "\n".join(["---", *lines, "---", "", ""]) if lines else ""


def _list(items: Iterable[str]) -> str:
    return "[" + ", ".join(toml_text(item) for item in items) + "]"

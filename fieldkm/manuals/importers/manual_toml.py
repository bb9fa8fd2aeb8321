"""`manual.toml` and front matter, written by an import for a person to go on from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

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
        f"id = {_quoted(manual.id)}",
        f"title = {_quoted(manual.title)}",
        'version = "1"',
        "imported = true",
    ]
    lines += [f"language = {_quoted(manual.language)}"] if manual.language else []
    lines += [f"publisher = {_quoted(manual.publisher)}"] if manual.publisher else []
    for model in manual.models:
        lines += ["", "[[models]]", f"id = {_quoted(model)}", f"name = {_quoted(model)}"]
    for title, pages in manual.chapters:
        lines += ["", "[[contents]]", f"title = {_quoted(title)}", f"pages = {_list(pages)}"]
    return "\n".join(lines) + "\n"


def front_matter(values: Mapping[str, str | Iterable[str]]) -> str:
    """Return front matter with `values`, nothing where there are none."""
    lines = [
        f"{key}: {_quoted(value) if isinstance(value, str) else _list(value)}"
        for key, value in values.items()
        if value
    ]
    return "\n".join(["---", *lines, "---", "", ""]) if lines else ""


def _list(items: Iterable[str]) -> str:
    return "[" + ", ".join(_quoted(item) for item in items) + "]"


def _quoted(text: str) -> str:
    """Return a string that both TOML and YAML read back as `text`."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

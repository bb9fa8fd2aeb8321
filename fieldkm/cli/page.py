"""`fieldkm page`: a page, its sections, links and back-links."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from fieldkm.cli.output import Output
from fieldkm.cli.setting import language_of, workplace_of
from fieldkm.cli.standard_input import given_text

if TYPE_CHECKING:
    from fieldkm.app.library import Mention, OpenPage


def show_page(options: Namespace, output: Output) -> int:
    """Print a page; with `--text` its words."""
    with workplace_of(options) as workplace:
        language = language_of(options, workplace)
        library = workplace.library
        page = library.open(library.find_page(given_text(options.page)), language)
        used_by = library.used_by(page.ref, language)
        output.result(_values(page, used_by, options.text), _text(page, used_by, options.text))
    return 0


def _values(page: OpenPage, used_by: list[Mention], with_text: bool) -> dict[str, object]:
    head = page.page.head
    values: dict[str, object] = {
        "id": head.id,
        "title": head.title,
        "kind": head.kind.value,
        "manual": page.ref.manual,
        "version": page.version,
        "language": head.language,
        "source": head.source,
        "aliases": head.aliases,
        "applies_to": str(head.applies_to),
        "sections": [
            {"anchor": s.anchor, "heading": s.heading, "level": s.level, "line": s.line}
            for s in page.page.sections
        ],
        "steps": [{"number": step.number, "text": step.text} for step in page.page.steps],
        "alarms": [
            {"signal": a.signal.value, "title": a.title, "text": a.text, "step": a.step}
            for a in page.page.alarms
        ],
        "links": page.page.links,
        "used_by": [{"id": m.ref.page, "title": m.title} for m in used_by],
        "withdrawn": page.withdrawn,
    }
    return {**values, "text": _words(page)} if with_text else values


def _words(page: OpenPage) -> str:
    parts = [f"{s.heading}\n{s.text}".strip() for s in page.page.sections]
    return "\n\n".join(parts)


def _text(page: OpenPage, used_by: list[Mention], with_text: bool) -> str:
    if with_text:
        return _words(page)
    lines = [f"{page.title}  ({page.ref.world_id}, {page.page.head.kind.value})"]
    if page.withdrawn:
        lines.append(f"  DO NOT USE: {page.withdrawn}")
    lines += [f"  {'  ' * max(s.level - 1, 0)}{s.heading}  #{s.anchor}" for s in page.page.sections]
    lines += [f"  link: {link}" for link in page.page.links]
    lines += [f"  used by: {m.title} ({m.ref.world_id})" for m in used_by]
    return "\n".join(lines)

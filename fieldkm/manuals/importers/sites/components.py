"""MDX and Vue between Markdown, before anything else is read: programs and remarks fall away, boxes
of components (`<Admonition type="warning">`) become those of `:::`."""

from __future__ import annotations

import re

from fieldkm.manuals.importers.draft import Line, Tell
from fieldkm.manuals.importers.markdown_scan import code_lines
from fieldkm.manuals.labels import signal_named

_PROGRAM = re.compile(
    r"^(?:import\s+(?:[\w{*].*\sfrom\s+)?[\"'].+[\"'];?\s*$|import\s*\{[^}]*$"
    r"|export\s+(?:const|default|function|let|async)\b)"
)
_REMARK = re.compile(r"\{/\*.*?\*/\}")
_OPENED_REMARK = re.compile(r"\{/\*(?!.*\*/\}).*$")
_BOX = re.compile(r"^(\s*)<(Admonition|Callout|Aside|Alert|Note|Tip|Info|Warning|Caution|Danger|"
                  r"Important|Hint|Notice)\b([^<>]*)>(.*)$")  # fmt: skip
_BOX_END = re.compile(
    r"^(.*?)</(?:Admonition|Callout|Aside|Alert|Note|Tip|Info|Warning|Caution|Danger|Important|"
    r"Hint|Notice)>\s*$"
)
_ATTRIBUTE = re.compile(r"\b(type|title|variant|severity|kind)\s*=\s*[\"'{]+([^\"'}]*)[\"'}]+")
_KINDS = {"error": "danger", "warn": "warning", "success": "tip", "default": "note"}


def without_programs(lines: list[Line], tell: Tell) -> list[Line]:
    """Return the lines of a page of MDX without what its site would carry out."""
    code = code_lines([line.text for line in lines])
    out: list[Line] = []
    waiting: re.Pattern[str] | None = None
    for at, line in enumerate(lines):
        text, number = line
        if waiting and at not in code:
            waiting = None if waiting.search(text) else waiting
        elif at in code:
            out.append(line)
        elif _PROGRAM.match(text):
            tell(number, "mdx", f"Left out: {text.strip()[:80]}")
            waiting = _end_of_program(text)
        elif _OPENED_REMARK.search(text):
            out += [Line(before, number)] if (before := _OPENED_REMARK.sub("", text)) else []
            waiting = re.compile(r"\*/\}")
        else:
            out += _boxed(Line(_REMARK.sub("", text), number) if "{/*" in text else line)
    return out


def _end_of_program(text: str) -> re.Pattern[str] | None:
    """Return what ends a program that goes on below its first line: MDX wants a blank one."""
    is_open = text.count("{") + text.count("[") + text.count("(") > (
        text.count("}") + text.count("]") + text.count(")")
    )
    return re.compile(r"^\s*$") if is_open or text.rstrip()[-1] in "=>" else None


def _boxed(line: Line) -> list[Line]:
    text, number = line
    opening = _BOX.match(text) if "<" in text else None
    if opening and not opening[3].endswith("/"):
        values = {name.lower(): value for name, value in _ATTRIBUTE.findall(opening[3])}
        stated = values.get("type") or values.get("variant") or values.get("severity") or ""
        name = _KINDS.get(stated.lower(), stated.lower()) or opening[2].lower()
        kind = name if signal_named(name) else "note"
        title = values.get("title", "")
        inner = _BOX_END.match(opening[4])
        made = [f"{opening[1]}:::{kind}[{title}]" if title else f"{opening[1]}:::{kind}"]
        words = (inner[1] if inner else opening[4]).strip()
        made += [opening[1] + words] if words else []
        made += [f"{opening[1]}:::"] if inner else []
        return [Line(x, number) for x in made]
    closing = _BOX_END.match(text) if "</" in text else None
    if closing:
        lead = text[: len(text) - len(text.lstrip())]
        said = [Line(closing[1], number)] if closing[1].strip() else []
        return [*said, Line(f"{lead}:::", number)]
    return [line]

"""What stands at the top of a page before its text: for which machines, and a procedure's
conditions.

A procedure begins with its time, level, tools, parts and what comes before it; then its dangers and
warnings in brief, each with a link to its step.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldkm.domain.codes import compact
from fieldkm.domain.manuals import GRAVE_SIGNALS, PageKind, Signal
from fieldkm.manuals.labels import label
from fieldkm.manuals.rendering.applicability_words import only_for
from fieldkm.manuals.rendering.boxes import alarm_rows, escaped, facts, remark
from fieldkm.manuals.rendering.inline import InlineWriter
from fieldkm.manuals.rendering.outline import Outline, PlacedAlarm

MAX_BRIEF = 90
_GRAVITY = tuple(Signal)


def head_html(inline: InlineWriter, outline: Outline) -> str:
    """Return the head of a page; empty for a plain page that holds for all machines."""
    head = inline.page.head
    conditions = only_for(head.applies_to, head.language)
    if head.kind is not PageKind.PROCEDURE:
        return remark(escaped(conditions)) if conditions else ""
    rows = [(label(head.language, name), value) for name, value in _facts(inline)]
    mark = remark(escaped(conditions)) if conditions else ""
    return mark + facts(rows) + _alarms(inline, outline)


def head_text(inline: InlineWriter) -> str:
    """Return the tools and parts of a page as plain text, so that a search finds it by them."""
    head = inline.page.head
    names = [inline.targets.parts.get(key) for key in map(compact, head.parts)]
    parts = [f"{part.number} {part.name}" for part in names if part]
    return "\n".join(["; ".join(head.tools), "; ".join(parts)]).strip()


def _facts(inline: InlineWriter) -> Iterator[tuple[str, str]]:
    head = inline.page.head
    if head.minutes:
        yield "time", escaped(label(head.language, "minutes", minutes=head.minutes))
    if head.level:
        yield "level", escaped(head.level)
    if head.tools:
        yield "tools", "<br>".join(escaped(tool) for tool in head.tools)
    if head.parts:
        yield "parts", "<br>".join(_part(inline, number) for number in head.parts)
    if head.prerequisites:
        yield "first", "<br>".join(_prerequisite(inline, text) for text in head.prerequisites)


def _part(inline: InlineWriter, number: str) -> str:
    link = inline.targets.resolve(f"part:{number}", inline.page)
    part = inline.targets.parts.get(compact(number))
    if not link.href or part is None:
        return escaped(number)
    return f"{inline.link(link, escaped(part.number))} {escaped(part.name)}"


def _prerequisite(inline: InlineWriter, text: str) -> str:
    page = inline.targets.page_id(text)
    if page is None:
        return escaped(text)
    link = inline.targets.resolve(f"page:{page}", inline.page)
    return inline.link(link, escaped(link.title))


def _alarms(inline: InlineWriter, outline: Outline) -> str:
    """Return the dangers and warnings that do not stand at the top of the page anyway."""
    language = inline.page.head.language
    rows = [
        (placed.alarm.signal, _alarm(placed, language))
        for placed in sorted(outline.alarms.values(), key=lambda p: _GRAVITY.index(p.alarm.signal))
        if placed.alarm.signal in GRAVE_SIGNALS and not placed.is_at_top
    ]
    return alarm_rows(escaped(label(language, "alarms-of-page")), rows) if rows else ""


def _alarm(placed: PlacedAlarm, language: str) -> str:
    alarm = placed.alarm
    brief = alarm.title or alarm.text.split("\n")[0]
    if len(brief) > MAX_BRIEF:
        brief = brief[:MAX_BRIEF].rsplit(" ", 1)[0] + " …"
    line = f"<b>{label(language, alarm.signal.value)}</b>&ensp;{escaped(brief)}"
    place, where = f"alarm-{placed.key}", "→"
    if alarm.step:
        place, where = f"step-{placed.step_key}", label(language, "at-step", step=alarm.step)
    return f'{line} &nbsp;<a href="#{place}">{escaped(where)}</a>'

"""The report of an import as groups of remarks, kind by kind; what was lost before what was
guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from fieldkm.app.importing import ReportLine
from fieldkm.desktop.importing.kinds import kind_title, kind_tone
from fieldkm.desktop.kit.remarks import Remark, RemarkGroup

_ORDER = ("danger", "warning", "plain")


def report_groups(items: Sequence[ReportLine], kind: str = "") -> Sequence[RemarkGroup]:
    """Return the lines as groups, only those of one kind where one is given; a remark's key is its
    line's position in `items`."""
    by_kind: dict[str, list[Remark]] = defaultdict(list)
    for position, item in enumerate(items):
        if kind in ("", item.kind):
            place = f"{item.file}:{item.line}" if item.line else item.file
            by_kind[item.kind].append(Remark(place, item.message, position))
    groups = [
        RemarkGroup(kind_title(name), tuple(remarks), kind_tone(name))
        for name, remarks in by_kind.items()
    ]
    return sorted(groups, key=lambda group: (_ORDER.index(group.tone), -len(group.remarks)))

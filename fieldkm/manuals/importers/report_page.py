"""`import-report.md`: the page of the manual that shows what its import lost or guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from fieldkm.manuals.importers.manual_toml import front_matter
from fieldkm.manuals.importers.report import ReportItem

REPORT_PAGE = "import-report"
_MAX_OF_KIND = 200
_IN_TABLES = frozenset({"code-proposed", "part-proposed", "codes-guessed", "code-repeated"})
_MEANINGS = {
    "dead-link": "Links that lead nowhere",
    "dead-anchor": "Links to sections that are not there",
    "missing-picture": "Pictures that are not there",
    "picture-lost": "Pictures that cannot be shown",
    "link-outside": "Links out of the documentation",
    "link-to-file": "Links to files that were not carried over",
    "link-guessed": "Links whose goal was guessed",
    "code-proposed": "Fault codes proposed: check codes.csv",
    "part-proposed": "Parts proposed: check parts.csv",
    "model-guessed": "Models taken from the names of folders",
    "title-guessed": "Titles that were guessed",
    "kind-guessed": "Pages taken for procedures",
    "file-left-out": "Files left out",
    "macro": "Templates that were not carried out",
    "component": "Components of the site that were left out",
    "include": "Inclusions that were left out",
    "directive": "Directives that were simplified",
}


def report_page(items: Iterable[ReportItem]) -> str:
    """Return the page: a summary by kind, then every item with file and line."""
    ordered = sorted(set(items))
    counted = Counter(item.kind for item in ordered)
    front = front_matter({"id": REPORT_PAGE, "title": "Import report", "kind": "guide"})
    lines = [f"{front}# Import report", ""]
    lines += ["What the import lost or had to guess. Delete this page when all is checked.", ""]
    if not counted:
        return "\n".join([*lines, "Nothing was lost.", ""])
    lines += ["| What | How often |", "| --- | --- |"]
    lines += [f"| {_meaning(kind)} | {count} |" for kind, count in sorted(counted.items())]
    for kind in sorted(counted):
        of_kind = list(dict.fromkeys(_item(item) for item in ordered if item.kind == kind))
        lines += ["", f"## {_meaning(kind)}", ""]
        lines += [f"- {item}" for item in of_kind[:_MAX_OF_KIND]]
        rest = len(of_kind) - _MAX_OF_KIND
        lines += [f"- … and {rest} more"] if rest > 0 else []
    return "\n".join([*lines, ""])


def _meaning(kind: str) -> str:
    return _MEANINGS.get(kind) or (kind[:1].upper() + kind[1:]).replace("-", " ")


def _item(item: ReportItem) -> str:
    place = f"{item.file}:{item.line}" if item.line else item.file
    if item.kind in _IN_TABLES:  # the codes themselves would turn up in every search for one
        return f"`{_in_code(place)}`"
    return f"`{_in_code(place)}` `{_in_code(item.message)}`"


def _in_code(text: str) -> str:
    """Return text that stands between backticks, so that nothing in it is Markdown."""
    return re.sub(r"\s+", " ", text.replace("`", "'")).strip() or " "

"""What the checker found, file by file, as groups of remarks; files with errors come first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from fieldkm.app.releases import Findings
from fieldkm.desktop.kit.finding_text import finding_text
from fieldkm.desktop.kit.remarks import Remark, RemarkGroup

ERROR = "error"


def finding_groups(findings: Findings) -> Sequence[RemarkGroup]:
    """Return the findings as groups; a remark's key is the finding's position in `findings`."""
    numbered = enumerate(findings)
    groups = []
    for file, of_file in groupby(numbered, key=lambda pair: pair[1].file):
        pairs = list(of_file)
        has_error = any(found.severity == ERROR for _, found in pairs)
        remarks = tuple(
            Remark(f"{file}:{found.line}" if found.line else file, finding_text(found), position)
            for position, found in pairs
        )
        groups.append(RemarkGroup(file, remarks, "danger" if has_error else "warning"))
    return sorted(groups, key=lambda group: group.tone != "danger")

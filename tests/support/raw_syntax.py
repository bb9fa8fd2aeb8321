"""What of a documentation site's own syntax is still to be seen on finished pages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fieldkm.domain.manuals import Page

_CODE = re.compile(r"<(pre|code|tt)\b.*?</\1>", re.DOTALL)
_RAW = re.compile(
    r"\{%|\{\{|\{:|:::|&lt;/?(?:div|details|summary|figure|figcaption|center|img|br|table)\b"
    r"|&amp;(?:#\d+|[a-z]+);|\[!\w+\]|^import .* from |\]\(|\{#",
    re.MULTILINE,
)


def pages_with_raw_syntax(pages: Iterable[Page]) -> dict[str, list[str]]:
    """Return the pages on which something raw is shown outside of code, with what it is."""
    found: dict[str, list[str]] = {}
    for page in pages:
        words = re.sub(r"<[^<>]*>", "", _CODE.sub("", page.html))
        raw = _RAW.findall(words)
        if raw and page.head.id != "import-report":
            found[page.head.id] = raw
    return found

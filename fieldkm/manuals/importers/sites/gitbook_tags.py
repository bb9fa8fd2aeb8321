"""GitBook's blocks between `{% name %}` and `{% endname %}`: where they end and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fieldkm.manuals.importers.draft import Line

GITBOOK_BLOCKS = frozenset(
    {
        "hint", "tabs", "tab", "content-ref", "code", "stepper", "step", "columns", "column",
        "embed", "file", "swagger", "openapi", "api-method", "updates", "update", "page-ref",
    }
)  # fmt: skip
_ALONE = frozenset({"file", "embed", "page-ref"})
_TAG = re.compile(r"^(\s*)\{%-?\s*([\w-]+)\s*(.*?)-?%\}\s*(.*)$")
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")


@dataclass(frozen=True, slots=True)
class TagBlock:
    """The tag at the beginning of a block. `rest` is what stands behind it on its line."""

    lead: str
    name: str
    attributes: dict[str, str]
    rest: str = ""

    def end(self, lines: list[Line], start: int) -> int:
        """Return the place behind the line that closes the block; `embed` and `file` need none."""
        depth = 0
        for at in range(start, len(lines)):
            text = lines[at].text
            depth += len(re.findall(rf"\{{%-?\s*{self.name}\b", text))
            depth -= len(re.findall(rf"\{{%-?\s*end-?{self.name}\b", text))
            if depth <= 0:
                return at + 1
            if self.name in _ALONE and at > start and text.strip().startswith("{% "):
                break
        return start + 1 if self.name in _ALONE else len(lines) + 1


def read_tag(text: str) -> TagBlock | None:
    """Return the tag with which a line begins, None where there is none."""
    found = _TAG.match(text)
    if not found:
        return None
    return TagBlock(found[1], found[2].lower(), tag_attributes(found[3]), found[4])


def tag_attributes(text: str) -> dict[str, str]:
    """Return `name="value"` pairs."""
    pairs = _ATTRIBUTE.finditer(text)
    return {
        pair[1]: next(v for v in (pair[2], pair[3], pair[4]) if v is not None) for pair in pairs
    }

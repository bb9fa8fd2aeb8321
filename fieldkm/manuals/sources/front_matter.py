"""The front matter of a page: a little YAML between two lines of dashes.

Every scalar is read as text, so that `title: Yes` and `id: 0123` mean what they say; aliases are
refused, because a few lines of them can stand for gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from fieldkm.domain.checking import Finding, error

MAX_FRONT_MATTER = 64 * 1024
MAX_OPENINGS = 400
_BLOCK = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"\A---[ \t]*\n(?:[ \t]*\n)*[a-z][\w-]*[ \t]*:")
_KEY_LINE = re.compile(r"^([\w-]+)[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a page says of itself: text or lists of text by key, and the line where each key
    stands."""

    values: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return the value of `key` as one text; empty where there is none."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else ", ".join(value)

    def items(self, key: str) -> tuple[str, ...]:
        """Return the value of `key` as a list; a text is split at commas."""
        value = self.values.get(key, ())
        if isinstance(value, str):
            value = tuple(piece.strip() for piece in value.split(","))
        return tuple(item for item in value if item)

    def line(self, key: str) -> int:
        """Return where `key` stands in the file, 1 where it does not."""
        return self.lines.get(key, 1)


@dataclass(frozen=True, slots=True)
class SplitPage:
    """A page parted into front matter and body; `body_line` is the line on which the body
    begins."""

    front: FrontMatter
    body: str
    body_line: int
    findings: tuple[Finding, ...] = ()


def split_page(file: str, text: str) -> SplitPage:
    """Part the `text` of a page; front matter that is broken becomes a finding."""
    block = _BLOCK.match(text)
    if block is None:
        return SplitPage(FrontMatter(), text, 1, tuple(_left_open(file, text)))
    body = text[block.end() :]
    body_line = text.count("\n", 0, block.end()) + 1
    yaml_text = block[1]
    if len(yaml_text) > MAX_FRONT_MATTER or _openings(yaml_text) > MAX_OPENINGS:
        finding = error(file, 1, "front-matter-broken", "The front matter is too large.")
        return SplitPage(FrontMatter(), body, body_line, (finding,))
    loaded, reason, line = _loaded(yaml_text)
    if isinstance(loaded, dict):
        return SplitPage(_front_matter(loaded, yaml_text), body, body_line)
    if reason:
        finding = error(
            file, line, "front-matter-broken", "The front matter: {reason}", reason=reason
        )
        return SplitPage(FrontMatter(), body, body_line, (finding,))
    if loaded in (None, ""):
        return SplitPage(FrontMatter(), body, body_line)
    return SplitPage(FrontMatter(), text, 1)


def _left_open(file: str, text: str) -> Iterator[Finding]:
    """Yield that front matter has no end; a rule at the head of a page is none."""
    if _OPENED.match(text):
        yield error(
            file,
            1,
            "front-matter-open",
            "The front matter has no end: a line with three dashes is missing below it.",
        )


def _openings(text: str) -> int:
    return text.count("[") + text.count("{") + text.count("- -") + text.count("? ")


def _loaded(text: str) -> tuple[object, str, int]:
    """Return what the YAML holds, or why it cannot be read and on which line of the file."""
    import yaml

    class PlainLoader(yaml.BaseLoader):
        """Reads scalars as text and refuses aliases."""

        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            if self.check_event(yaml.events.AliasEvent):
                mark = self.get_mark()
                raise yaml.composer.ComposerError(None, None, "aliases are not read", mark)
            return super().compose_node(parent, index)

    try:
        return PlainLoader(text).get_single_data(), "", 1
    except yaml.MarkedYAMLError as reason:
        mark = reason.problem_mark
        return None, f"{reason.problem or 'not understood'}.", (mark.line if mark else 0) + 2
    except (yaml.YAMLError, RecursionError, ValueError, TypeError):
        return None, "it is not understood.", 1


def _front_matter(loaded: dict[object, object], text: str) -> FrontMatter:
    values = {_key(name): _value(value) for name, value in loaded.items() if isinstance(name, str)}
    lines = {_key(m[1]): text.count("\n", 0, m.start()) + 2 for m in _KEY_LINE.finditer(text)}
    return FrontMatter(values, lines)


def _key(name: str) -> str:
    return name.strip().lower().replace("-", "_").replace(" ", "_")


def _value(value: object) -> str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(item).strip() for item in value if isinstance(item, str))
    return value.strip() if isinstance(value, str) else ""

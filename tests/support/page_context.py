"""A page that is written as Markdown, on which every picture and link is there."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class AnyPage:
    """A `PageContext` that takes everything as it comes; `told` has the kinds of what it was told
    of."""

    told: list[str] = field(default_factory=list)

    def picture(self, source: str) -> str:
        """Return the picture's own address."""
        return source

    def link(self, href: str) -> str:
        """Return the link as it is."""
        return href

    def anchor(self, name: str) -> str:
        """Return no anchor: nothing leads here."""
        return ""

    def tell(self, kind: str, message: str) -> None:
        """Keep what is told."""
        self.told.append(kind)

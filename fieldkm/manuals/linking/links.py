"""What a link is once it is known where it leads, and the rules for a text that belongs to no
manual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import unquote

from fieldkm.domain.checking import Problem
from fieldkm.domain.parts import Part
from fieldkm.manuals.sources.pages import SourcePage

OUTSIDE_SCHEMES = ("http", "https", "mailto", "tel")
THING_SCHEMES = ("page", "part", "fault", "symptom", "drawing")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads: `href` as it stands in the compiled page (empty: nowhere), `title` what
    to call its target, and `problem` what is wrong, if anything."""

    href: str = ""
    title: str = ""
    problem: Problem | None = None


class LinkTargets(Protocol):
    """What a page's writer asks about the world around the page."""

    @property
    def parts(self) -> Mapping[str, Part]:
        """The known parts by compact number."""

    def resolve(self, href: str, page: SourcePage) -> Link:
        """Return where `href`, written on `page`, leads."""

    def picture(self, src: str, page: SourcePage) -> str | None:
        """Return the path of a picture in the manual, None where it is missing."""

    def page_id(self, name: str) -> str | None:
        """Return the id of the page that is called `name`."""

    def is_treated_on(self, href: str, page: SourcePage) -> bool:
        """Tell whether the fault code of `href` is treated on `page` itself."""


class LooseTargets:
    """The world around a note or a fix: links by meaning stay as written, files cannot be named."""

    parts: Mapping[str, Part] = {}

    def resolve(self, href: str, page: SourcePage) -> Link:
        """Return the link as it is written; a link to a file leads nowhere."""
        scheme, colon, rest = href.partition(":")
        if href.startswith("#") or scheme.lower() in OUTSIDE_SCHEMES:
            return Link(href, rest or href)
        if colon and scheme in THING_SCHEMES and rest:
            return Link(f"{scheme}:{unquote(rest)}", unquote(rest))
        return Link()

    def picture(self, src: str, page: SourcePage) -> str | None:
        """Return None: a text by itself has no pictures."""
        return None

    def page_id(self, name: str) -> str | None:
        """Return None: there are no pages to name."""
        return None

    def is_treated_on(self, href: str, page: SourcePage) -> bool:
        """Return False: a text by itself treats no code."""
        return False

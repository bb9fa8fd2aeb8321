"""Links of a foreign documentation: where each leads, how it must be written here, and which are
dead."""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from urllib.parse import quote, unquote

from fieldkm.manuals.importers.anchors import anchors_of, loose_anchors_of, loose_name
from fieldkm.manuals.importers.draft import DraftPage, Line
from fieldkm.manuals.importers.goals import Goal, Goals
from fieldkm.manuals.importers.markdown_scan import Link, headings_in, links_in
from fieldkm.manuals.importers.report import ReportItem
from fieldkm.manuals.markup.sanitiser import LINK_SCHEMES
from fieldkm.manuals.sources.pages import readable

_FOREIGN = re.compile(r"(?!doc:|ref:)[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_LABEL = re.compile(r"<a id=\"([^\"]+)\"></a>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPECIAL = re.compile(r"[^\w/.~-]")
_SPECIAL_IN_BRACKETS = re.compile(r"[ ()<>\[\]]")


@dataclass(frozen=True, slots=True)
class Relinked:
    """The lines of a page with its links as they hold here; `links` counts those within the
    documentation."""

    lines: list[Line]
    links: int
    items: tuple[ReportItem, ...]


class LinkTable:
    """Where links may lead: pages, pictures, and `others`, every other path of the source.
    `address` turns a link of the original site into a path; `unusable` says of pictures why they
    cannot be shown."""

    def __init__(
        self,
        pages: Iterable[DraftPage],
        pictures: Iterable[str],
        others: frozenset[str],
        address: Callable[[str], str] = str,
        root: str = "",
        unusable: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._pages = {page.place: page for page in pages}
        self._texts = {place: page.text for place, page in self._pages.items()}
        self._files = others
        self._pictures = frozenset(pictures)
        self._unusable = unusable
        self._address = address
        self._goals = Goals(self._pages.values(), self._pictures, root)
        self._anchors = cache(lambda place: anchors_of(self._texts[place]))
        self._close = cache(lambda place: loose_anchors_of(self._texts[place]))
        self._goal = cache(self._goals.of)
        self._labels = {
            label: place for place, text in self._texts.items() for label in _LABEL.findall(text)
        }

    def relinked(self, page: DraftPage) -> Relinked:
        """Return a page's lines with links as they hold here, and what is dead or was guessed."""
        text = self._texts[page.place]
        pieces: list[str] = []
        items: list[ReportItem] = []
        end = count = 0
        for link in links_in(text):
            target = self._address(link.target.strip())
            if link.start < end or not target:
                continue
            scheme = _FOREIGN.match(target)
            if scheme:
                items += self._forbidden(page, link, scheme[0])
                continue
            count += 1
            written, found = self._judged(page, link, target)
            items += found
            opening = self._with_title(text[end : link.start], written, page.place)
            end = link.end
            if opening.endswith("](<") and text[end : end + 1] == ">":
                opening, end = opening[:-1], end + 1  # what is written needs no brackets
            pieces += [opening, written]
        texts = ("".join(pieces) + text[end:]).split("\n")
        numbers = (line.number for line in page.lines)
        lines = [Line(text, number) for text, number in zip(texts, numbers, strict=True)]
        return Relinked(lines, count, tuple(items))

    def _forbidden(self, page: DraftPage, link: Link, scheme: str) -> list[ReportItem]:
        if link.is_picture:
            message = f"“{link.target}” lies outside and is never fetched."
            kind = "picture-outside"
        elif scheme == "//" or scheme[:-1].lower() in LINK_SCHEMES:
            return []
        else:
            kind, message = "link-forbidden", f"Links such as “{link.target}” are not followed."
        return [ReportItem(page.file, page.lines[link.line - 1].number, kind, message)]

    def _judged(self, page: DraftPage, link: Link, target: str) -> tuple[str, list[ReportItem]]:
        number = page.lines[link.line - 1].number
        wanted, anchor = self._parted(page.place, target)
        if target.startswith("ref:"):
            anchor = unquote(target.removeprefix("ref:")).strip()
            label = self._labels.get(anchor) or self._labels.get(anchor.lower())
            goal = Goal(label) if label else None
        elif target.startswith("doc:"):
            goal = self._goal(page.place, wanted.removeprefix("doc:").strip())
        else:
            goal = self._goal(page.place, wanted) if wanted else Goal(page.place)
        if goal is None:
            dead = self._dead(page, link, wanted, number)
            return _SPECIAL_IN_BRACKETS.sub(_quoted, link.target), [dead]
        items = []
        found = goal.place
        place = posixpath.normpath(_below(page.place, wanted)) if wanted else page.place
        written = self._written(page.place, found, target, place)
        if link.is_picture and found in self._unusable:
            message = f"The picture “{found}” cannot be shown: {self._unusable[found]}."
            items.append(ReportItem(page.file, number, "picture-lost", message))
        if goal.is_guess:
            message = f"The link “{link.target}” is taken to mean {found}."
            items.append(ReportItem(page.file, number, "link-guessed", message))
        if anchor and found in self._pages:
            own = self._anchor(found, unquote(anchor))
            if own is None:
                message = f"“{link.target}”: {found} has no place “{unquote(anchor)}”"
                own = self._close_anchor(found, unquote(anchor))
                message += f"; taken to mean “{own}”." if own else "."
                items.append(ReportItem(page.file, number, "dead-anchor", message))
            anchor = own or anchor
        return (written + f"#{anchor}" if anchor else written or "#"), items

    def _parted(self, page: str, target: str) -> tuple[str, str]:
        """Return the path and the anchor of a link; a picture's name may have `#` and `%` in it."""
        target = unicodedata.normalize("NFC", target)
        slashed = target.replace("\\", "/")
        for plain in {slashed: 0, _ESCAPE.sub(r"\1", target): 0, html.unescape(target): 0}:
            if posixpath.normpath(_below(page, plain)) in self._pictures:
                return plain, ""
        path, _, anchor = slashed.partition("#")
        return unquote(path.partition("?")[0]), anchor

    def _written(self, place: str, found: str, target: str, wanted: str) -> str:
        """Return the path to `found` as it is written on `place`; as it was, where that holds."""
        path = target if found in self._pictures else target.partition("#")[0]
        if found == wanted and not _SPECIAL.search(path.replace("%", "")) and "://" not in path:
            return path if not path.startswith("/") else _relative(place, found)
        return "" if found == place else _relative(place, found)

    def _with_title(self, opening: str, written: str, place: str) -> str:
        """Return what stands before a target; a link without words gets the title of its goal."""
        empty = re.search(r"(?<!!)\[\]\(<?$", opening)
        if not empty:
            return opening
        path, _, anchor = written.partition("#")
        goal = self._goal(place, unquote(path)) if path else Goal(place)
        if goal is None or goal.place not in self._texts:
            return opening
        found = goal.place
        titles, own = self._headings(found, anchor)
        front = self._pages[found].front.get("title", "")
        title = own[0] if own else (front if isinstance(front, str) and front else "")
        title = title or (titles[0] if titles else readable(posixpath.splitext(found)[0]))
        return opening[: empty.start()] + "[" + title + opening[empty.start() + 1 :]

    def _headings(self, place: str, anchor: str) -> tuple[list[str], list[str]]:
        """Return the headings of a page, and those that `anchor` leads to."""
        text = self._texts[place]
        label = text.find(f'<a id="{anchor}"></a>') if anchor else -1
        if label >= 0:
            below = text[text.rfind("\n", 0, label) + 1 :]
            return [], [title for title in headings_in(below) if title][:1]
        titles = [title for title in headings_in(text) if title]
        return titles, [title for title in titles if anchor and anchor in anchors_of(f"# {title}")]

    def _dead(self, page: DraftPage, link: Link, wanted: str, number: int) -> ReportItem:
        place = posixpath.normpath(_below(page.place, wanted))
        kind, message = "dead-link", f"“{link.target}” leads nowhere."
        if link.is_picture:
            kind, message = "missing-picture", f"The picture “{link.target}” is not there."
        elif place.startswith(".."):
            kind, message = "link-outside", f"“{link.target}” leads out of the documentation."
        elif place in self._files:
            kind = "link-to-file"
            message = f"“{link.target}” leads to a file that is not carried over."
        return ReportItem(page.file, number, kind, message)

    def _anchor(self, page: str, anchor: str) -> str | None:
        known = self._anchors(page)
        return known.get(anchor) or known.get(anchor.lower())

    def _close_anchor(self, page: str, anchor: str) -> str | None:
        close = self._close(page)
        return next((close[name] for name in loose_name(anchor) if name and name in close), None)


def _relative(page: str, found: str) -> str:
    path = posixpath.relpath(found, posixpath.dirname(page) or ".")
    return _SPECIAL.sub(_quoted, path)


def _quoted(sign: re.Match[str]) -> str:
    return quote(sign[0], safe="")


def _below(page: str, target: str) -> str:
    """Return where `target` is written to lie; from the root of the documentation if it begins with
    `/`."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.join(posixpath.dirname(page), target)

"""The texts of a fix, written in Markdown, as the page view shows them and the search reads them.

They go through what pages of manuals go through, and know less: no pictures but those that the fix
carries, no files, no foreign addresses that open by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fieldkm.manuals.compiling.compiler import compile_markdown
from fieldkm.manuals.linking.autolinks import Autolinks
from fieldkm.manuals.linking.links import Link, LooseTargets
from fieldkm.manuals.sources.pages import SourcePage

Naming = Callable[[str], str]
"""Names what a link leads to (`page:mx420/fuser`): its title, empty where it is not known."""


@dataclass(frozen=True, slots=True)
class FixText:
    """A text of a fix: `html` in the subset of the page view (see `Page.html`), `plain` its words,
    a line a block, `links` where it leads.
    """

    html: str = ""
    plain: str = ""
    links: tuple[str, ...] = ()


class _NamedTargets(LooseTargets):
    """Links by meaning stay as written, and are called by what they lead to."""

    def __init__(self, naming: Naming) -> None:
        self._naming = naming

    def resolve(self, href: str, page: SourcePage) -> Link:
        link = super().resolve(href, page)
        title = self._naming(link.href) if link.href else ""
        return Link(link.href, title or link.title)


def compiled(
    markdown: str,
    language: str = "en",
    *,
    parts: Iterable[str] = (),
    codes: Iterable[str] = (),
    naming: Naming = lambda href: "",
) -> FixText:
    """Return a text of a fix as it is shown. The numbers of `parts` and `codes`, which the fix
    names, become links where they stand in the text.
    """
    if not markdown.strip():
        return FixText()
    page = compile_markdown(markdown, language, _NamedTargets(naming), Autolinks(parts, codes))
    words = (words for part in page.sections for words in (part.heading, part.text))
    return FixText(page.html, "\n".join(filter(None, words)), page.links)

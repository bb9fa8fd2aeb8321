"""The anchors of a page, and by which names the generators of the world know them.

The same heading is `e21-04--drum` on GitHub, `e21-04-drum` in MkDocs; Chinese ones are `_1` there,
because MkDocs drops all that is not ASCII.
"""

from __future__ import annotations

import re
import unicodedata

from fieldkm.manuals.importers.markdown_scan import headings_in, without_code
from fieldkm.manuals.markup.document import github_slug, toc_slug

_ID = re.compile(
    r"<[^<>]+?\b(?:id|name)\s*=\s*[\"']([^\"']+)[\"']|\{:?[^{}\n]*?#([\w:.-]+)[^{}\n]*\}"
)
_OWN = re.compile(r"\{:?[^{}\n]*?#([\w:.-]+)[^{}\n]*\}\s*#*\s*$")
_ATX = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)


def anchors_of(text: str) -> dict[str, str]:
    """Return every name by which a generator knows an anchor, with the one that holds here."""
    prose = without_code(text)
    explicit = [name for found in _ID.finditer(prose) for name in found.groups() if name]
    names = {name: name for name in explicit}
    names |= {name.lower(): name for name in reversed(explicit) if name.lower() not in names}
    used = dict.fromkeys(explicit, 0)
    own_names = _own_names(text)
    seen: dict[str, int] = {}
    unnamed = 0
    for heading in headings_in(text):
        own = own_names.get(heading, [])
        anchor = own.pop(0) if own else _unique(toc_slug(heading) or "section", used)
        names.setdefault(anchor, anchor)
        for slug in _exact_slugs(heading) - {""}:
            count = seen.get(slug, 0)
            seen[slug] = count + 1
            for spelling in (f"{slug}-{count}", f"{slug}_{count}") if count else (slug,):
                names.setdefault(spelling, anchor)
        if not _mkdocs_slug(heading):
            unnamed += 1
            names.setdefault(f"_{unnamed}", anchor)
            names.setdefault(f"section-{unnamed - 1}" if unnamed > 1 else "section", anchor)
    return names


def _own_names(text: str) -> dict[str, list[str]]:
    """Return the names that headings give themselves, by their words."""
    names: dict[str, list[str]] = {}
    for line in _ATX.finditer(without_code(text, inline=False)):
        own = _OWN.search(line[1])
        for heading in headings_in(line[0]) if own else ():
            names.setdefault(heading, []).append(own[1] if own else "")
    return names


def loose_anchors_of(text: str) -> dict[str, str]:
    """Return the names that are close to an anchor, underscores and dots being as good as
    hyphens."""
    close: dict[str, str] = {}
    for name, anchor in anchors_of(text).items():
        for slug in (_bare(name), re.sub(r"[_.-]", "", name)):
            close.setdefault(slug, anchor)
    return close


def loose_name(name: str) -> tuple[str, str]:
    """Return the names by which `loose_anchors_of` knows what `name` may mean."""
    return _bare(name.lower()), re.sub(r"[_.-]", "", name.lower())


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or name


def _exact_slugs(heading: str) -> set[str]:
    without_number = re.sub(r"^[\W\d_]+", "", heading)
    return {
        toc_slug(heading),
        github_slug(heading),
        github_slug(without_number),  # kramdown begins with the first letter
        toc_slug(without_number),  # and so does Sphinx
        _mkdocs_slug(heading),
        _mdbook_slug(heading),
    }


def _mkdocs_slug(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _mdbook_slug(heading: str) -> str:
    kept = (sign for sign in heading if sign.isalnum() or sign in "_-" or sign.isspace())
    return re.sub(r"\s", "-", "".join(kept)).lower()


def _unique(wanted: str, used: dict[str, int]) -> str:
    anchor = wanted
    while anchor in used:
        used[wanted] += 1
        anchor = f"{wanted}_{used[wanted]}"
    used[anchor] = 0
    return anchor

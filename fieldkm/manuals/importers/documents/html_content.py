"""What of a page of HTML is its content, apart from the site's navigation, headers and footers."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable

from fieldkm.manuals.importers.documents.foreign_document import Picture
from fieldkm.manuals.importers.documents.source_archive import joined
from fieldkm.manuals.markup.tree import Element

_DATA_URL = re.compile(r"data:image/([\w.+-]+);base64,", re.IGNORECASE)
_NAVIGATION = frozenset({"nav"})
_SITE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search"})
_SITE_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|breadcrumbs?|sidebar|site-header|site-footer|toc|"
    r"headerlink|skip-link|navheader|navfooter|pagination|sphinxsidebar)(?:$|[\s_-])",
    re.IGNORECASE,
)

ReadFile = Callable[[str], bytes | None]


def content_of(body: Element) -> tuple[Element, bool]:
    """Return the content of a page, and whether something around it was left out."""
    mains = [e for e in body.walk() if e.tag == "main" or e.get("role") == "main"]
    found = mains[0] if len(mains) == 1 and mains[0].words() else body
    had = len(found.words())
    _drop_site_parts(found, is_top=found is body)
    return found, found is not body or len(found.words()) < had


def picture_at(part: str, source: str, read: ReadFile) -> Picture | None:
    """Return the picture that `source` means in the file `part`: data in the page, or a file that
    `read` gives."""
    data_url = _DATA_URL.match(source)
    if data_url:
        try:
            data = base64.b64decode("".join(source[data_url.end() :].split()), validate=True)
        except (binascii.Error, ValueError):
            return None
        return Picture(data, f"picture.{data_url[1].partition('+')[0]}")
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", source):
        return None
    path = joined(part, source)
    found = read(path)
    return Picture(found, path) if found else None


def _drop_site_parts(element: Element, is_top: bool) -> None:
    kept: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element):
            if _is_of_site(child, is_top):
                continue
            _drop_site_parts(child, is_top and child.tag in ("div", "body", "html"))
        kept.append(child)
    element.children = kept


def _is_of_site(element: Element, is_top: bool) -> bool:
    if element.tag in _NAVIGATION or element.get("role") in _SITE_ROLES:
        return True
    if is_top and element.tag in ("header", "footer"):
        return not any(inner.tag == "h1" for inner in element.walk())
    is_box = element.tag in ("div", "ul", "aside", "p", "a")
    return is_box and bool(_SITE_CLASSES.search(element.get("class")))

"""What of an author's HTML may stay. Everything that a page shows has gone through here."""

from __future__ import annotations

from fieldkm.manuals.markup.tree import HEADINGS

LINK_SCHEMES = frozenset(
    {"http", "https", "mailto", "tel", "page", "part", "fault", "symptom", "drawing", "image"}
)
INLINE_TAGS = frozenset(
    {
        "a", "b", "i", "em", "strong", "code", "sub", "sup", "br", "img", "kbd", "span", "s", "del",
        "ins", "u", "tt", "var", "samp", "mark", "small", "abbr", "cite", "q", "strike",
    }
)  # fmt: skip
BLOCK_TAGS = frozenset(
    {
        *HEADINGS, "p", "ul", "ol", "li", "table", "thead", "tbody", "tfoot", "tr", "td", "th",
        "caption", "pre", "blockquote", "dl", "dt", "dd", "hr", "div",
    }
)  # fmt: skip
TAGS = INLINE_TAGS | BLOCK_TAGS
UNWRAPPED_TAGS = frozenset(
    {"details", "summary", "center", "section", "article", "figure", "figcaption", "font", "main"}
)
GONE_WITH_CONTENT = frozenset(
    {"script", "style", "iframe", "object", "embed", "svg", "math", "template", "noscript"}
)
_ATTRIBUTES = {
    "*": {"id", "class", "applies", "line"},
    "a": {"href", "title", "name"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "align", "style"},
    "th": {"colspan", "rowspan", "align", "style"},
}


def sanitised(html: str) -> str:
    """Return `html` with the allowed tags and attributes only, every element closed."""
    import nh3

    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(GONE_WITH_CONTENT),
        attributes=_ATTRIBUTES,
        url_schemes=set(LINK_SCHEMES),
        link_rel=None,
        filter_style_properties={"text-align"},
    )

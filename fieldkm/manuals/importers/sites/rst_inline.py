"""Words of reStructuredText in our Markdown: roles, links by name, substitutions, literals."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fieldkm.manuals.markup.document import github_slug

_TOKEN = re.compile(
    r"``(?P<literal>(?:[^`]|`(?!`))+?)``"
    r"|:(?P<role>[A-Za-z][\w:+.-]*):`(?P<said>(?:[^`\\]|\\.)+)`"
    r"|`(?P<text>[^`]+?)`:(?P<after>[A-Za-z][\w:-]*):"
    r"|_`(?P<target>[^`]+)`"
    r"|`(?P<words>[^`<]*?)\s*<(?P<address>[^<>`]+)>`__?"
    r"|`(?P<name>[^`]+)`__?"
    r"|`(?P<plain>[^`]+)`"
    r"|\|(?P<variable>[^|\s][^|\n]*?)\|_{0,2}"
    r"|\[(?P<note>#[\w-]*|\d+|\*)\]_"
    r"|\[(?P<source>[A-Za-z][\w.-]*)\]_"
    r"|(?<![\w`*])(?P<bare>[A-Za-z0-9](?:[\w.+-]*[A-Za-z0-9])?)__?(?![\w`])"
)
_TITLED = re.compile(r"(.*\S)\s*<([^<>]+)>", re.DOTALL)
_CODE_ROLES = frozenset(
    {"file", "code", "literal", "command", "program", "option", "envvar", "math", "py", "func",
     "meth", "class", "mod", "attr", "data", "exc", "const", "obj", "macro", "member", "type",
     "struct", "enum", "var", "samp", "confval", "c", "cpp", "js", "kconfig", "keyword", "token",
     "setting", "function", "method", "module", "makevar", "mailheader", "regexp", "cpp-func"}
)  # fmt: skip
_WORD_ROLES = frozenset({"term", "abbr", "emphasis", "dfn", "rfc", "pep", "index", "title", "cite"})


@dataclass(slots=True)
class RstNames:
    """What a page gives names to: addresses, places in it, substitutions, headings."""

    addresses: dict[str, str] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    variables: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    nameless: list[str] = field(default_factory=list)


def folded(name: str) -> str:
    """Return a name as names are compared: in small letters, with single blanks."""
    return " ".join(name.lower().split())


def inline(text: str, names: RstNames) -> str:
    """Return a text of a page as Markdown."""
    pieces: list[str] = []
    end = 0
    for found in _TOKEN.finditer(text):
        pieces += [_plain(text[end : found.start()]), _written(found, names)]
        end = found.end()
    return "".join(pieces) + _plain(text[end:])


def role_text(name: str, content: str) -> str:
    """Return what a role of Sphinx says in our Markdown, nothing where it is not known."""
    titled = _TITLED.fullmatch(content)
    words, target = (titled[1], titled[2]) if titled else ("", content)
    name = name.removeprefix("std:").removeprefix("myst:")
    if name in ("doc", "download"):
        return f"[{words}](<doc:{target}>)"
    if name in ("ref", "numref", "any"):
        return f"[{words.replace('%s', '').strip()}](<ref:{folded(target)}>)"
    if name in ("kbd", "sub", "sup"):
        return f"<{name}>{content}</{name}>"
    if name in ("subscript", "superscript"):
        return f"<{name[:3]}>{content}</{name[:3]}>"
    if name in ("guilabel", "menuselection", "strong"):
        return "**" + content.replace("-->", "›").replace("&", "") + "**"
    last = name.rpartition(":")[2]
    if last in _WORD_ROLES:
        return words or content
    if last in _CODE_ROLES:
        said = words or content.lstrip("!")
        return f"`{said[1:].rpartition('.')[2] if said.startswith('~') else said}`"
    return ""


def _written(found: re.Match[str], names: RstNames) -> str:
    kind = found.lastgroup or ""
    value = found[kind]
    if kind == "literal":
        return f"`` {value} ``" if "`" in value else f"`{value}`"
    if kind in ("said", "after"):
        role, said = (found["role"], value) if kind == "said" else (value, found["text"])
        return role_text(role, said) or f"*{_words(said)}*"
    if kind in _LINKS:
        return _LINKS[kind](found, names)
    if kind == "plain":
        return f"*{value}*"
    if kind == "target":
        return f'<a id="{folded(value)}"></a>{value}'
    if kind == "variable":
        return names.variables.get(folded(value), f"{value}")
    return f"[^{value.lstrip('#') or 'auto'}]" if kind == "note" else found[0]


def _explicit(found: re.Match[str], names: RstNames) -> str:
    address, words = found["address"].strip(), found["words"].strip()
    if address.endswith("_") and "://" not in address:
        return _to(address.rstrip("_"), words, names) or words
    return f"[{words or address}](<{address}>)"


def _named(found: re.Match[str], names: RstNames) -> str:
    name = found["name"]
    if found[0].endswith("__") and names.nameless:
        return f"[{name}](<{names.nameless.pop(0)}>)"
    return _to(name, name, names) or name


def _bare(found: re.Match[str], names: RstNames) -> str:
    return _to(found["bare"], found["bare"], names) or found[0]


_LINKS = {"address": _explicit, "name": _named, "bare": _bare}


def _to(name: str, words: str, names: RstNames) -> str:
    """Return a link to what has this name, nothing where nothing has."""
    key = folded(name)
    if key in names.addresses:
        address = names.addresses[key]
        is_alias = address.endswith("_") and "://" not in address
        return _to(address.rstrip("_"), words, names) if is_alias else f"[{words}](<{address}>)"
    if key in names.places:
        return f"[{words}](<ref:{key}>)"
    if key in names.headings:
        return f"[{words}](<#{github_slug(names.headings[key])}>)"
    return ""


def _words(said: str) -> str:
    titled = _TITLED.fullmatch(said)
    return titled[1] if titled else said


def _plain(text: str) -> str:
    """Return words between: an escaped blank joins, and a sign of HTML is but a sign."""
    text = re.sub(r"\\[ \n]", "", text).replace("<", "&lt;")
    return re.sub(r"(?<![\w\\])_+(?=\w)", lambda found: "\\_" * len(found[0]), text)

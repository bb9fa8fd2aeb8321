"""Liquid, the templates of Jekyll: links, addresses, variables and simple inclusions filled in;
what a program would have to carry out is left out with a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fieldkm.manuals.importers.draft import Line, Tell
from fieldkm.manuals.importers.markdown_scan import code_lines, without_code
from fieldkm.manuals.importers.sites.gitbook_tags import GITBOOK_BLOCKS, tag_attributes

Included = Callable[[str, bool], str | None]
"""Takes the name of an inclusion and whether it is relative to the page; gives its text."""

_TAG = re.compile(r"\{%-?\s{0,9}(\w[\w-]{0,40})\s{0,9}([^\n]{0,600}?)\s{0,9}-?%\}")
_VALUE = re.compile(r"\{\{-?\s{0,9}([^{}\n]{0,300}?)\s{0,9}-?\}\}")
_QUOTED = re.compile(r"^[\"']([^\"']*)[\"']")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|avif)$", re.IGNORECASE)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}")
_RAW_SPAN = re.compile(r"\{%-?\s*raw\s*-?%\}(.{0,2000}?)\{%-?\s*endraw\s*-?%\}")
_END_RAW = r"\{%-?\s*endraw\s*-?%\}"
_KNOWN_IN_CODE = re.compile(r"site\.|page\.|endhighlight|endraw|raw|include")
_MARK = "\x02{}\x03"  # stands for what a template must not touch
_FENCES = {"highlight": "```", "endhighlight": "```"}
_MAX_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Liquid:
    """Fills in one page. `variables` go by dotted names (`site.title`)."""

    variables: Mapping[str, str]
    included: Included
    tell: Tell

    def filled(self, lines: list[Line], depth: int = 0) -> list[Line]:
        """Return the lines without Liquid; GitBook's blocks are left to be unpacked."""
        out: list[Line] = []
        waiting = ""
        code = _code_of(lines)
        for at, line in enumerate(lines):
            if waiting == "endraw" and not re.search(_END_RAW, line.text):
                out.append(line)
            elif waiting == "endraw" or (at in code and not _KNOWN_IN_CODE.search(line.text)):
                waiting = ""
                out.append(Line(re.sub(_END_RAW, "", line.text), line.number))
            elif _RAW.fullmatch(line.text.strip()):
                waiting = "endraw"
            elif waiting:
                waiting = "" if re.search(rf"\{{%-?\s*{waiting}\s*-?%\}}", line.text) else waiting
            elif "{%" not in line.text and "{{" not in line.text:
                out.append(line)
            elif re.search(r"\{%-?\s*comment\s*-?%\}", line.text):
                is_closed = re.search(r"\{%-?\s*endcomment\s*-?%\}", line.text)
                waiting = "" if is_closed else "endcomment"
            else:
                out += self._line(line, depth)
        return out

    def _line(self, line: Line, depth: int) -> list[Line]:
        tag = _TAG.fullmatch(line.text.strip())
        if tag and tag[1] in _FENCES:
            return [Line(_FENCES[tag[1]] + tag[2].split(" ")[0], line.number)]
        if tag and tag[1] in ("include", "include_relative", "include_cached"):
            return self._inclusion(tag, line, depth)
        kept: list[str] = []
        text = _RAW_SPAN.sub(lambda found: _put_aside(found[1], kept), line.text)
        text = _VALUE.sub(lambda found: self._value(found[1], line.number), text)
        text = _TAG.sub(lambda found: self._tag(found, line.number), text)
        for place, words in enumerate(kept):
            text = text.replace(_MARK.format(place), words)
        return [] if line.text.strip() and not text.strip() else [Line(text, line.number)]

    def _tag(self, found: re.Match[str], number: int) -> str:
        name, rest = found[1], found[2]
        if name in GITBOOK_BLOCKS or name.removeprefix("end") in GITBOOK_BLOCKS:
            return found[0]
        if name in ("link", "post_url"):
            return "/" + _QUOTED.sub(r"\1", rest).strip().lstrip("/")
        if name in ("include", "include_relative", "include_cached"):
            made = self._inclusion(found, Line(found[0], number), 0)
            return " ".join(line.text.strip() for line in made if line.text.strip())
        if name not in ("raw", "endraw", "comment", "endcomment", "toc") and name[:3] != "end":
            self.tell(number, "macro", f"A template is not carried out: {found[0][:80]}")
        return ""

    def _value(self, expression: str, number: int) -> str:
        name, *filters = (piece.strip() for piece in expression.split("|"))
        quoted = _QUOTED.match(name)
        if quoted:
            return quoted[1]
        if name in self.variables:
            return self.variables[name]
        is_known = name.endswith(("baseurl", "site.url", "content")) or filters[:1] == ["toc"]
        if not is_known:
            self.tell(number, "macro", f"A template is not filled in: {{{{ {expression[:70]} }}}}")
        return ""

    def _inclusion(self, found: re.Match[str], line: Line, depth: int) -> list[Line]:
        name, _, rest = found[2].partition(" ")
        name = name.strip("\"'")
        values = tag_attributes(rest)
        text = self.included(name, found[1] == "include_relative")
        if text is not None and depth < _MAX_DEPTH:
            text = _VALUE.sub(lambda value: _parameter(value, values), text)
            if not re.search(
                r"\{%-?\s*(?:if|for|assign|capture|case|unless)\b", without_code(text)
            ):
                lead = line.text[: len(line.text) - len(line.text.lstrip())]
                pieces = text.strip("\n").split("\n")
                inner = [Line(lead + piece if piece else "", line.number) for piece in pieces]
                return self.filled(inner, depth + 1)
        picture = next((value for value in values.values() if _PICTURE.search(value)), "")
        if picture:
            words = values.get("alt") or values.get("caption") or values.get("title", "")
            self.tell(line.number, "include-guessed", f"“{name}” is taken to show {picture}.")
            return [Line(f"![{words}](<{picture}>)", line.number)]
        words = values.get("content") or values.get("text", "")
        reason = "it is not there" if text is None else "a program would have to carry it out"
        self.tell(line.number, "include", f"“{name}” is not included: {reason}.")
        return [Line(words, line.number)] if words else []


def _code_of(lines: list[Line]) -> set[int]:
    """Return the places of the lines that are code, in fences or in `highlight`."""
    code = code_lines([line.text for line in lines])
    is_open = False
    for at, line in enumerate(lines):
        if "highlight" in line.text and (tag := _TAG.fullmatch(line.text.strip())):
            is_open = tag[1] == "highlight"
        elif is_open:
            code.add(at)
    return code


def _put_aside(words: str, kept: list[str]) -> str:
    kept.append(words)
    return _MARK.format(len(kept) - 1)


def _parameter(found: re.Match[str], values: Mapping[str, str]) -> str:
    name = found[1].partition("|")[0].strip()
    return values.get(name.removeprefix("include."), "") if name[:8] == "include." else found[0]

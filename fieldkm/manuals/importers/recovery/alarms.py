"""Dangers and warnings that stand as plain paragraphs, made admonitions."""

from __future__ import annotations

import re

from fieldkm.manuals.importers.draft import DraftPage, Line
from fieldkm.manuals.importers.markdown_scan import code_lines
from fieldkm.manuals.labels import signal_named

_WORDS = (
    "danger|warning|caution|note|notice|attention|important|危险|警告|小心|当心|注意|提示|说明|备注"
)
_SIGN = r"(?:[\u26a0\u2757\u2755\u26a1\U0001f6a8\U0001f6d1\u2622\u2623]\ufe0f?\s*)*"
_BOLD = re.compile(
    rf"^(\s*)(?:>\s?)?{_SIGN}(\*\*|__){_SIGN}({_WORDS})\s*([:：!！]?)\s*(.*?)\2\s*([:：!！]?)\s*(.*)$",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"^(\s*)(?:>\s?)?{_SIGN}(DANGER|WARNING|CAUTION|NOTICE|ATTENTION|危险|警告|小心|当心|注意)"
    r"\s*[:：!！]\s*(.*)$"
)
_BEGINS = re.compile(r"^\s*(?:[-*+] |\d+[.)] |#|\||```|~~~|!!!|>)")


def recover_alarms(page: DraftPage) -> None:
    """Turn the paragraphs of a page that begin with a word of warning into admonitions."""
    code = code_lines([line.text for line in page.lines])
    out: list[Line] = []
    at = 0
    while at < len(page.lines):
        line = page.lines[at]
        opening = None
        if at not in code and _may_begin(line.text, out, is_below_code=at - 1 in code):
            opening = _opening(line.text)
        if opening is None:
            out.append(line)
            at += 1
            continue
        lead, kind, title, rest = opening
        is_quote = line.text.lstrip().startswith(">")
        end = _paragraph_end(page.lines, at, is_quote)
        body = [Line(rest, line.number)] if rest else []
        body += [Line(_plain(x.text, is_quote), x.number) for x in page.lines[at + 1 : end]]
        if not rest and not title and len(body) == 0:
            end, body = _following(page.lines, end)
        label = ' "' + title.replace('"', "'") + '"' if title else ""
        out.append(Line(f"{lead}!!! {kind}{label}", line.number))
        out += [Line(f"{lead}    {x.text}" if x.text else "", x.number) for x in body]
        out.append(Line("", line.number))
        at = end
    page.lines = out


def _may_begin(text: str, out: list[Line], *, is_below_code: bool) -> bool:
    """Tell whether a paragraph begins with this line: below a blank one, code, a heading, or, a
    quotation, below words."""
    above = out[-1].text.strip() if out else ""
    is_quote = text.lstrip().startswith(">") and not above.startswith(">")
    return not above or is_below_code or above.startswith("#") or is_quote


def _opening(text: str) -> tuple[str, str, str, str] | None:
    """Return indent, signal, title and the first words of an alarm, None where there is none."""
    bold = _BOLD.match(text)
    if bold:
        is_quote = text.lstrip().startswith(">")
        if not (bold[4] or bold[6] or (is_quote and not bold[7])) or (bold[5] and not bold[4]):
            return None
        title = bold[5].rstrip(":：") if bold[7] else ""
        return bold[1], _kind(bold[3]), title, bold[7] or bold[5]
    plain = _PLAIN.match(text)
    return (plain[1], _kind(plain[2]), "", plain[3]) if plain else None


def _kind(word: str) -> str:
    signal = signal_named("note" if word.lower() == "notice" else word)
    return signal.value if signal else "note"


def _paragraph_end(lines: list[Line], start: int, is_quote: bool) -> int:
    end = start + 1
    while end < len(lines) and lines[end].text.strip():
        begins = bool(_BEGINS.match(lines[end].text))
        if is_quote != lines[end].text.lstrip().startswith(">") or (begins and not is_quote):
            break
        end += 1
    return end


def _following(lines: list[Line], start: int) -> tuple[int, list[Line]]:
    """Return the paragraph below a lone word of warning."""
    at = start
    while at < len(lines) and not lines[at].text.strip():
        at += 1
    if at == len(lines) or _BEGINS.match(lines[at].text):
        return start, [Line("", 0)]
    end = _paragraph_end(lines, at, is_quote=False)
    return end, [Line(x.text.strip(), x.number) for x in lines[at:end]]


def _plain(text: str, is_quote: bool) -> str:
    return re.sub(r"^\s*> ?", "", text) if is_quote else text.strip()

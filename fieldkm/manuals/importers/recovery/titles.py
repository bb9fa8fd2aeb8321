"""Titles of pages: where there is none, where there are several, and codes that stand in them."""

from __future__ import annotations

import posixpath
import re

from fieldkm.manuals.importers.draft import DraftPage, Line, Tell
from fieldkm.manuals.importers.markdown_scan import code_lines, headings_in

_CODE = r"[A-Z]{1,4}[- ]?\d{1,4}(?:[-.]\d{1,4})*[A-Z]?"
_BRACKETED = re.compile(rf"[\[(（【]({_CODE})[\])）】]")
_ANNOUNCED = re.compile(
    r"(?:\b(?:error|fault|alarm|trouble|code|dtc)\b|故障|错误|报警|代码)[\s\-_:：#]*"
    rf"(?:codes?|码|代码)?[\s\-_:：#]*({_CODE}|\d{{2,5}})\b",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^([A-Z]{1,3}\d{1,3}-\d{1,4}|[A-Z]\d{2,4})(?=\s*[:：–—-]\s|$)")
_FILE = re.compile(r"^([a-z]{1,2}\d{1,3}-\d{1,4})(?=$|[-_ ])", re.IGNORECASE)
_BOLD = re.compile(r"^(?:\*\*|__)(.+?)(?:\*\*|__)[\s:：.]*$")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\([^)]+\)")
_ATX = re.compile(r"^( {0,3})(#{1,6})(?=[ \t])")


def recover_title(page: DraftPage, tell: Tell) -> None:
    """Give a page one title, and its codes to its front matter."""
    _bold_as_title(page, tell)
    _one_title(page, tell)
    _title_without_link(page, tell)
    title = str(page.front.get("title") or next(headings_in(page.text), ""))
    codes = tuple(dict.fromkeys(_codes(title, posixpath.basename(page.place))))
    if codes and "codes" not in page.front:
        page.front["codes"] = codes
        tell(1, "codes-guessed", "The page is taken to be about " + ", ".join(codes) + ".")


def _bold_as_title(page: DraftPage, tell: Tell) -> None:
    first = next((at for at, line in enumerate(page.lines) if line.text.strip()), None)
    if first is None or page.front.get("title"):
        return
    bold = _BOLD.match(page.lines[first].text.strip())
    if bold and not any(
        _ATX.match(line.text) and line.text.strip()[:2] == "# " for line in page.lines
    ):
        number = page.lines[first].number
        page.lines[first] = Line("# " + bold[1].strip(), number)
        tell(number, "title-guessed", f"The bold line “{bold[1]}” is taken for the title.")
    elif not page.front.get("title") and not any(headings_in(page.text)):
        tell(1, "title-guessed", "The page has no title: the name of its file stands for it.")


def _title_without_link(page: DraftPage, tell: Tell) -> None:
    """Tell of a link in the title: where a view prints the title, a link is none."""
    first = next((line for line in page.lines if line.text.strip()), Line(""))
    if _ATX.match(first.text) and first.text.strip()[:2] == "# " and _LINK.search(first.text):
        tell(first.number, "title-link", "The title is a link; only its words are kept.")


def _one_title(page: DraftPage, tell: Tell) -> None:
    """Put what stands below a second title one level lower, and that title with it."""
    code = code_lines([line.text for line in page.lines])
    levels = {
        at: len(found[2])
        for at, line in enumerate(page.lines)
        if at not in code and (found := _ATX.match(line.text))
    }
    tops = [at for at, level in levels.items() if level == 1]
    if len(tops) < 2:
        return
    tell(page.lines[tops[1]].number, "titles-several", "Further titles became sections.")
    for at, level in levels.items():
        if at >= tops[1] and level < 6:
            page.lines[at] = Line(_ATX.sub(r"\1\2#", page.lines[at].text), page.lines[at].number)


def _codes(title: str, file: str) -> list[str]:
    found = [*_BRACKETED.findall(title), *_ANNOUNCED.findall(title), *_LEADING.findall(title)]
    stem = posixpath.splitext(file)[0]
    named = _FILE.match(stem) or _ANNOUNCED.search(stem.replace("_", "-"))
    found += [named[1].upper()] if named else []
    return [code for code in found if any(sign.isdigit() for sign in code)]

"""Steps as procedures have them: one numbered list, with pictures and words indented below each.

Authors write them otherwise: lists that begin again after each picture, headings “Step 1” with a
picture and words below, photographs and paragraphs in turn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from fieldkm.manuals.importers.draft import DraftPage, Line, Tell
from fieldkm.manuals.importers.markdown_scan import code_lines, without_code
from fieldkm.manuals.markup.document import github_slug, toc_slug

_ITEM = re.compile(r"^( {0,3})(\d{1,3})([.)])(\s+)(\S.*)$")
_ATX = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_STEP = (
    r"(?:step|schritt|étape|paso)\s*(\d{1,3})|步骤\s*(\d{1,3}|[一二三四五六七八九十]+)"
    r"|第\s*(\d{1,3}|[一二三四五六七八九十]+)\s*步"
)
_STEP_HEADING = re.compile(rf"^\s*(?:{_STEP})\s*[:：.、–—-]*\s*(.*)$", re.IGNORECASE)
_STEP_BOLD = re.compile(
    rf"^(?:\*\*|__)\s*(?:{_STEP})\s*[:：.–—-]*\s*(.*?)(?:\*\*|__)\s*(.*)$", re.IGNORECASE
)
_PICTURE = re.compile(r"^\s*(?:!\[[^\]]*\](?:\(.*\)|\[[^\]]*\])\s*)+$|^\s*<img\b[^<>]*>\s*$")
_CAPTION = re.compile(r"^\s*(?:\*[^*].*\*|_[^_].*_|(?:Fig(?:ure)?\.?|图)\s*\d.*)$")
_ALARM = re.compile(r"^!!!")
_WORK = re.compile(
    r"replac|remov|install|adjust|clean|disassembl|assembl|repair|calibrat|mount|fit\b|how to|"
    r"procedure|chang|dismantl|lubricat|align|更换|拆|安装|调整|清洁|校准|维修|装配|步骤",
    re.IGNORECASE,
)


def recover_steps(page: DraftPage, linked: frozenset[str], tell: Tell) -> None:
    """Write the steps of a page as our procedures have them; `linked` are anchors that links
    name."""
    _from_headings(page, linked, tell)
    _from_bold(page, tell)
    _rejoined(page, tell)
    _from_pairs(page, tell)
    if "kind" not in page.front and "codes" not in page.front and _is_procedure(page):
        page.front["kind"] = "procedure"
        tell(1, "kind-guessed", "The page is taken for a procedure.")


# ---------------------------------------------------------------- headings and bold labels


@dataclass(slots=True)
class _Step:
    """A step that begins at line `at` and ends before `end`."""

    at: int
    end: int
    words: str
    number: int
    anchors: str = ""


def _from_headings(page: DraftPage, linked: frozenset[str], tell: Tell) -> None:
    """Turn headings “Step 1”, “Step 2” of one level into a numbered list."""
    headings = _headings(page.lines)
    steps: list[_Step] = []
    for place, (at, level, words) in enumerate(headings):
        found = _STEP_HEADING.match(words)
        if not found:
            continue
        end = next((a for a, other, _ in headings[place + 1 :] if other <= level), len(page.lines))
        step = _Step(at, end, found[4].strip(), page.lines[at].number)
        names = sorted({github_slug(words), toc_slug(words)} & linked)
        step.anchors = "".join(f'<a id="{name}"></a>' for name in names)
        steps.append(step)
    _write_steps(page, steps, tell, "steps-from-headings")


def _from_bold(page: DraftPage, tell: Tell) -> None:
    """Turn paragraphs that begin with a bold “Step 1” into a numbered list."""
    code = code_lines([line.text for line in page.lines])
    heads = [at for at, _, _ in _headings(page.lines)]
    found = [
        (at, label)
        for at, line in enumerate(page.lines)
        if at not in code and (label := _STEP_BOLD.match(line.text))
    ]
    steps = []
    for place, (at, label) in enumerate(found):
        following = found[place + 1][0] if place + 1 < len(found) else len(page.lines)
        end = min([following, *(head for head in heads if head > at)])
        words = " ".join(x for x in (f"**{label[4]}**" if label[4] else "", label[5]) if x)
        steps.append(_Step(at, end, words, page.lines[at].number))
    _write_steps(page, steps, tell, "steps-from-labels")


def _write_steps(page: DraftPage, steps: list[_Step], tell: Tell, kind: str) -> None:
    if len(steps) < 2:
        return
    tell(steps[0].number, kind, f"{len(steps)} steps are made of “Step 1”, “Step 2” and so on.")
    out: list[Line] = []
    done = 0
    count = 0
    for step in steps:
        is_new = step.at != done or not count
        count = 1 if is_new else count + 1
        out += page.lines[done : step.at]
        out += [Line("", 0)] if is_new else []
        out += _step_lines(page.lines, step, count, is_bold=kind == "steps-from-headings")
        done = step.end
    page.lines = [*out, *page.lines[done:]]


def _step_lines(lines: list[Line], step: _Step, count: int, *, is_bold: bool) -> list[Line]:
    body = list(lines[step.at + 1 : step.end])
    while body and not body[0].text.strip():
        body.pop(0)
    words, number = step.words, step.number
    if words and is_bold and body:
        words = f"**{words}**"
    if not words:
        alarms_or_pictures = not body or _PICTURE.match(body[0].text) or _ALARM.match(body[0].text)
        at = _first_words(body) if alarms_or_pictures else 0
        if at < len(body):
            number, words = body[at].number, body[at].text.strip()
            del body[at]
    head = Line(f"{count}. {step.anchors}{words}".rstrip(), number)
    inner = [Line("    " + x.text if x.text.strip() else "", x.number) for x in _level(body)]
    return [head, Line("", 0), *inner, Line("", 0)]


def _first_words(body: list[Line]) -> int:
    """Return the place of the first line of words, that no picture and no box is."""
    for at, line in enumerate(body):
        text = line.text
        if text.strip() and not _PICTURE.match(text) and text[0] not in "!# -*|`<>":
            return at
    return len(body)


def _level(body: list[Line]) -> list[Line]:
    """Return the lines of a step; a list may have no headings, so they become bold."""
    return [
        Line(f"**{found[2].strip()}**", x.number) if (found := _ATX.match(x.text)) else x
        for x in body
    ]


def _headings(lines: list[Line]) -> list[tuple[int, int, str]]:
    code = code_lines([line.text for line in lines])
    return [
        (at, len(found[1]), found[2])
        for at, line in enumerate(lines)
        if at not in code and (found := _ATX.match(line.text))
    ]


# ---------------------------------------------------------------- lists that begin again


def _rejoined(page: DraftPage, tell: Tell) -> None:
    """Indent what parts a numbered list below the step before it, and number the steps on."""
    lines = page.lines
    code = code_lines([line.text for line in lines])
    items = [(at, f) for at, x in enumerate(lines) if at not in code and (f := _ITEM.match(x.text))]
    count = 0
    last: tuple[int, int] | None = None  # the item before: its line, its number as written
    joined = 0
    for at, item in items:
        number = int(item[2])
        if last is not None and _joins(lines, code, last, at, number):
            joined += _indent_between(lines, code, last[0] + 1, at)
            count += 1
        else:
            count = number
        if count != number:
            text = f"{item[1]}{count}{item[3]}{item[4]}{item[5]}"
            lines[at] = Line(text, lines[at].number)
        last = (at, number)
    if joined:
        tell(0, "steps-rejoined", f"{joined} piece(s) between steps were put below the step.")


def _joins(lines: list[Line], code: set[int], last: tuple[int, int], at: int, number: int) -> bool:
    """Tell whether the item at `at` goes on with the list of the item before."""
    between = [
        (place, lines[place].text)
        for place in range(last[0] + 1, at)
        if lines[place].text.strip() and not lines[place].text.startswith(("   ", "\t"))
    ]
    if any(_ATX.match(text) or re.match(r"^[-*_]{3,}\s*$", text) for _, text in between):
        return False
    if number == last[1] + 1:
        return not any(_ALARM.match(text) for _, text in between)
    blocks = [text for place, text in between if place not in code]
    only_pictures = all(_PICTURE.match(text) or _CAPTION.match(text) for text in blocks)
    return number == 1 and bool(between) and only_pictures and bool(blocks)


def _indent_between(lines: list[Line], code: set[int], start: int, end: int) -> int:
    moved = 0
    for at in range(start, end):
        text, number = lines[at]
        is_loose = bool(text.strip()) and (not text.startswith("  ") or at in code)
        if not is_loose or (at == start and at not in code and not _PICTURE.match(text)):
            continue  # a line right below the step goes on with its words
        if at in code and text.startswith("    ") and not moved:
            continue
        gap = "\n" if not moved and lines[at - 1].text.strip() else ""
        lines[at] = Line(f"{gap}    {text}", number)
        moved += 1
    return int(moved > 0)


# ---------------------------------------------------------------- photographs and paragraphs


def _from_pairs(page: DraftPage, tell: Tell) -> None:
    """Turn three or more pairs of a photograph and a paragraph into steps."""
    title = str(page.front.get("title") or "") + page.place
    first = next((words for _, _, words in _headings(page.lines)), "")
    if any(_ITEM.match(line.text) for line in page.lines) or not _WORK.search(title + first):
        return
    blocks = _blocks(page.lines)
    steps: list[_Step] = []
    at = 0
    while at + 1 < len(blocks):
        (start, _), (other, end) = blocks[at], blocks[at + 1]
        if _PICTURE.match(page.lines[start].text) and _is_words(page.lines[other].text):
            words = " ".join(line.text.strip() for line in page.lines[other:end])
            steps.append(_Step(start, end, words, page.lines[other].number))
            at += 2
        else:
            at += 1
    runs = [step for step, after in pairwise(steps) if after.at - step.end <= 1]
    if len(steps) < 3 or len(runs) < len(steps) - 1:
        return
    tell(steps[0].number, "steps-guessed", f"{len(steps)} photographs with words became steps.")
    out = list(page.lines[: steps[0].at])
    for count, step in enumerate(steps, 1):
        picture = page.lines[step.at]
        out += [Line(f"{count}. {step.words}", step.number), Line("", 0)]
        out += [Line("    " + picture.text.strip(), picture.number), Line("", 0)]
    page.lines = [*out, *page.lines[steps[-1].end :]]


def _blocks(lines: list[Line]) -> list[tuple[int, int]]:
    """Return where each run of lines without a blank one begins and ends."""
    blocks: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        if not line.text.strip():
            continue
        if blocks and blocks[-1][1] == at:
            blocks[-1] = (blocks[-1][0], at + 1)
        else:
            blocks.append((at, at + 1))
    return blocks


def _is_words(text: str) -> bool:
    return text[:1] not in ("#", "!", "|", "<", ">", "-", "*", "`", " ", "")


# ---------------------------------------------------------------- what the page is


def _is_procedure(page: DraftPage) -> bool:
    """Tell whether steps are clearly what the page is for."""
    steps, words_of_steps, words = _weighed(without_code(page.text))
    title = str(page.front.get("title") or "")
    title += " ".join(words for _, _, words in _headings(page.lines)[:1])
    share = words_of_steps / max(words, 1)
    return steps >= 3 and (share > 0.6 or (share > 0.3 and bool(_WORK.search(title))))


def _weighed(prose: str) -> tuple[int, int, int]:
    """Return the count of steps, the letters in them, and all letters."""
    steps = inside = everything = 0
    in_step = False
    for line in prose.split("\n"):
        count = len(line.strip())
        if _ITEM.match(line):
            steps, in_step = steps + 1, True
        elif line[:1] not in (" ", "") and not line.startswith("!!!"):
            in_step = False
        inside += count if in_step else 0
        everything += count
    return steps, inside, everything

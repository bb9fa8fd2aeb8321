"""Signs within a line that our Markdown does not have: icons, emoji, keys, marks, roles, snippets,
templates that nothing fills in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from fieldkm.manuals.importers.draft import Line, Tell
from fieldkm.manuals.importers.markdown_scan import code_lines, line_without_code
from fieldkm.manuals.importers.sites.rst_inline import role_text

_SNIPPET = re.compile(r"^\s*-{1,}8<-{1,}.*$")
_TOC = re.compile(r"^\s*\[\[?_?TOC_?\]?\]\s*$", re.IGNORECASE)
_ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[\w-]+:(?:\{[^{}]*\})?")
_ANNOTATE = re.compile(r"\{:?\s*\.annotate\s*\}")
_PICTURE_ATTRIBUTES = re.compile(
    r"(!\[[^\]]{0,300}\](?:\([^)]{0,999}\)|\[[^\]]{0,300}\]))\{:?([^{}]*)\}"
)
_KEYS = re.compile(r"\+\+([\w-]+(?:\+[\w-]+)*)\+\+")
_MARK = re.compile(r"(?<![=!<>])==(?![=\s])([^=\n]+)(?<!\s)==(?!=)")
_TEMPLATE = re.compile(r"\{\{[^{}\n]{1,300}\}\}|\{%[^%\n]{1,300}%\}")
_LONE_TEMPLATE = re.compile(r"^\s*(?:\{\{[^{}]{1,300}\}\}|\{%[^%]{1,300}%\})\s*$")
_ROLE = re.compile(r"\{([a-z][\w:-]*)\}(`+)(.+?)\2(?!`)")
_LABEL = re.compile(r"^\(([\w:.\- ]+)\)=\s*$")
_ATX = re.compile(r"^ {0,3}#{1,6}\s")
_MYST_COMMENT = re.compile(r"^%(?:\s|$)")
_ABBREVIATION = re.compile(r"^\*\[[^\]]+\]:\s")
_ESCAPED = re.compile(r"\\([\"'$%&,/:;<=?@^~])")
_HTML_SIGNS = {"<": "&lt;", "&": "&amp;"}
_PICTURE_SIZE = re.compile(r"(!\[[^\]]{0,300}\]\([^)\s]{1,999})\s+[\"']:[\w=%:.x-]+[\"']\)")
_TASK = re.compile(r"^(\s*(?:[-*+]|\d+[.)])\s+)\[([ xX])\](?=\s)")
_EMOJI = re.compile(r"(?<![\w:/])((?::[a-z][\w+-]*:)+)(?![\w:])")
_EMOJI_NAMES = {
    "bulb": "💡", "information_source": "\u2139", "warning": "⚠", "zap": "⚡", "exclamation": "❗",
    "heavy_exclamation_mark": "❗", "x": "❌", "heavy_check_mark": "✔", "white_check_mark": "✅",
    "point_right": "👉", "point_left": "👈", "point_up": "👆", "point_down": "👇", "ok": "🆗",
    "tada": "🎉", "memo": "📝", "pencil": "📝", "pencil2": "✏", "book": "📖", "books": "📚",
    "+1": "👍", "thumbsup": "👍", "-1": "👎", "thumbsdown": "👎", "smile": "😄", "mag": "🔍",
    "no_entry_sign": "🚫", "boom": "💥", "fire": "🔥", "stop_sign": "🛑", "star": "⭐",
    "octagonal_sign": "🛑", "question": "❓", "grey_question": "❔", "bug": "🐛", "link": "🔗",
    "heart": "❤", "point_up_2": "👆", "ballot_box_with_check": "☑", "new": "🆕", "toolbox": "🧰",
    "hammer_and_wrench": "🛠", "phone": "☎", "email": "✉", "arrow_right": "➡", "arrow_left": "⬅",
    "arrow_up": "⬆", "arrow_down": "⬇", "rotating_light": "🚨", "speech_balloon": "💬",
    "package": "📦", "clock1": "🕐", "hourglass": "⌛", "thermometer": "🌡", "sparkles": "✨",
    "white_large_square": "⬜", "red_circle": "🔴", "large_blue_circle": "🔵",
    "heavy_plus_sign": "\u2795",
}  # fmt: skip


class InlineSyntax:
    """The lines of one page, one after the other."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell

    def converted(self, lines: list[Line]) -> list[Line]:
        """Return the lines in our Markdown."""
        code = code_lines([line.text for line in lines])
        out: list[Line] = []
        labels: list[str] = []
        for at, line in enumerate(lines):
            label = None if at in code else _LABEL.match(line.text)
            if label:
                labels.append(label[1].strip())
                continue
            made = line if at in code else Line(self._line(line), line.number)
            if labels and made.text.strip():
                made = _with_anchors(made, labels)
                labels = []
            out.append(made)
        return out

    def _line(self, line: Line) -> str:
        text, number = line
        if not any(sign in text for sign in ":{=+[8%\\"):
            return text
        prose = line_without_code(text)
        for pattern, kind, message in (
            (_SNIPPET, "snippet", "The snippet is not included: "),
            (_TOC, "toc", "The contents stand beside the page, not in it: "),
            (_ABBREVIATION, "abbreviation", "The meaning of an abbreviation is left out: "),
            (_MYST_COMMENT, "comment", "A remark for authors is left out: "),
            (_LONE_TEMPLATE, "macro", "A template is not carried out: "),
        ):
            if pattern.match(prose):
                self._tell(number, kind, message + text.strip()[:80])
                return ""
        text = _outside_code(_ESCAPED, text, _unescaped)
        text = _PICTURE_SIZE.sub(r"\1)", text)
        text = _TASK.sub(lambda task: task[1] + ("☐" if task[2] == " " else "☑"), text)
        text = _ROLE.sub(lambda role: self._role(role, number), text)
        text = self._replaced(_ICON, text, number, "icon", "The icon is left out: ")
        text = self._replaced(_ANNOTATE, text, number, "annotation", "Notes stand below: ")
        text = _PICTURE_ATTRIBUTES.sub(lambda found: self._picture(found, number), text)
        text = _outside_code(_EMOJI, text, _emoji)
        text = _outside_code(_TEMPLATE, text, lambda found: self._template(found, number))
        if "++" in prose and "`" not in text:
            text = _KEYS.sub(_keys, text)
        if "==" in prose and "`" not in text:
            text = _MARK.sub(r"<mark>\1</mark>", text)
        return text

    def _replaced(
        self, pattern: re.Pattern[str], text: str, number: int, kind: str, words: str
    ) -> str:
        def gone(found: re.Match[str]) -> str:
            self._tell(number, kind, words + found[0])
            return ""

        return _outside_code(pattern, text, gone)

    def _role(self, role: re.Match[str], number: int) -> str:
        made = role_text(role[1], role[3])
        if not made:
            self._tell(number, "role", f"“{role[0]}” is shown as plain words.")
        return made or role[3]

    def _picture(self, found: re.Match[str], number: int) -> str:
        message = "Left out of the picture: " + found[2].strip()
        self._tell(number, "picture-attributes", message)
        return found[1]

    def _template(self, found: re.Match[str], number: int) -> str:
        self._tell(number, "macro", f"A template is shown as it is written: {found[0][:80]}")
        return f"`{found[0]}`"


def _outside_code(pattern: re.Pattern[str], text: str, made: Callable[[re.Match[str]], str]) -> str:
    prose = line_without_code(text)
    for found in reversed(list(pattern.finditer(prose))):
        text = text[: found.start()] + made(found) + text[found.end() :]
    return text


def _unescaped(found: re.Match[str]) -> str:
    """Return a sign that other Markdown has to escape and ours has not."""
    return _HTML_SIGNS.get(found[1], found[1])


def _emoji(found: re.Match[str]) -> str:
    """Return the characters for a row of shortcodes; a name that is not known stays."""
    names = found[1].strip(":").split("::")
    signs = [_EMOJI_NAMES.get(name) or _named_character(name) for name in names]
    return "".join(sign for sign in signs if sign) if all(signs) else found[0]


def _named_character(name: str) -> str:
    try:
        sign = unicodedata.lookup(name.replace("_", " ").upper())
    except KeyError:
        return ""
    return sign if unicodedata.category(sign) == "So" else ""


def _keys(match: re.Match[str]) -> str:
    return "+".join(f"<kbd>{key.capitalize()}</kbd>" for key in match[1].split("+"))


def _with_anchors(line: Line, labels: list[str]) -> Line:
    anchors = "".join(f'<a id="{label}"></a>' for label in labels)
    if _ATX.match(line.text) and "{#" not in line.text:
        return Line(f"{line.text.rstrip()} {anchors}", line.number)
    if line.text.lstrip()[:1] in "!|<`":
        return Line(f"{anchors}\n\n{line.text}", line.number)
    return Line(anchors + line.text, line.number)

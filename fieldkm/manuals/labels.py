"""The words that the compiler itself prints on a page, in the languages that it knows."""

from __future__ import annotations

from fieldkm.domain.manuals import Signal

_ENGLISH = {
    "danger": "DANGER",
    "warning": "WARNING",
    "caution": "CAUTION",
    "note": "NOTE",
    "only-for": "Only for: {what}",
    "serial": "serial {first}..{last}",
    "with": "with {what}",
    "without": "without {what}",
    "time": "Time",
    "minutes": "{minutes} min",
    "level": "Level",
    "tools": "Tools",
    "parts": "Parts",
    "first": "First",
    "alarms-of-page": "Dangers and warnings on this page",
    "at-step": "step {step}",
    "acknowledge": "Understood",
    "missing-picture": "Picture missing: {what}",
    "fault": "Fault {code}",
    "titled": "{what}: {title}",
    "causes": "Causes, the likeliest first",
    "cause": "Cause",
    "of-ten": "about {count} of 10",
    "seldom": "less than 1 of 10",
    "remedy": "Remedy",
    "part": "Part",
    "callout": "Callout",
    "name": "Name",
    "covers": "behind: {covers}",
    "tests": "Tests that tell them apart",
    "question": "Question",
    "yes-means": "Yes points to",
    "no-means": "No points to",
    "words": "Also called: {words}",
    "no-cause": "No cause is listed.",
    "fault-codes": "Fault codes",
    "symptoms": "Symptoms",
    "drawing-callout": "{drawing}, {callout}",
    "separator": "; ",
    "symptom": "Symptom",
    "see-also": "See also: {pages}",
    "touches-safety": "This work touches safety.",
    "from-the-field": "From the field",
    "credit": "Fix {number}, found by {author}, approved on {day}.",
    "credit-counts": "It worked {worked} of {total} times.",
}
_CHINESE = {
    "danger": "危险",
    "warning": "警告",
    "caution": "小心",
    "note": "注意",
    "only-for": "仅适用于：{what}",
    "serial": "序列号 {first}..{last}",
    "with": "已装 {what}",
    "without": "未装 {what}",
    "time": "时间",
    "minutes": "{minutes} 分钟",
    "level": "级别",
    "tools": "工具",
    "parts": "零件",
    "first": "先做",
    "alarms-of-page": "本页的危险和警告",
    "at-step": "第 {step} 步",
    "acknowledge": "已了解",
    "missing-picture": "缺少图片：{what}",
    "fault": "故障 {code}",
    "titled": "{what}：{title}",
    "causes": "原因（最可能的在前）",
    "cause": "原因",
    "of-ten": "约 10 次中有 {count} 次",
    "seldom": "10 次中不到 1 次",
    "remedy": "处理",
    "part": "零件",
    "callout": "序号",
    "name": "名称",
    "covers": "需先拆下：{covers}",
    "tests": "区分原因的检查",
    "question": "问题",
    "yes-means": "“是”指向",
    "no-means": "“否”指向",
    "words": "也称：{words}",
    "no-cause": "未列出原因。",
    "fault-codes": "故障代码",
    "symptoms": "症状",
    "drawing-callout": "{drawing}，{callout}",
    "separator": "；",
    "symptom": "症状",
    "see-also": "另见：{pages}",
    "touches-safety": "此项工作涉及安全。",
    "from-the-field": "现场经验",
    "credit": "维修经验 {number}，发现人 {author}，批准于 {day}。",
    "credit-counts": "使用 {total} 次，{worked} 次有效。",
}
_SIGNAL_NAMES = {
    "danger": Signal.DANGER, "error": Signal.DANGER, "危险": Signal.DANGER,
    "warning": Signal.WARNING, "attention": Signal.WARNING, "警告": Signal.WARNING,
    "caution": Signal.CAUTION, "小心": Signal.CAUTION, "当心": Signal.CAUTION,
    "note": Signal.NOTE, "tip": Signal.NOTE, "hint": Signal.NOTE, "important": Signal.NOTE,
    "info": Signal.NOTE, "注意": Signal.NOTE, "提示": Signal.NOTE, "说明": Signal.NOTE,
    "备注": Signal.NOTE,
}  # fmt: skip


def label(language: str, name: str, **values: str | int) -> str:
    """Return the words for `name` in `language` (English where it is not known), with `values` put
    in."""
    words = _CHINESE if language.split("-", maxsplit=1)[0].lower() == "zh" else _ENGLISH
    text = words[name]
    for key, value in values.items():
        text = text.replace("{" + key + "}", str(value))
    return text


def titled(language: str, name: str, title: str) -> str:
    """Return a code with its title behind it (`E21-04: Fuser stays cold`); the code alone where
    there is no other title."""
    if not title or title == name:
        return name
    return label(language, "titled", what=name, title=title)


def signal_named(word: str) -> Signal | None:
    """Return the signal that a word stands for in any language, None where it is no such word."""
    return _SIGNAL_NAMES.get(word.strip().lower())

"""Lists of fault codes as a manual: `codes.csv`, and pages on which the codes stand group by
group."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fieldkm.domain.codes import compact, natural_key
from fieldkm.domain.manuals import slug
from fieldkm.manuals.importers.code_mapping import KEY, CodeMapping, CodeRecord, read_mapping
from fieldkm.manuals.importers.code_records import ENDINGS, read_code_records
from fieldkm.manuals.importers.draft import CarriedOver, ImportOptions
from fieldkm.manuals.importers.manual_toml import NewManual, front_matter, manual_toml, name_of
from fieldkm.manuals.importers.markdown_text import at_heading_end, at_line_start, escaped
from fieldkm.manuals.importers.report import ReportItem
from fieldkm.manuals.sources.folder import open_folder
from fieldkm.manuals.sources.pages import readable
from fieldkm.manuals.sources.tables import CODES, COLUMNS

_PAGES = (".md", ".markdown")
_MAX_GROUPS = 80
_PAGE_OF = 250


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What one record says of a code; `rest` are the fields that no column takes."""

    code: str
    title: str
    text: str
    group: str
    applies_to: str
    page: str
    rest: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Code:
    """A code with its meanings: some lists have it several times, for instance for several
    models."""

    meanings: tuple[_Meaning, ...]

    @property
    def first(self) -> _Meaning:
        return self.meanings[0]


def code_files(source: Path) -> list[Path]:
    """Return the lists of fault codes that `source` is or holds."""
    files = sorted(source.iterdir()) if source.is_dir() else [source]
    return [file for file in files if file.suffix.lower() in ENDINGS and file.is_file()]


def recognises(source: Path) -> bool:
    """Tell whether `source` is a list of fault codes, or a folder of such lists without a page."""
    if source.is_file():
        return source.suffix.lower() in ENDINGS
    has_pages = any(name.lower().endswith(_PAGES) for name in open_folder(source).files)
    return not has_pages and bool(code_files(source))


def carry_over(source: Path, options: ImportOptions) -> CarriedOver:
    """Return the lists in `source` as a manual."""
    mapping = read_mapping(options.mapping) if options.mapping else None
    result = CarriedOver()
    codes: dict[str, _Code] = {}
    for file in code_files(source):
        records, used = read_code_records(file, mapping)
        if mapping is None:
            said = ", ".join(f"{column} = {name}" for column, name in used.columns.items())
            result.items.append(ReportItem(file.name, 0, "columns-guessed", f"Taken as: {said}."))
        _gather(file.name, records, used, codes, result.items)
    title = f"{name_of(source)}: fault codes"
    _write_manual(title, _grouped(title, codes.values()), result)
    return result


def _gather(
    file: str,
    records: Iterable[CodeRecord],
    mapping: CodeMapping,
    codes: dict[str, _Code],
    items: list[ReportItem],
) -> None:
    for record in records:
        new = _meaning(record, mapping)
        key = compact(new.code)
        if not key:
            items.append(ReportItem(file, record.line, "record-without-code", "It is left out."))
        elif key in codes:
            message = f"“{new.code}” is there before: both stand under it."
            items.append(ReportItem(file, record.line, "code-repeated", message))
            codes[key] = _Code((*codes[key].meanings, new))
        else:
            codes[key] = _Code((new,))


def _meaning(record: CodeRecord, mapping: CodeMapping) -> _Meaning:
    columns = mapping.columns

    def cell(column: str) -> str:
        return record.fields.get(columns.get(column, ""), "")

    taken = {*columns.values(), KEY}
    code, title = " ".join(cell("code").split()), " ".join(cell("title").split())
    return _Meaning(
        code=code,
        title=title or code,
        text=cell("text"),
        group=cell("group"),
        applies_to=cell("applies_to"),
        page=cell("page"),
        rest={name: text for name, text in record.fields.items() if name not in taken and text},
    )


def _grouped(title: str, codes: Iterable[_Code]) -> list[tuple[str, list[_Code]]]:
    """Return pages of codes: by their groups where there are few, else by as many as a page
    takes."""
    ordered = sorted(codes, key=lambda code: natural_key(code.first.code))
    groups: dict[str, list[_Code]] = {}
    for code in ordered:
        groups.setdefault(code.first.group, []).append(code)
    if not 1 < len(groups) <= _MAX_GROUPS:
        groups = {title: ordered}
    pages = []
    for name, members in groups.items():
        for start in range(0, len(members), _PAGE_OF):
            part = members[start : start + _PAGE_OF]
            span = (
                f" {part[0].first.code} – {part[-1].first.code}" if len(members) > _PAGE_OF else ""
            )
            pages.append(((readable(name) if name else "Other codes") + span, part))
    return pages


def _write_manual(title: str, pages: list[tuple[str, list[_Code]]], result: CarriedOver) -> None:
    table = io.StringIO(newline="")
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(COLUMNS[CODES])
    ids: list[str] = []
    for number, (name, codes) in enumerate(pages, 1):
        page_id = slug(f"codes {number} {name}")[:60].strip("-")
        ids.append(page_id)
        page = _page(page_id, name, codes)
        result.contents[f"pages/{page_id}.md"] = partial(_encoded, page)
        rows.writerows(_row(code, page_id) for code in codes)
    result.contents[CODES] = partial(_encoded, table.getvalue())
    manual_id = slug(title)[:60].strip("-") or "fault-codes"
    manual = NewManual(manual_id, title, chapters=((title, tuple(ids)),))
    result.contents["manual.toml"] = partial(_encoded, manual_toml(manual))
    result.pages = len(pages)


def _row(code: _Code, page: str) -> list[str]:
    """Return the row of `codes.csv`; further meanings stand in its text."""
    first = code.first
    words = [first.text]
    for other in code.meanings[1:]:
        words += [other.title if other.title != first.title else "", other.text]
    text = " ".join(" ".join(dict.fromkeys(words)).split())
    applies_to = first.applies_to if len(code.meanings) == 1 else ""
    return [first.code, first.title, text, first.page or page, applies_to]


def _page(page_id: str, title: str, codes: Iterable[_Code]) -> str:
    front = front_matter({"id": page_id, "title": title, "kind": "reference"})
    pieces = [f"{front}# {at_heading_end(escaped(title))}"]
    for code in codes:
        first = code.first
        heading = first.code if first.title == first.code else f"{first.code}: {first.title}"
        pieces.append(f"## {at_heading_end(escaped(heading))}")
        for meaning in code.meanings:
            pieces += [f"**{escaped(meaning.title)}**"] if meaning.title != first.title else []
            pieces += _paragraphs(meaning.text)
            fields = [_item(name, value) for name, value in meaning.rest.items()]
            pieces += ["\n".join(fields)] if fields else []
    return "\n\n".join(pieces) + "\n"


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", errors="replace")


def _paragraphs(text: str) -> list[str]:
    """Return plain text as Markdown that says the same, each of its lines as a paragraph."""
    return [at_line_start(escaped(line.strip())) for line in text.splitlines() if line.strip()]


def _item(name: str, value: str) -> str:
    words = escaped(f"{readable(name)}: {' '.join(value.split())}")
    return f"- {at_line_start(words)}"

"""Fault codes and part numbers that stand in tables and titles, proposed as `codes.csv` and
`parts.csv`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fieldkm.domain.codes import compact, looks_like_code, natural_key
from fieldkm.manuals.importers.draft import Draft, DraftPage
from fieldkm.manuals.importers.markdown_scan import headings_in
from fieldkm.manuals.importers.recovery.code_lists import code_lists_in
from fieldkm.manuals.importers.recovery.tables import FoundTable, tables_in
from fieldkm.manuals.importers.target_folder import Content
from fieldkm.manuals.sources.tables import CODES, COLUMNS, PARTS, read_table

_CODE = re.compile(
    r"^(?:(?:error|fault|alarm|trouble|sc|dtc|service|display|status|e)[\s-]*)?(?:code|codes|no\.?)$"
    r"|^(?:error|fault|alarm|dtc|error number|fault number|alarm number)$"
    r"|^(?:故障|错误|报警|告警|异常)?(?:代码|代号|码|编码)$|^报警号$",
    re.IGNORECASE,
)
_TELLING = re.compile(r"error|fault|alarm|trouble|dtc|故障|错误|报警|告警|异常", re.IGNORECASE)
_CODE_TITLE = re.compile(
    r"descri|meaning|name|title|fault|message|error|symptom|problem|描述|含义|名称|说明|现象|内容",
    re.IGNORECASE,
)
_CODE_TEXT = re.compile(
    r"cause|remed|action|solution|check|what to do|原因|处理|措施|对策|解决", re.IGNORECASE
)
_PART = re.compile(
    r"^(?:spare\s*)?(?:part|article|order|item|material|stock)[\s-]*"
    r"(?:no\.?|nr\.?|number|num\.?|code|#|id)s?$"
    r"|^(?:p/n|pn|part|sku|mpn)$|^(?:零件|部件|备件|物料|配件|订货)?(?:编?号|料号|图号|件号)$",
    re.IGNORECASE,
)
_PART_NAME = re.compile(r"descri|name|designation|part|名称|描述|品名", re.IGNORECASE)
_QUANTITY = re.compile(r"^(?:qty\.?|quantity|pcs|amount|数量)$", re.IGNORECASE)
_CALLOUT = re.compile(
    r"^(?:pos\.?|position|callout|item|ref\.?|index|#|序号|位置|图号)$", re.IGNORECASE
)
_VALUE = re.compile(r"[\w./ -]{1,24}")


@dataclass(slots=True)
class Proposals:
    """What was found: codes and parts with the cells of their rows, and the page of each code;
    `known` are those, folded, that the source's own tables have, by the names of these."""

    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    parts: list[dict[str, str]] = field(default_factory=list)
    pages: dict[str, list[DraftPage]] = field(default_factory=dict)
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)


def propose(draft: Draft, ids: dict[str, str], models: dict[str, str]) -> Proposals:
    """Return the codes and parts of a draft; `ids` and `models` go by the places of pages."""
    found = Proposals(known={kind: _known(draft, kind) for kind in (CODES, PARTS)})
    for page in draft.pages:
        _from_title(page, ids, models, found, draft)
    for page in draft.pages:
        if not page.is_legible:
            continue
        for table in tables_in(page.lines):
            _codes_of(page, table, ids, found, draft)
            _parts_of(page, table, models, found, draft)
        for table in code_lists_in(page.lines, _title(page)):
            _take_codes(page, table, 0, ids, found, draft)
    return found


def csv_files(found: Proposals, own: Mapping[str, Content]) -> dict[str, bytes]:
    """Return the tables to write; proposed rows stand below those of the source's `own` tables."""
    codes = sorted(found.codes.values(), key=lambda row: natural_key(row["code"]))
    tables = ((CODES, codes), (PARTS, found.parts))
    return {kind: _csv(kind, rows, own.get(kind)) for kind, rows in tables if rows}


def _known(draft: Draft, kind: str) -> frozenset[str]:
    """Return the codes or part numbers, folded, that the source's own table of this kind has."""
    if kind not in draft.files:
        return frozenset()
    text = draft.files[kind]().decode("utf-8", errors="replace")
    table, _ = read_table(kind, kind, text)
    return frozenset(compact(row.text(COLUMNS[kind][0])) for row in table.rows)


def _from_title(
    page: DraftPage, ids: dict[str, str], models: dict[str, str], found: Proposals, draft: Draft
) -> None:
    codes = page.front.get("codes", ())
    title = _title(page)
    for code in (codes,) if isinstance(codes, str) else codes:
        found.pages.setdefault(compact(code), []).append(page)
        if compact(code) in found.known[CODES]:
            continue
        bare = re.sub(
            rf"\s*[\[(（【]?{re.escape(code)}[\])）】]?\s*[:：–—-]?\s*", " ", title
        ).strip()
        row = {"code": code, "title": bare or code, "page": ids[page.place]}
        if models.get(page.place):
            row["applies_to"] = models[page.place]
        known = found.codes.get(compact(code))
        if known is None:
            found.codes[compact(code)] = row
            draft.tell(page.file, 1, "code-proposed", f"{code}: {bare}")
        else:
            known.pop("applies_to", None)
            draft.tell(page.file, 1, "code-repeated", f"“{code}” stands on another page too.")


def _codes_of(
    page: DraftPage, table: FoundTable, ids: dict[str, str], found: Proposals, draft: Draft
) -> None:
    column = _column(table, _CODE)
    if column is None or not _are_codes(table, column, 2):
        return
    about = " ".join((*table.header, page.place, next(headings_in(page.text), "")))
    if _TELLING.search(about):
        _take_codes(page, table, column, ids, found, draft)


def _take_codes(
    page: DraftPage,
    table: FoundTable,
    column: int,
    ids: dict[str, str],
    found: Proposals,
    draft: Draft,
) -> None:
    """Propose the codes in a column of a table."""
    rest = [at for at in range(len(table.header)) if at != column]
    title = next(
        (at for at in rest if _CODE_TITLE.search(table.header[at])), rest[0] if rest else -1
    )
    texts = [at for at in rest if at != title and _CODE_TEXT.search(table.header[at])]
    for line, cells in table.rows:
        for code in _split_codes(_cell(cells, column)):
            if compact(code) in found.known[CODES]:
                continue
            words = "; ".join(filter(None, (_cell(cells, at) for at in texts)))
            row = {"code": code, "title": _cell(cells, title) or code, "text": words}
            known = found.codes.get(compact(code))
            if known is None:
                found.codes[compact(code)] = {**row, "page": ids[page.place]}
                draft.tell(page.file, line, "code-proposed", f"{code}: {row['title']}")
            else:
                known.setdefault("text", words)


def _parts_of(
    page: DraftPage, table: FoundTable, models: dict[str, str], found: Proposals, draft: Draft
) -> None:
    column = _column(table, _PART)
    if column is None or not _are_codes(table, column, 4):
        return
    rest = [at for at in range(len(table.header)) if at != column]
    name = next((at for at in rest if _PART_NAME.search(table.header[at])), -1)
    quantity = next((at for at in rest if _QUANTITY.match(table.header[at])), -1)
    callout = next((at for at in rest if _CALLOUT.match(table.header[at])), -1)
    title = _title(page)
    for line, cells in table.rows:
        number = _cell(cells, column)
        is_number = looks_like_code(number) and len(compact(number)) >= 4
        if not is_number or compact(number) in found.known[PARTS]:
            continue
        row = {"number": number, "name": _cell(cells, name), "assembly": title}
        row |= {"quantity": _cell(cells, quantity), "note": _cell(cells, callout)}
        row["applies_to"] = models.get(page.place, "")
        found.parts.append(row)
        draft.tell(page.file, line, "part-proposed", f"{number}: {row['name']}")


def _title(page: DraftPage) -> str:
    return str(page.front.get("title") or next(headings_in(page.text), ""))


def _column(table: FoundTable, pattern: re.Pattern[str]) -> int | None:
    names = [re.sub(r"[\s:：*]+", " ", name).strip() for name in table.header]
    return next((at for at, name in enumerate(names) if pattern.match(name)), None)


def _are_codes(table: FoundTable, column: int, shortest: int) -> bool:
    """Tell whether most cells of a column look like codes."""
    cells = [cell for _, row in table.rows if (cell := _cell(row, column))]
    fitting = [
        cell
        for cell in cells
        if _VALUE.fullmatch(cell) and looks_like_code(cell) and len(compact(cell)) >= shortest
    ]
    return len(fitting) * 2 > len(cells)


def _split_codes(cell: str) -> list[str]:
    pieces = (piece.strip() for piece in re.split(r"[,;/、，；]\s*", cell))
    return [
        piece for piece in pieces if piece and _VALUE.fullmatch(piece) and looks_like_code(piece)
    ]


def _cell(cells: tuple[str, ...], at: int) -> str:
    return cells[at] if 0 <= at < len(cells) else ""


def _csv(kind: str, rows: Iterable[dict[str, str]], own: Content | None) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS[kind], lineterminator="\n", restval="")
    above = own() if own else b""
    if not above:
        writer.writeheader()
    writer.writerows(rows)
    gap = b"" if above[-1:] in (b"", b"\n") else b"\n"
    return above + gap + text.getvalue().encode("utf-8", errors="replace")

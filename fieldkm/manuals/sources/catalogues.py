"""The tables of a source as parts, drawings, codes, causes and tests, with their texts in one
language."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fieldkm.domain.applicability import EVERYTHING, Applicability, parse_applicability
from fieldkm.domain.codes import compact, natural_key
from fieldkm.domain.faults import (
    Cause,
    DiagnosticTest,
    FaultCode,
    LikelyCause,
    Symptom,
    normalised,
)
from fieldkm.domain.manuals import slug
from fieldkm.domain.parts import Callout, Drawing, Part, PartUse
from fieldkm.errors import BadInput
from fieldkm.manuals.compiled import Catalogue
from fieldkm.manuals.sources import tables
from fieldkm.manuals.sources.drawing_files import SvgFile
from fieldkm.manuals.sources.pages import readable
from fieldkm.manuals.sources.source import ManualSource
from fieldkm.manuals.sources.tables import Row, number


def fault_page_id(code: str) -> str:
    """Return the id of the page that is made for a fault code without one, and of its anchor."""
    return f"fault-{slug(code) or 'code'}"


def symptom_page_id(symptom: str) -> str:
    """Return the id of the page that is made for a symptom."""
    return f"symptom-{slug(symptom) or 'id'}"


def applicability(text: str) -> Applicability:
    """Return what `text` says, everything where it is not understood: the check reports that."""
    try:
        return parse_applicability(text)
    except BadInput:
        return EVERYTHING


@dataclass(slots=True)
class _Texts:
    """The translated rows of one table by key; a key's rows are taken in order, the last one
    again."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    taken: Counter[str] = field(default_factory=Counter)

    def following(self, key: str) -> Row:
        """Return the translation of the next row with `key`; an empty row where there is none."""
        rows = self.rows.get(key)
        if not rows:
            return Row(0, {})
        self.taken[key] += 1
        return rows[min(self.taken[key], len(rows)) - 1]


class CatalogueBuilder:
    """Builds the catalogue of one source in every language."""

    def __init__(self, source: ManualSource) -> None:
        self._source = source
        self._code_pages = self._pages_of_codes()

    def catalogue(self, language: str) -> Catalogue:
        """Return the tables with their texts in `language`, else in the first language."""
        parts = tuple(self._parts(language))
        causes = tuple(self._causes(language))
        symptoms = tuple(self._symptoms(language))
        likely = tuple(self._likely(symptoms))
        return Catalogue(
            parts=parts,
            drawings=tuple(self._drawings(parts)),
            codes=tuple(self._codes(language, causes, likely, symptoms)),
            symptoms=symptoms,
            causes=causes,
            likely=likely,
            tests=tuple(self._tests(language)),
        )

    def callouts(self, drawing: str) -> tuple[str, ...]:
        """Return the callouts of a drawing in natural order."""
        spots = [spot[0] for spot in self._spots(drawing)]
        return tuple(sorted({*self._svg(drawing).callouts, *spots}, key=natural_key))

    # ------------------------------------------------------------ parts and drawings

    def _parts(self, language: str) -> Iterator[Part]:
        texts = self._texts(tables.PARTS, "number", language)
        assemblies = self._assemblies(language)
        grouped: dict[str, list[tuple[Row, Row]]] = defaultdict(list)
        for row in self._source.table(tables.PARTS).rows:
            key = compact(row.text("number"))
            if key:
                grouped[key].append((row, texts.following(key)))
        for rows in grouped.values():
            uses = tuple(self._use(row, text, assemblies) for row, text in rows)
            yield Part(
                number=rows[0][0].text("number"),
                name=_first(pair[at].text("name") for at in (1, 0) for pair in rows),
                manual=self._source.info.id,
                uses=uses,
                replaced_by=_first(row.text("replaced_by") for row, _ in rows),
                alternates=tuple(
                    dict.fromkeys(n for row, _ in rows for n in row.items("alternates"))
                ),
                procedure=_first(row.text("procedure") for row, _ in rows),
            )

    def _use(self, row: Row, text: Row, assemblies: dict[str, str]) -> PartUse:
        drawing, callout = row.text("drawing"), row.text("callout")
        assembly = row.text("assembly")
        return PartUse(
            assembly=text.text("assembly") or assemblies.get(assembly, assembly),
            quantity=round(number(row.text("quantity")) or 1),
            callout=Callout(drawing, callout) if drawing and callout else None,
            note=text.text("note") or row.text("note"),
            applies_to=applicability(row.text("applies_to")),
        )

    def _assemblies(self, language: str) -> dict[str, str]:
        """Return the names of assemblies in `language`, for the rows that are not translated."""
        texts = self._texts(tables.PARTS, "number", language)
        names: dict[str, str] = {}
        for row in self._source.table(tables.PARTS).rows:
            translated = texts.following(compact(row.text("number"))).text("assembly")
            if translated:
                names.setdefault(row.text("assembly"), translated)
        return names

    def _drawings(self, parts: Iterable[Part]) -> Iterator[Drawing]:
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for part in parts:
            for use in part.uses:
                if use.callout and use.assembly:
                    names[use.callout.drawing][use.assembly] += 1
        for drawing in sorted(self._source.drawings, key=natural_key):
            common = names[drawing].most_common(1)
            svg = self._svg(drawing)
            yield Drawing(
                id=drawing,
                title=common[0][0] if common else svg.title or readable(drawing),
                file=self._source.drawings[drawing],
                callouts=self.callouts(drawing),
                spots=self._spots(drawing),
            )

    def _svg(self, drawing: str) -> SvgFile:
        """Return what a drawing's SVG says; nothing for a bitmap and for one that is not there."""
        return self._source.svg_files.get(self._source.drawings.get(drawing, ""), SvgFile())

    def _spots(self, drawing: str) -> tuple[tuple[str, float, float], ...]:
        spots = []
        for row in self._source.table(tables.CALLOUTS).rows:
            x, y = number(row.text("x")), number(row.text("y"))
            if row.text("drawing") == drawing and x is not None and y is not None:
                spots.append((row.text("callout"), x, y))
        return tuple(spots)

    # ------------------------------------------------------------ faults

    def _causes(self, language: str) -> Iterator[Cause]:
        for row, text in self._unique_rows(tables.CAUSES, "id", language):
            yield Cause(
                id=row.text("id"),
                title=text.text("title") or row.text("title") or readable(row.text("id")),
                remedy=text.text("remedy") or row.text("remedy"),
                procedure=row.text("procedure"),
                part=row.text("part"),
                minutes=max(number(row.text("minutes")) or 0.0, 0.0),
                access=text.items("access") or row.items("access"),
            )

    def _symptoms(self, language: str) -> Iterator[Symptom]:
        for row, text in self._unique_rows(tables.SYMPTOMS, "id", language):
            title = text.text("title") or row.text("title") or readable(row.text("id"))
            yield Symptom(row.text("id"), title, text.items("words") or row.items("words"))

    def _likely(self, symptoms: Iterable[Symptom]) -> Iterator[LikelyCause]:
        names = {symptom.id: symptom.id for symptom in symptoms}
        codes: dict[str, str] = {}
        for row in self._source.table(tables.CODES).rows:
            codes.setdefault(compact(row.text("code")), row.text("code"))
        for row in self._source.table(tables.FAULTS).rows:
            of, cause = row.text("code"), row.text("cause")
            weight = number(row.text("likelihood") or "1")
            if of and cause and weight is not None:
                known = names.get(of) or codes.setdefault(compact(of), of)
                yield LikelyCause(known, cause, weight)

    def _codes(
        self,
        language: str,
        causes: Iterable[Cause],
        likely: tuple[LikelyCause, ...],
        symptoms: Iterable[Symptom],
    ) -> Iterator[FaultCode]:
        titles = {cause.id: cause.title for cause in causes}
        pages = self._source.pages_in(language)
        own = self._source.pages_in(self._source.info.languages[0])
        by_code: dict[str, list[LikelyCause]] = defaultdict(list)
        for item in likely:
            by_code[compact(item.of)].append(item)
        texts = self._texts(tables.CODES, "code", language)
        for row in self._code_rows({symptom.id for symptom in symptoms}):
            code = row.text("code")
            key = compact(code)
            text = texts.following(key)
            page = self._page_of_code(key, code, row.text("page"))
            authored = pages.get(page) or own.get(page)
            likeliest = normalised(by_code[key])
            title = _first(
                (
                    text.text("title") or row.text("title"),
                    authored.head.title if authored else "",
                    titles.get(likeliest[0][0], "") if likeliest else "",
                    code,
                )
            )
            body = text.text("text") or row.text("text")
            yield FaultCode(code, title, body, page, applicability(row.text("applies_to")))

    def _code_rows(self, symptoms: set[str]) -> Iterator[Row]:
        """Yield one row for each code: those of codes.csv first, then what else names a code."""
        seen = set()
        rows = list(self._source.table(tables.CODES).rows)
        others = [row.text("code") for row in self._source.table(tables.FAULTS).rows]
        others = [code for code in others if code not in symptoms]
        others += [code for page in self._source.pages for code in page.head.codes]
        rows += [Row(0, {"code": code}) for code in sorted(set(others), key=natural_key)]
        for row in rows:
            key = compact(row.text("code"))
            if key and key not in seen:
                seen.add(key)
                yield row

    def _pages_of_codes(self) -> dict[str, str]:
        pages: dict[str, str] = {}
        for page in self._source.pages:
            for code in page.head.codes:
                pages.setdefault(compact(code), page.head.id)
        return pages

    def _page_of_code(self, key: str, code: str, stated: str) -> str:
        known = self._source.pages_in(self._source.info.languages[0])
        if stated in known:
            return stated
        by_alias = next(
            (page.head.id for page in known.values() if stated in page.head.aliases), ""
        )
        return by_alias or self._code_pages.get(key) or fault_page_id(code)

    def _tests(self, language: str) -> Iterator[DiagnosticTest]:
        texts = self._texts(tables.TESTS, "id", language)
        grouped: dict[str, list[Row]] = defaultdict(list)
        for row in self._source.table(tables.TESTS).rows:
            if row.text("id"):
                grouped[row.text("id")].append(row)
        for test, rows in grouped.items():
            chances = {row.text("cause"): number(row.text("p")) for row in rows}
            question = texts.following(test).text("question")
            yield DiagnosticTest(
                id=test,
                question=question or _first(row.text("question") for row in rows) or readable(test),
                minutes=max((number(row.text("minutes")) or 0.0 for row in rows), default=0.0),
                p_yes={
                    cause: p
                    for cause, p in chances.items()
                    if cause and p is not None and 0 <= p <= 1
                },
            )

    # ------------------------------------------------------------ rows

    def _texts(self, kind: str, key: str, language: str) -> _Texts:
        texts = _Texts()
        if language != self._source.info.languages[0]:
            for row in self._source.table(kind, language).rows:
                texts.rows[_row_key(key, row)].append(row)
        return texts

    def _unique_rows(self, kind: str, key: str, language: str) -> Iterator[tuple[Row, Row]]:
        texts = self._texts(kind, key, language)
        seen = set()
        for row in self._source.table(kind).rows:
            name = row.text(key)
            if name and name not in seen:
                seen.add(name)
                yield row, texts.following(_row_key(key, row))


def _row_key(key: str, row: Row) -> str:
    return compact(row.text(key)) if key in ("number", "code") else row.text(key)


def _first(texts: Iterable[str]) -> str:
    """Return the first text that is not empty."""
    return next((text for text in texts if text), "")

"""From things in their order to hits: the reader's language, snippet, marks and reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from fieldkm.domain.applicability import Verdict
from fieldkm.domain.finding import Hit, Query
from fieldkm.search.columns import LANGUAGE
from fieldkm.search.findings import Findings
from fieldkm.search.narrowing import verdict_for
from fieldkm.search.ranking import Groups
from fieldkm.search.snapshot import Snapshot
from fieldkm.search.snippets import Mark, Marker, Snippet, merged


@dataclass(frozen=True, slots=True)
class Answering:
    """Makes hits of what one query found; `reasons` is term -> why it was searched for at all."""

    snapshot: Snapshot
    groups: Groups
    findings: Findings
    query: Query
    marker: Marker
    reasons: Mapping[str, str]

    def hit(self, thing: int) -> Hit:
        """Return the hit for a thing that was found."""
        group = self._best_group(thing)
        matched = self._best_unit(group)
        shown = self._in_readers_language(thing, matched)
        unit = self.snapshot.unit(shown)
        text = self.marker.snippet(unit.body)
        if shown != matched and not text.terms:
            text = self.marker.snippet(self.snapshot.unit(matched).body)
        in_title = self.marker.marks(unit.title)
        in_heading = self.marker.marks(unit.heading)
        has_code = group in self.findings.codes
        return Hit(
            kind=unit.kind, thing=unit.thing, manual=unit.manual, language=unit.language,
            title=unit.title, heading=unit.heading, anchor=unit.anchor, source=unit.source,
            snippet=text.text, marks=text.marks, title_marks=merged(in_title),
            score=float(self.findings.of_things[thing]),
            why=self._why(has_code, in_title, in_heading, text),
            certain=verdict_for(unit.applies_to, self.query.machine) is not Verdict.UNKNOWN,
            state=unit.state,
        )  # fmt: skip

    def _is_readers(self, group: int) -> bool:
        language: str = self.snapshot.names[self.groups.languages[group]]
        return language == self.query.language

    def _best_group(self, thing: int) -> int:
        """Return the thing in the reader's language if it was found in it, else in the best one."""
        scores = self.findings.of_groups
        found = [group for group in self.groups.of_thing(thing) if scores[group] > 0]
        if len(found) == 1:
            return found[0]
        return max(found, key=lambda group: (self._is_readers(group), scores[group]))

    def _best_unit(self, group: int) -> int:
        """Return the section that opens: with the code that was typed, else with the best score."""
        if group in self.findings.codes:
            return self.findings.codes[group].unit
        units = self.groups.units(group)
        scores = self.findings.of_units[units] * self.findings.allowed[units]
        return int(units[np.argmax(scores)])

    def _in_readers_language(self, thing: int, matched: int) -> int:
        """Return the same section in the reader's language where there is one."""
        snapshot = self.snapshot
        if snapshot.names[snapshot.names_of[matched, LANGUAGE]] == self.query.language:
            return matched
        for group in self.groups.of_thing(thing):
            if self._is_readers(group):
                return self._counterpart(matched, self.groups.units(group).tolist())
        return matched

    def _counterpart(self, matched: int, units: list[int]) -> int:
        """Return the unit with the same anchor, else the one at the same place, else `matched`."""
        snapshot = self.snapshot
        anchor = snapshot.unit(matched).anchor
        same_place = [u for u in units if snapshot.ordinals[u] == snapshot.ordinals[matched]]
        for unit in (*same_place, *units):
            if anchor and snapshot.unit(unit).anchor == anchor:
                return unit
        return next(iter(same_place), matched)

    def _why(
        self, has_code: bool, in_title: list[Mark], in_heading: list[Mark], text: Snippet
    ) -> tuple[str, ...]:
        where = {"code": has_code, "title": in_title, "heading": in_heading, "body": text.terms}
        reasons = [place for place, found in where.items() if found]
        terms = text.terms.union(mark.term for mark in (*in_title, *in_heading))
        reasons += dict.fromkeys(why for term, why in self.reasons.items() if term in terms)
        return tuple(reasons)

"""Parts: numbers, where they are used, what replaces them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fieldkm.domain.applicability import EVERYTHING, Applicability
from fieldkm.domain.codes import compact


@dataclass(frozen=True, slots=True)
class Callout:
    """The item number on a drawing; `number` is as printed."""

    drawing: str
    number: str


@dataclass(frozen=True, slots=True)
class PartUse:
    """One place where a part is used: an assembly, how many, and its callout if the drawing shows
    it.
    """

    assembly: str
    quantity: int = 1
    callout: Callout | None = None
    note: str = ""
    applies_to: Applicability = EVERYTHING


@dataclass(frozen=True, slots=True)
class Part:
    """A part with every place where it is used. Texts are in one language; `manual` is where it is
    listed.
    """

    number: str
    name: str
    manual: str
    uses: tuple[PartUse, ...] = ()
    replaced_by: str = ""
    alternates: tuple[str, ...] = ()
    procedure: str = ""

    @property
    def drawn_use(self) -> PartUse | None:
        """Return the first use that a callout shows."""
        return next((use for use in self.uses if use.callout), None)

    @property
    def callout(self) -> Callout | None:
        """Return the first callout that shows the part."""
        return self.drawn_use.callout if self.drawn_use else None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of an assembly. `file` is its path in the manual; `spots` gives the callouts of a
    bitmap as pixels from the top left (empty for SVG, where the elements `callout-<n>` are the
    places).
    """

    id: str
    title: str
    file: str
    callouts: tuple[str, ...] = ()
    spots: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Supersession:
    """The way from an old number to the one to order now; `chain` has every number, the asked one
    first.
    """

    chain: tuple[str, ...]
    is_loop: bool = False

    @property
    def current(self) -> str:
        """Return the number to order; in a loop the one that was asked for."""
        return self.chain[0] if self.is_loop else self.chain[-1]


def supersession(number: str, replaced_by: Mapping[str, str]) -> Supersession:
    """Follow `replaced_by` (compact number -> number as printed) from `number` to its end or to a
    loop.
    """
    chain, seen = [number], {compact(number)}
    while following := replaced_by.get(compact(chain[-1]), ""):
        if compact(following) in seen:
            return Supersession((*chain, following), is_loop=True)
        chain.append(following)
        seen.add(compact(following))
    return Supersession(tuple(chain))


def replacements(parts: Iterable[Part]) -> dict[str, str]:
    """Return compact number -> the number that replaces it, for the parts that are replaced."""
    return {compact(part.number): part.replaced_by for part in parts if part.replaced_by}

"""The warnings and cautions of S1000D that steps name by an id: in the data module itself, or in a
repository that many modules share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fieldkm.domain.manuals import Signal
from fieldkm.manuals.importers.documents.alarm_marks import alarm
from fieldkm.manuals.importers.documents.s1000d_text import ModuleText, Nodes
from fieldkm.manuals.importers.documents.source_xml import below, first, line_of
from fieldkm.manuals.markup.tree import Element

REPOSITORIES = frozenset({"commonRepository", "techRepository"})
_SIGNALS = {"warning": Signal.WARNING, "caution": Signal.CAUTION}

Repository = Mapping[tuple[Signal, str], Element]
"""Shared warnings and cautions by their numbers."""


def repository_of(modules: Iterable[Element]) -> Repository:
    """Return the warnings and cautions that data modules hold for others."""
    found: dict[tuple[Signal, str], Element] = {}
    for module in modules:
        for spec in below(module, "warningSpec", "cautionSpec"):
            name = spec.tag.removesuffix("Spec")
            ident = first(spec, f"{name}Ident")
            number = ident.get(f"{name}IdentNumber") if ident is not None else ""
            found.setdefault((_SIGNALS[name], number), spec)
    return found


@dataclass(frozen=True, slots=True)
class _Named:
    """What an id of a module stands for; a text that is not among the files is None."""

    signal: Signal
    number: str
    content: Element | None


class AlarmBook:
    """The warnings and cautions that the steps of one data module may name."""

    def __init__(self, text: ModuleText, module: Element, repository: Repository) -> None:
        self._text = text
        self._named = {element.get("id"): named for element, named in _named_in(module, repository)}

    def of(self, element: Element) -> Nodes:
        """Return the dangers that an element names by their ids; one whose text is missing is still
        there, so that nobody works as if there were none."""
        out: Nodes = []
        for name, signal in _SIGNALS.items():
            for reference in element.get(f"{name}Refs").split():
                key = reference.lstrip("#")
                out.append(self._alarm(key, self._named.get(key), signal, element))
        return out

    def _alarm(self, key: str, named: _Named | None, signal: Signal, element: Element) -> Element:
        if named is not None and named.content is not None:
            return alarm(named.signal, self._text.blocks(named.content))
        number = named.number if named else key
        message = f"The text of the {signal.value} “{number}” is not among the files."
        self._text.tell(line_of(element), "warning-missing", message)
        return alarm(signal, [Element("p", {}, [message])])


def _named_in(module: Element, repository: Repository) -> Iterator[tuple[Element, _Named]]:
    for element in below(module, "warning", "caution", "warningRef", "cautionRef"):
        signal = _SIGNALS[element.tag.removesuffix("Ref")]
        if element.tag in _SIGNALS:
            yield element, _Named(signal, element.get("id"), element)
        else:
            number = element.get(f"{signal.value}IdentNumber")
            yield element, _Named(signal, number, repository.get((signal, number)))

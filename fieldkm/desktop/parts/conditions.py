"""For which machines a part is, in the reader's language; the words that mark a row for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fieldkm.desktop.parts.assemblies import Row
from fieldkm.domain.applicability import Applicability, SerialRange, Verdict


def condition_words(condition: Applicability) -> str:
    """Return `MX-430; serial from MA200000; with MK-7`; empty where the condition is met by all."""
    with_kit = QCoreApplication.translate("Conditions", "with {kit}")
    without_kit = QCoreApplication.translate("Conditions", "without {kit}")
    words = [", ".join(condition.models)] if condition.models else []
    words += [_serials(serials) for serials in condition.serials]
    words += [with_kit.format(kit=kit) for kit in condition.needs]
    words += [without_kit.format(kit=kit) for kit in condition.excludes]
    return "; ".join(words)


def verdict_words(row: Row) -> str:
    """Return what must be known of a part before it is ordered for the machine at hand."""
    condition = condition_words(row.line.use.applies_to)
    match row.verdict:
        case Verdict.DOES_NOT:
            text = QCoreApplication.translate(
                "Conditions", "Not for this machine, only for: {condition}"
            )
        case Verdict.UNKNOWN:
            text = QCoreApplication.translate("Conditions", "Check the machine: {condition}")
        case _:
            return ""
    return text.replace("{condition}", condition)


def _serials(serials: SerialRange) -> str:
    if serials.first == serials.last:
        text = QCoreApplication.translate("Conditions", "serial {first}")
    elif not serials.first:
        text = QCoreApplication.translate("Conditions", "serial up to {last}")
    elif not serials.last:
        text = QCoreApplication.translate("Conditions", "serial from {first}")
    else:
        text = QCoreApplication.translate("Conditions", "serial {first} to {last}")
    return text.replace("{first}", serials.first).replace("{last}", serials.last)

"""What a check has found, in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fieldkm.domain.checking import Finding
from fieldkm.errors import filled


def finding_text(finding: Finding) -> str:
    """Return what is wrong; in English where nobody has translated it."""
    template = finding.template
    translated = QCoreApplication.translate("findings", template)
    if translated == template:  # some speak of a value as the error does that refuses it
        translated = QCoreApplication.translate("errors", template)
    return filled(translated, dict(finding.details))

"""A page as it is given to the page view: under its title, or a word that it cannot be shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fieldkm.desktop.manual.page_html import can_be_laid_out, titled_page


def readable_page(title: str, html: str) -> str:
    """Return a compiled page as HTML; what would stop the window is left out, and that is said."""
    if can_be_laid_out(html):
        return titled_page(title, html)
    words = QCoreApplication.translate(
        "ReadablePage", "This page cannot be shown: its tables are built wrongly."
    )
    return titled_page(title, f"<p>{words}</p>")

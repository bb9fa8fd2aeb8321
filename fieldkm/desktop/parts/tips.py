"""Tooltips of texts that come from manuals: Qt would read markup in them."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """Return `text` as a tooltip that shows it as it is, wrapped where it is long."""
    return f"<span>{escape(text).replace(chr(10), '<br>')}</span>" if text else ""

"""Markdown as authors write it, read into a clean tree: layout, dialect, sanitising, headings,
alarms."""

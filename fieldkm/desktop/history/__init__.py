"""Timelines and warnings: what has happened, and what must be known before going in."""

"""Histories in which whatever can fail does: in process by the thousand, and over HTTP."""

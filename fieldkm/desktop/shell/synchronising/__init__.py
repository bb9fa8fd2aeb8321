"""Syncing in the background, and how this laptop stands to its server."""

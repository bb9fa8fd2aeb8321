"""Packs: written, signed, installed on the shelf, read."""

"""Importers: foreign documentation and lists of fault codes, carried over into a manual's
folder."""

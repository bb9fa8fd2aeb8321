"""Manuals: Markdown sources checked and compiled into signed packs; packs installed and read;
importers.
"""

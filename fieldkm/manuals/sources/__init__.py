"""A manual as its author keeps it: folder, pages, tables, read with what is wrong in them."""

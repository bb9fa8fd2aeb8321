"""Search: Whoosh keeps the postings, numpy ranks them, and everything else is a sorted list."""

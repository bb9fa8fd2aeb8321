"""Benchmarks beside a peer in the same run; each returns rows of ratios."""

"""A source made into what a pack carries."""

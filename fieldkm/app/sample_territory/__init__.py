"""A territory that never was, with all that a laptop holds of it, drawn from a seed."""

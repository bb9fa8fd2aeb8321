"""Incidents: the list of those who work them off, and one of them with all that was done."""

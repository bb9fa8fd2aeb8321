"""The small panel in which an incident is written down, from wherever one is."""

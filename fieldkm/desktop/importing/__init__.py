"""The screen on which documentation becomes a manual."""

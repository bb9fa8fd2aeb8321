"""Fixes as every screen shows them: words, a card, a panel, what is known for what is shown."""

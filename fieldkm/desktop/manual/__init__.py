"""The Manuals screen: contents, pages with steps to tick, notes, find, print, related things."""

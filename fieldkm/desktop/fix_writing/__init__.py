"""The Write a fix screen: a draft as it is typed, its photos, what it looks like."""

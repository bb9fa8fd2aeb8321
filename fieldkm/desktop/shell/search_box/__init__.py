"""The one search box: what is typed, what is found, and how it is listed."""

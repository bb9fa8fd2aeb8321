"""Installing a pack: chosen from a file dialog or dropped onto the window."""

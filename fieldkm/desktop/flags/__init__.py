"""The Reported errors screen: what readers found wrong in manuals and fixes, and the answers."""

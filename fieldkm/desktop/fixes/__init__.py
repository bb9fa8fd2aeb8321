"""The Fixes screen: what is known, listed, read and written."""

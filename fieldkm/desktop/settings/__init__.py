"""The screen on which the user chooses how fieldkm looks and what is installed."""

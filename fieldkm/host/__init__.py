"""The machine we run on: paths, settings, logs, clock, packaged resources."""

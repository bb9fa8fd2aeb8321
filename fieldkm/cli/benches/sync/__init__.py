"""The synchronisation beside what it cannot be quicker than, and what it must be quicker than."""

"""The Visit screen: the form that is filled while working, its close, and the report."""

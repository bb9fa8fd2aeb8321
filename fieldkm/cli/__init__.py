"""The command line: thin commands over the use cases; each is loaded only when it is called."""

"""Where links lead: by meaning, by path, and those that running text holds without saying so."""

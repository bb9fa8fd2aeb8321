"""The central server: where every laptop's work comes together."""

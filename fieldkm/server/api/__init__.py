"""The server's door to the network: one router a noun."""

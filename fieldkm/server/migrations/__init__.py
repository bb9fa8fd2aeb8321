"""The history of the server's database."""

"""The history of the laptop's database."""

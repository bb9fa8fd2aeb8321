"""The trade: frozen dataclasses and rules, without any input or output."""

"""The machine at hand, chosen from a serial number or a model."""

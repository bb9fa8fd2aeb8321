"""Customers, machines and visits of another system, brought in from a folder of CSV files."""

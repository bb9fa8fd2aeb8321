"""fieldkm: the repair manual, every known fix and the customer's history, offline on a technician's
laptop.
"""

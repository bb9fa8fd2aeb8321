"""Structure that a foreign page lost or never had: titles, steps, alarms, codes, links."""

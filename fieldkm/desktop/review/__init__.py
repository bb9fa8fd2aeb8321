"""The Review screen: what waits for a decision, one fix with its difference and evidence."""

"""The Fault codes screen: every code and symptom of the machine at hand, found in any spelling."""

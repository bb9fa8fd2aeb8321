"""The first screen: the machine at hand, where the reader was, what is installed."""

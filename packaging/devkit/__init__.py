"""What packaging/dev.py is made of. Standard library only, Python 3.11 to 3.13."""

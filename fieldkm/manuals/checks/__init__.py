"""What can be wrong with a manual, one module for each kind of thing that is looked at."""

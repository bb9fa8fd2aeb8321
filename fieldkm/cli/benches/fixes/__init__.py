"""The life of a fix, measured: likely duplicates, submitting, the review desk."""

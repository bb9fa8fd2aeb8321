"""Building, signing and installing a manual from its folder."""

"""The Customers screen: find one, and all that is known of it on one page."""

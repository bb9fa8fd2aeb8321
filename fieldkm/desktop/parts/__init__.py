"""The Parts screen: drawing, parts list and the card of a part, and the ways between them."""

"""The Write a manual screen: pages of the source, the one being edited as it is read, findings."""

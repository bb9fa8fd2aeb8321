"""Pictures of manuals: what a file really holds, made fit for a pack or refused."""

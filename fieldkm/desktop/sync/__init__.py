"""The Sync screen: sign-in, what waits, what was rejected, conflicts, what lies here."""

"""The laptop's side of the conversation with the server: transport, push, pull, blobs, packs."""

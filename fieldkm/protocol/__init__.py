"""What travels between laptop and server: kinds, payloads, operations, envelopes, problem codes."""

"""Sites of Markdown: what the configuration of each generator says, and its own syntax."""

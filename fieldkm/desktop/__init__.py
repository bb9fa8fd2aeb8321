"""The window: Qt Widgets over the use cases of `app`; a screen is a folder."""

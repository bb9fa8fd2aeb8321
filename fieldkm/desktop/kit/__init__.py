"""What all screens share: theme, icons, buttons, cards, notices, slow work, and the screen."""

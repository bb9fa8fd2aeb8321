"""The Machine screen, the cockpit: all that is known of one machine before the door opens."""

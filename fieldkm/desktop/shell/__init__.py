"""The frame around the screens: rail, top bar, search box, machine at hand, status strip."""

"""Use cases by noun, without Qt: all that a technician can do, for the desktop and for scripts
alike.
"""

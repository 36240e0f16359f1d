"""Finders: one kind of thing in a text each, as frozen hits with offsets. Pure functions of strings."""

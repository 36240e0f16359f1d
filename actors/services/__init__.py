"""Acts on reference data and accounts."""

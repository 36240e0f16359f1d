"""Pages of commitments and states."""

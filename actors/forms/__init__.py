"""What people type about themselves and administrators about people."""

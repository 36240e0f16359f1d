"""Acts on documents, runs and questions: each checks, writes and remembers in one transaction."""

"""From structured text to records: document head, events, instruments, commitments."""

"""What the index's command line shows: JSON for programs, progress for people."""

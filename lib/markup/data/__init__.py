"""Blocks about the state of the data: sources, and what to mend."""

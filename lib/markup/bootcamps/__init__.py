"""Blocks about bootcamps: timeline, detail, recommendations, commitments."""

"""Impulso Digital: from partners' sheets to one snapshot, and from the snapshot to everything that shows it."""

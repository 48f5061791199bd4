"""Blocks about hubs: table, order, summary."""

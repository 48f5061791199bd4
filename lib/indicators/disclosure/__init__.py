"""Disclosure control: which cells are hidden so that no small count can be worked out."""

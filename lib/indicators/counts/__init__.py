"""Counts of people and of other things as cells, and the tables published from them."""

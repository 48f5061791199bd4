"""Indicators that a programme declares: compiled to published counts, protected with all others, and read from them."""

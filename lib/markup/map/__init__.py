"""The map: outlines, symbols, labels, and the picture made of them."""

"""A grid to typed rows: the header, kinds of rows, and each row by its model."""

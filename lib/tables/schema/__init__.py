"""One model per table, and the columns and choices that partners keep."""

"""Workbooks in files, of every kind that partners send, to grids."""

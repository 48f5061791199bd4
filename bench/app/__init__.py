"""The same page in several idioms: 8 figures, 3 charts, a map and a table of 5,000 rows."""

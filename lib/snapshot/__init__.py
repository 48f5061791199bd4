"""Everything that may be shown of one reading, with one id."""

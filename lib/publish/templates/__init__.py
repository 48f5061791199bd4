"""The workbooks that partners fill in."""

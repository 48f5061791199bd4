"""A programme's own texts in place of ours."""

"""Places from disk: states, municipalities, localities and their outlines."""

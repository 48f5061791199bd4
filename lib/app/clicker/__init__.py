"""A phone as clicker of the stage: rooms in memory, and the one path that takes a POST."""

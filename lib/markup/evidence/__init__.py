"""Charts as data: what is in each, before anybody draws it."""

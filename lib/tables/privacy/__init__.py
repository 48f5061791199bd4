"""What looks like a person, and is therefore refused."""

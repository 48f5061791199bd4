"""What is said of each finding, with its place and what to do."""

"""What is taken to a meeting about one state: its sheet, its map as a picture, and three slides, in one file."""

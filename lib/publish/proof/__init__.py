"""What lets anyone prove that a file is whole and whose it is: a signed token in each format's own metadata."""

"""What can be taken away: files and documents made from the public part of one snapshot."""

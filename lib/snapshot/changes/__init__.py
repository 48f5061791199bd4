"""What differs between snapshots, and how figures moved."""

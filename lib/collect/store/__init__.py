"""What is kept: readings, snapshots, freezes; SQLite and PostgreSQL alike."""

"""What a programme adds of its own: columns, tables and indicators, each declared in its file."""

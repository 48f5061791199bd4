"""What a reader of published tables could work out, and what may therefore be published."""

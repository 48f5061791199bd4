"""What operators are told: health and metrics."""

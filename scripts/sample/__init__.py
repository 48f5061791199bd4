"""The embedded sample: an invented programme that agrees with itself, at closing, midway and early."""

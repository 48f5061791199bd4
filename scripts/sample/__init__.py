"""The embedded sample: an invented programme that agrees with itself, at closing and midway."""

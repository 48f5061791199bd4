"""Raw grid to typed rows and findings. One pydantic model per table."""

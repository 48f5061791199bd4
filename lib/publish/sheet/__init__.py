"""A state's sheet as a PDF."""

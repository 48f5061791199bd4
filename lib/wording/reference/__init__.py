"""Definitions, the data dictionary, citations and reports."""

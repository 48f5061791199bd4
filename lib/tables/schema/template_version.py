"""Which version of the template the tables are laid out for."""

from datetime import date

TEMPLATE_VERSION = "1.0"
"""What the cover's `plantilla` says in a workbook made from the present template. Raise it when a column changes."""

TEMPLATE_SINCE = date(2026, 11, 23)
"""The day this version was settled: files made from it bear this day, so that the same version gives the same bytes."""

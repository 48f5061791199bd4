"""Typed rows to figures and published tables, protected against small counts."""

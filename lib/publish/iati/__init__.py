"""Declared indicators as IATI results: the XML in which aid programmes tell what they reached."""

"""The stage: slides made from one snapshot, and the one file that shows them and cannot fail."""

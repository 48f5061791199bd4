"""Parts of `scripts/build_geography.py`: sources, projection, coverage and the files written."""

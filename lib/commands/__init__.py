"""What the operators' commands do, one module for each matter; `lib/__main__.py` reads their options."""

"""What the operators' commands do, one module for each matter; `command_line.py` reads their options."""

"""What the programme is: partners, workbooks, places, age bands, targets and thresholds."""

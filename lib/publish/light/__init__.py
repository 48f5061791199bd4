"""The light pages: the dashboard as plain files, made once for each snapshot, to be read over any link."""

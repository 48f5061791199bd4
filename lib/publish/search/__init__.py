"""What can be searched for: one small file of a snapshot in a language, the page that lists it, and the script."""

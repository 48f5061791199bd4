"""One state: its page and the sheet to print."""

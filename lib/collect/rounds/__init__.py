"""Reading every source again and again: who is due, what is believed, what is published."""

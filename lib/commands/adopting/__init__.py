"""`python -m lib new`: asking for a programme of somebody else, and writing it."""

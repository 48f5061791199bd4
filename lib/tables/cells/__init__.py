"""One cell at a time: text in, a value, a note or a refusal out."""

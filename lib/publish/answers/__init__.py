"""What programs that ask in words are answered: published figures, each with its sentence, source, date and cut."""

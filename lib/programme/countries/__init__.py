"""What is known of a country: the files of its folder in `data/countries`, and what they hold."""

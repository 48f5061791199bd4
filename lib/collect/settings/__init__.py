"""What the environment, the programme file and the clock say."""

"""Who is looking, who vouches for it, and what she may see."""

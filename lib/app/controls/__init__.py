"""What a viewer chooses with: filters, history, downloads, walks. Each keeps its choice in the address."""

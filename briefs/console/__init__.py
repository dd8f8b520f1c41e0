"""What the person at the terminal sees, and what a machine reads instead."""

"""What is to be made, and the making of it; what the commands that make nothing find out."""

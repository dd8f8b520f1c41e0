"""Live preview: a server on this machine that shows the briefs in a browser as their files are saved."""

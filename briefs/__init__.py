"""Policy briefs that print nothing they cannot trace to a quoted source."""

__version__ = "0.1.0"

"""The audiences of a project, each completed by its parents, and the look that all of them share."""

from .inheriting import audiences, load_audience
from .loaded_words import load_loaded_words
from .look import load_look

__all__ = ["audiences", "load_audience", "load_loaded_words", "load_look"]

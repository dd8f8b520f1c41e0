"""Strict YAML with the line and column of every key and value."""

from .collector import collector_paused
from .located import Located, Map, Seq, Value, overlaid
from .reader import read_yaml

__all__ = ["Located", "Map", "Seq", "Value", "collector_paused", "overlaid", "read_yaml"]

"""The shape of everything that authors write, as frozen models.

A model is loaded when it is asked for: a command that finds nothing changed reads `briefs.yaml` and no other file.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .base import Model
    from .facts import (
        Actor,
        Derived,
        Dimension,
        Discrepancy,
        Evidence,
        Fact,
        FactFile,
        Gap,
        Importance,
        Measure,
        Source,
        Status,
    )
    from .project import Ignored, ProjectFile
    from .templates import AudienceFile, Clearance, LabelsFile, LoadedWord, LoadedWordsFile, Section, ThemeFile
    from .times import PartialDate, Time

__all__ = [
    "Actor",
    "AudienceFile",
    "Clearance",
    "Derived",
    "Dimension",
    "Discrepancy",
    "Evidence",
    "Fact",
    "FactFile",
    "Gap",
    "Ignored",
    "Importance",
    "LabelsFile",
    "LoadedWord",
    "LoadedWordsFile",
    "Measure",
    "Model",
    "PartialDate",
    "ProjectFile",
    "Section",
    "Source",
    "Status",
    "ThemeFile",
    "Time",
]

#: Where the models are, in the order in which one builds on another.
_HOMES = ("base", "project", "times", "templates", "facts")


def __getattr__(name: str) -> Any:
    if name in __all__:
        for home in _HOMES:
            module = import_module(f"{__name__}.{home}")
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(name)

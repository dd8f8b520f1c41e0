"""The shape of everything that authors write, as frozen models."""

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
from .project import (
    AudienceFile,
    Clearance,
    Ignored,
    LabelsFile,
    LoadedWord,
    LoadedWordsFile,
    ProjectFile,
    Section,
    ThemeFile,
)
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

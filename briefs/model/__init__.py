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
from .project import AudienceFile, Ignored, LabelsFile, ProjectFile, Section, ThemeFile
from .times import PartialDate, Time

__all__ = [
    "Actor",
    "AudienceFile",
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

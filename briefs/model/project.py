"""`briefs.yaml`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .base import Id, Language, Model, Text


class Ignored(Model):
    """A warning that the project accepts, and why; `path` narrows it to one file."""

    code: Text
    reason: Text
    path: Text | None = None


class ProjectFile(Model):
    format: Literal["1"]
    languages: tuple[Language, ...] = Field(("en",), min_length=1)
    audiences: tuple[Id, ...] | None = None
    ignore: tuple[Ignored, ...] = ()

"""Puts templates and the shipped example into the wheel; an editable install uses the checkout's own."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ExampleBuildHook(BuildHookInterface):
    """Maps what stands at the top of the checkout to `briefs/data`, where `briefs.resources` looks second."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            for name in ("templates", "facts", "seeds", "briefs.yaml"):
                build_data["force_include"][name] = f"briefs/data/{name}"

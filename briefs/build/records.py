"""The manifest of an output folder while a build goes on, compared with what lies there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefs import manifest
from briefs.files import write_atomically
from briefs.problems import Findings
from briefs.project import Project
from briefs.rebuild import Kind, Reason, Trace

from .now import Now
from .targets import OutputType, Target, shown
from .tools import tools_for

#: The manifest is written when this many outputs are not in it yet, or an eighth of all, and at the end.
_SAVE_AFTER = 16


class Records:
    """What is known of the outputs in `folder`."""

    def __init__(self, project: Project, folder: Path) -> None:
        self._project = project
        self._folder = folder
        self._now = Now(project, folder)
        self._traces = manifest.load(folder)
        self._unsaved = 0

    def shown(self, target: Target, type: OutputType) -> str:
        """The path of an output as it is shown."""
        return shown(self._project, self._folder / target.output(type))

    def why(self, target: Target, type: OutputType) -> tuple[Reason, ...]:
        """Why an output is to be made again; empty where it is up to date."""
        return self._now.why(target, type, self._traces.get(target.output(type)))

    def checked(self, target: Target) -> Findings | None:
        """The warnings of a brief that passed all checks in a build, None where anything it was made from changed."""
        for type in OutputType:
            trace = self._traces.get(target.output(type))
            reasons = self._now.why(target, type, trace)
            if trace is not None and all(reason.kind is Kind.OUTPUT for reason in reasons):
                return trace.warnings
        return None

    def warnings(self, target: Target, type: OutputType) -> Findings:
        """What was found when an output was made that is up to date."""
        return self._traces[target.output(type)].warnings

    def is_same(self, target: Target, type: OutputType, key: str) -> bool:
        """Whether the output that lies there is what `key` would be made into, for all that changed meanwhile."""
        name = target.output(type)
        then = self._traces.get(name)
        return then is not None and (then.key, then.hash) == (key, self._now.output(name))

    def write(self, target: Target, type: OutputType, data: bytes) -> None:
        """Write an output. It is noted afterwards: what happens between costs time, never truth."""
        write_atomically(self._folder / target.output(type), data)

    def note(
        self, target: Target, type: OutputType, key: str, inputs: Mapping[str, str | None], warnings: Findings
    ) -> None:
        """Note what the output that lies there was made from."""
        name = target.output(type)
        self._traces[name] = Trace(name, self._now.output(name) or "", key, inputs, tools_for(type), warnings)
        self._unsaved += 1
        if self._unsaved >= max(_SAVE_AFTER, len(self._traces) // 8):
            self.save()

    def save(self) -> None:
        """Write the manifest, if there is anything new to it."""
        if self._unsaved:
            manifest.save(self._folder, self._traces)
            self._unsaved = 0

"""What lies in the project and in the output folder now, as hashes, each file read once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from briefs import resources
from briefs.editions import records_of
from briefs.files import hash_of
from briefs.project import Project
from briefs.readers import readers
from briefs.rebuild import Input, Reason, State, Trace, why_look

from .targets import OutputType, Target, shown_before
from .tools import tools_for


class Now:
    """The state of a project and of one output folder. Ask a new one where files may have changed meanwhile."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.project = project
        self.folder = folder
        self._before = shown_before(project, folder)
        self._inputs: dict[str, str | None] = {}
        self._of_names: dict[str, Mapping[str, str | None]] = {}

    def why_look(self, target: Target, type: OutputType, then: Trace | None) -> tuple[Reason, ...]:
        """Why an output is to be looked at again; empty where it is up to date.

        Prose under a wrong name, and the record of an edition that was not there then, are reasons for each brief of
        their topic: no brief notes them before they are there.
        """
        return self.why_look_named(target.output(type), type, then, self._named(target.topic))

    def why_look_named(
        self, name: str, type: OutputType, then: Trace | None, own: Mapping[str, str | None] | None = None
    ) -> tuple[Reason, ...]:
        """The same for an output of any name; `own` are those of its inputs that nobody noted, or that are no files."""
        inputs = {**self._of(then.inputs if then else ()), **(own or {})}
        state = State(self.output(name), inputs, tools_for(type))
        return why_look(then, state, f"{self._before}{name}")

    def output(self, name: str) -> str | None:
        """The hash of an output, None where there is none."""
        return hash_of(f"{self.folder}/{name}")

    def input(self, path: str) -> str | None:
        """The hash of a file that something was made from, by the path under which it was noted."""
        if path not in self._inputs:
            self._inputs[path] = hash_of(located(self.project, path))
        return self._inputs[path]

    def _named(self, topic: str) -> Mapping[str, str | None]:
        """What the names of files alone say of a topic."""
        if topic not in self._of_names:
            _, misnamed = readers(self.project, topic)
            records = {path: self.input(path) for path in records_of(self.project, topic)}
            self._of_names[topic] = {found.place.path: found.code for found in misnamed} | records
        return self._of_names[topic]

    def _of(self, inputs: Iterable[Input]) -> dict[str, str | None]:
        known = self._inputs
        return {path: known[path] if path in known else self.input(path) for path, _ in inputs}


def located(project: Project, path: str) -> str:
    """Where a file lies that is noted under this path: in the project, or among the built-in templates."""
    if path.startswith(resources.BUILT_IN):
        return f"{resources.built_in()}/{path.removeprefix(resources.BUILT_IN)}"
    return f"{project.root}/{path}"

"""The manifest of an output folder while a build goes on, compared with what lies there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from briefs import manifest
from briefs.files import is_file, keep_newest, read_bytes, remove, write_atomically
from briefs.model.relaxed import RelaxedCheck
from briefs.problems import Findings
from briefs.project import Project
from briefs.rebuild import Anew, Card, Kind, Reason, Told, Trace, why_make

from .now import Now
from .targets import OutputType, Target, shown_before
from .tools import tools_for

#: The name of the page that lists all briefs of a folder.
INDEX = "index.html"

#: Where subsets of fonts are kept in a folder. What is lost or damaged there is made again.
CACHE = ".briefs-fonts"

#: How many of them are kept beyond one for each brief: those that are no longer used are older.
_SPARE = 8

#: The manifest is written when this many outputs are not in it yet, or an eighth of all, and at the end.
_SAVE_AFTER = 16

_Noted = TypeVar("_Noted")


@dataclass(frozen=True, slots=True)
class Basis:
    """What an output was made from, and what is told of it (see Trace)."""

    key: str
    inputs: Mapping[str, str | None]
    warnings: Findings = ()
    card: Card | None = None
    pages: int | None = None
    relaxed: tuple[RelaxedCheck, ...] = ()
    told: Mapping[str, Told] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """A brief that lies in the folder: the names of its files, empty where there is none of that type."""

    target: Target
    card: Card
    pdf: str
    html: str
    pages: int


class Records:
    """What is known of the outputs in `folder`. What other projects have made there stays noted, and is no concern."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.folder = folder
        self._now = Now(project, folder)
        self._project = _way(folder, project.root)
        every = manifest.load(folder)
        self._traces = {name: trace for name, trace in every.items() if trace.project == self._project}
        self._of_others = {name: trace for name, trace in every.items() if trace.project != self._project}
        self._unsaved = 0
        self._kept: dict[Any, Any] = {}
        self._foreseen: set[str] = set()
        self._before = shown_before(project, folder)

    def shown(self, name: str) -> str:
        """The path of an output as it is shown."""
        return f"{self._before}{name}"

    def why_look(self, target: Target, type: OutputType) -> tuple[Reason, ...]:
        """Why an output is to be looked at again; empty where it is up to date for certain."""
        return self._now.why_look(target, type, self._traces.get(target.output(type)))

    def why_make(self, target: Target, type: OutputType, looked: tuple[Reason, ...], anew: Anew) -> tuple[Reason, ...]:
        """Why an output that was looked at is to be made again; empty where the one that lies there is right."""
        return why_make(self._traces.get(target.output(type)), looked, anew)

    def checked(self, target: Target) -> Findings | None:
        """The warnings of a brief that passed all checks in a build, None where anything it was made from changed."""
        return next((trace.warnings for trace in self._passed(target)), None)

    def relaxed(self, target: Target, types: Iterable[OutputType]) -> tuple[RelaxedCheck, ...]:
        """What became of the checks that the audience of a brief relaxes, when its outputs of these types were made."""
        traces = (self._traces.get(target.output(type)) for type in types)
        return tuple(check for trace in traces if trace is not None for check in trace.relaxed)

    def _passed(self, target: Target) -> Iterator[Trace]:
        """The traces of a brief since which nothing changed that it was made from."""
        for type in OutputType:
            trace = self._traces.get(target.output(type))
            reasons = self._now.why_look(target, type, trace)
            if trace is not None and all(reason.kind is Kind.OUTPUT for reason in reasons):
                yield trace

    def warnings(self, target: Target, type: OutputType) -> Findings:
        """What was found when an output was made that is up to date."""
        return self._traces[target.output(type)].warnings

    def read(self, target: Target, type: OutputType) -> bytes:
        """An output that lies there; nothing where it cannot be read."""
        data, _ = read_bytes(self.folder / target.output(type), target.output(type))
        return data or b""

    def write(self, target: Target, type: OutputType, data: bytes) -> None:
        """Write an output. It is noted afterwards: what happens between costs time, never truth."""
        write_atomically(self.folder / target.output(type), data)

    def note(self, target: Target, type: OutputType, basis: Basis) -> None:
        """Note what the output that lies there was made from; where its pages are not known, they are as they were."""
        self._note(target.output(type), type, basis)

    def foresee(self, target: Target, type: OutputType, basis: Basis) -> None:
        """Take an output for made that is not: what is listed of it is known but the number of its pages."""
        self.note(target, type, basis)
        self._foreseen.add(target.output(type))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all outputs that were made here and not forgotten."""
        return tuple(sorted(self._traces))

    @property
    def inputs(self) -> frozenset[str]:
        """All files that briefs were made from, or would have been if they had been there."""
        return frozenset(path for name, trace in self._traces.items() if name != INDEX for path, _ in trace.inputs)

    def stands(self, name: str) -> bool:
        """Whether an output that was made lies there."""
        return self._standing(name) is not None

    def is_as_made(self, name: str) -> bool:
        """Whether an output is as it was made, and not edited since."""
        return self._traces[name].hash == self._now.output(name)

    def is_made_of(self, name: str, key: str, hash: str) -> bool:
        """Whether the file of this hash is known to be the output as it is made with this key."""
        trace = self._traces.get(name)
        return trace is not None and (trace.key, trace.hash) == (key, hash)

    def remove(self, name: str) -> None:
        """Remove an output, if it is there, and forget it."""
        remove(self.folder / name)
        del self._traces[name]
        self._unsaved += 1

    def listed(self, targets: Iterable[Target]) -> Iterator[Listed]:
        """Those of the briefs that lie in the folder, as they were made last."""
        for target in targets:
            traces = {type: self._standing(target.output(type)) for type in OutputType}
            cards = [trace.card for trace in traces.values() if trace is not None and trace.card is not None]
            if cards:
                names = {type: "" if trace is None else trace.output for type, trace in traces.items()}
                pdf = traces[OutputType.PDF]
                pages = 0 if pdf is None else pdf.pages or 0
                yield Listed(
                    target, max(cards, key=lambda card: card.age), names[OutputType.PDF], names[OutputType.HTML], pages
                )

    def why_look_index(self, inputs: Mapping[str, str]) -> tuple[Reason, ...]:
        """Why the index is to be looked at again; `inputs` are those that are no files."""
        return self._now.why_look_named(INDEX, OutputType.HTML, self._traces.get(INDEX), inputs)

    def why_make_index(self, looked: tuple[Reason, ...], anew: Anew) -> tuple[Reason, ...]:
        """Why it is to be made again; empty where the one that lies there is right."""
        return why_make(self._traces.get(INDEX), looked, anew)

    def write_index(self, data: bytes) -> None:
        """Write the index."""
        write_atomically(self.folder / INDEX, data)

    def note_index(self, basis: Basis) -> None:
        """Note what the index that lies there was made from."""
        self._note(INDEX, OutputType.HTML, basis)

    def _standing(self, name: str) -> Trace | None:
        stands = name in self._foreseen or is_file(f"{self.folder}/{name}")
        return self._traces.get(name) if stands else None

    def _note(self, name: str, type: OutputType, basis: Basis) -> None:
        then = self._traces.get(name)
        self._traces[name] = Trace(
            output=name,
            hash=self._now.output(name) or "",
            key=basis.key,
            inputs=self._once(tuple(map(self._once, sorted(basis.inputs.items())))),
            tools=tools_for(type),
            warnings=basis.warnings,
            pages=basis.pages or (then.pages if then is not None else None),
            card=self._once(basis.card),
            relaxed=basis.relaxed,
            told=self._once(tuple(map(self._once, sorted(basis.told.items())))),
            project=self._project,
        )
        self._unsaved += 1

    def _once(self, noted: _Noted) -> _Noted:
        """The first that was equal to this: a long build holds what is noted of all its outputs, and most is alike."""
        first: _Noted = self._kept.setdefault(noted, noted)
        return first

    def prune_cache(self, briefs: int) -> None:
        """Remove the oldest subsets of fonts where there are more than this many briefs can need."""
        keep_newest(self.folder / CACHE, briefs + _SPARE)

    def save_when_due(self) -> None:
        """Write the manifest when much is not in it yet."""
        if self._unsaved >= max(_SAVE_AFTER, len(self._traces) // 8):
            self.save()

    def save(self) -> None:
        """Write the manifest, if there is anything new to it."""
        if self._unsaved:
            manifest.save(self.folder, {**self._of_others, **self._traces})
            self._unsaved = 0


def _way(folder: Path, root: Path) -> str:
    """The way from a folder to a project: the same where both are moved together."""
    folder, root = folder.resolve(), root.resolve()
    return Path(os.path.relpath(root, folder)).as_posix()

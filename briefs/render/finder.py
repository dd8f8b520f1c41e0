"""Where templates and style sheets are looked for, with a note of every look, also of those in vain.

A file that was absent decides what a page looks like as much as one that was there: made later, it makes the page old.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefs.files import FilesUsed, read_text, within
from briefs.problems import Finding, Findings, Place

BASE = "_base"


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder of the look-up; `shown` is its path as authors know it."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class TemplateFinder:
    """The folders of one audience.

    `steps` are the audience, its parents and the base, nearest first; in each step the project's folder stands before
    the built-in one.
    """

    steps: tuple[tuple[Folder, ...], ...]

    @property
    def folders(self) -> tuple[Folder, ...]:
        return tuple(folder for step in self.steps for folder in step)


def template_finder(roots: Iterable[tuple[Path, str]], lineage: Iterable[str]) -> TemplateFinder:
    """The look-up of an audience: `lineage` is the audience and its parents, nearest first.

    `roots` are the folders that hold a `templates/`, the project's first, each with how it is shown.
    """
    roots = tuple(roots)
    return TemplateFinder(
        tuple(
            tuple(Folder(root / "templates" / name, f"{shown}templates/{name}") for root, shown in roots)
            for name in (*lineage, BASE)
        )
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A file that a look-up found. `name` is relative to its folder, the `index`th of the look-up."""

    name: str
    index: int
    shown: str
    text: str


class Lookup:
    """The look-ups of one rendering. `files_used` notes each place that was looked at, `findings` what was unreadable.

    A file is read once: all of a page is made from one state of it.
    """

    def __init__(self, finder: TemplateFinder) -> None:
        self._finder = finder
        self._found: dict[str, Found] = {}
        self.files_used: FilesUsed = {}
        self.findings: list[Finding] = []

    def template(self, name: str, asked_by: str | None = None) -> Found | None:
        """The nearest file of this name.

        A template that asks for its own name gets the next one behind it, which it can extend; `_base/...` names a
        file of the base.
        """
        asking = self._found.get(asked_by or "")
        candidates = list(enumerate(self._finder.folders))
        if name.startswith(f"{BASE}/"):
            name = name.removeprefix(f"{BASE}/")
            first = len(self._finder.folders) - len(self._finder.steps[-1])
            candidates = candidates[first:]
        if asking is not None and asking.name == name:
            candidates = [(index, folder) for index, folder in candidates if index > asking.index]
        return self._first(name, candidates)

    def cascade(self, name: str) -> tuple[Found, ...]:
        """The files of this name, one a step, the base first: a later style sheet adds to the earlier ones."""
        numbered = iter(enumerate(self._finder.folders))
        steps = [[next(numbered) for _ in step] for step in self._finder.steps]
        files = (self._first(name, step) for step in reversed(steps))
        return tuple(file for file in files if file is not None)

    def known(self, shown: str) -> Found | None:
        """A file that was found before."""
        return self._found.get(shown)

    @property
    def places(self) -> str:
        """The folders, to be named in a hint."""
        return ", ".join(folder.shown for folder in self._finder.folders)

    def _first(self, name: str, candidates: Iterable[tuple[int, Folder]]) -> Found | None:
        for index, folder in candidates:
            found = self._read(name, index, folder)
            if found is not None:
                return found
        return None

    def _read(self, name: str, index: int, folder: Folder) -> Found | None:
        shown = f"{folder.shown}/{name}"
        if shown in self._found or self.files_used.get(shown, "") is None:
            return self._found.get(shown)
        path, findings = within(folder.path, name, Place(shown))
        text = None
        if path is not None:
            text, findings = read_text(path, shown, used=self.files_used)
        self._note(findings)
        if text is None:
            return None
        self._found[shown] = Found(name, index, shown, text)
        return self._found[shown]

    def _note(self, findings: Findings) -> None:
        """Keep what is wrong; that a candidate is not there is no fault."""
        self.findings += [finding for finding in findings if finding.code != "E101"]

"""An audience, completed by its parents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefs.files import FilesUsed, is_file
from briefs.model import AudienceFile, Clearance
from briefs.model.audience import Audience, Relaxation
from briefs.model.base import is_id
from briefs.model.nearest import did_you_mean
from briefs.model.reading import read_model
from briefs.model.templates import Limits, Section
from briefs.problems import CODES, Code, Finding, Findings, Place, Severity, errors
from briefs.project import TEMPLATES, Project, known_audiences, unknown_audience
from briefs.yaml_reader import Located

from .reading import read_file

_NEEDED = ("name", "reader", "purpose", "sections")
#: Errors of this block are matters of style and balance, and may be relaxed: all but the one that guards secrets.
_EDITORIAL = "E7"
_NOT_CLEARED = "E711"
_CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class _Step:
    """One `audience.yaml` on the way from an audience to its last parent. `origin` is the index of its root."""

    id: str
    origin: int
    file: AudienceFile
    located: Located


def audiences(project: Project) -> tuple[str, ...]:
    """The audiences that `briefs.yaml` lists, or else all known ones, in the order of their tabs.

    One whose `audience.yaml` cannot be read stands last; `load_audience` says what is wrong with it.
    """
    listed = project.file.audiences or known_audiences(project)
    loaded = [(name, load_audience(project, name)[0]) for name in listed]
    last = max((audience.tab for _, audience in loaded if audience), default=0) + 1
    return tuple(name for _, name in sorted((audience.tab if audience else last, name) for name, audience in loaded))


def load_audience(
    project: Project, id: str, place: Place | None = None, used: FilesUsed | None = None
) -> tuple[Audience | None, Findings]:
    """Read an audience with what it inherits (E601 and E412 at `place`, where the audience was named).

    What the audience says itself wins over its parents; its list of sections replaces theirs as a whole. At each step
    the project's folder stands before the built-in one, and an audience that names itself as its parent means the
    built-in one of that name.
    """
    steps, findings = _lineage(project, id, place or Place(f"{TEMPLATES}/{id}"), used)
    if not steps or errors(findings):
        return None, findings
    values = _inherited(steps)
    findings += tuple(_lacking(values, steps[0].located))
    if errors(findings):
        return None, findings
    lineage = tuple(dict.fromkeys(step.id for step in steps))
    audience = Audience(
        id=id,
        lineage=lineage,
        name=values["name"],
        reader=values["reader"],
        purpose=values["purpose"],
        tab=values["tab"] or 0,
        numbered=bool(values["numbered"]),
        sections=tuple(_with_changes(values["sections"])),
        limits=values["limits"] or Limits(),
        significant_digits=values["significant_digits"],
        relaxed=_relaxed(steps),
        reading_age=values["reading_age"],
        clearance=steps[0].file.clearance or Clearance(),
        contents=bool(values["contents"]),
    )
    return audience, findings


def _lineage(project: Project, id: str, place: Place, used: FilesUsed | None) -> tuple[list[_Step], Findings]:
    """The audience and its parents, nearest first, as far as they can be read."""
    steps: list[_Step] = []
    findings: Findings = ()
    wanted: str | None = id
    first = 0
    while wanted is not None:
        origin = _origin(project, wanted, first, used)
        if any(step.id == wanted and origin in {None, step.origin} for step in steps):
            return steps, (*findings, _circle([*(step.id for step in steps), wanted], place))
        if origin is None:
            return steps, (*findings, unknown_audience(project, wanted, place))
        step, more = _read(project, wanted, origin, used)
        findings += more
        if step is None:
            return steps, findings
        steps.append(step)
        place = step.located.place(("parent",))
        names_itself = step.file.parent == wanted and origin + 1 < len(project.template_roots)
        first = origin + 1 if names_itself else 0
        wanted = step.file.parent
    return steps, findings


def _circle(ids: list[str], place: Place) -> Finding:
    message = f"the parents of {ids[0]!r} go round in a circle: {' -> '.join(ids)}"
    return Finding("E109", place, message, "Remove one of the parents.")


def _origin(project: Project, id: str, first: int, used: FilesUsed | None) -> int | None:
    """The index of the first root, from `first`, that holds the audience."""
    if not is_id(id):
        return None
    for index, (root, shown) in enumerate(project.template_roots):
        name = f"{TEMPLATES}/{id}/audience.yaml"
        if index >= first and is_file(root / name):
            return index
        if index >= first and used is not None:
            used[shown + name] = None
    return None


def _read(project: Project, id: str, origin: int, used: FilesUsed | None) -> tuple[_Step | None, Findings]:
    root, shown = project.template_roots[origin]
    name = f"{TEMPLATES}/{id}/audience.yaml"
    located, findings = read_file(root, name, shown, used)
    if located is None:
        return None, findings
    file, misfits = read_model(AudienceFile, located)
    findings += misfits
    if file is None:
        return None, findings
    return _Step(id, origin, file, located), (
        *findings,
        *_doubled_sections(file, located),
        *_not_relaxable(file, located),
    )


def _inherited(steps: list[_Step]) -> dict[str, Any]:
    """For each field of an audience the value of the nearest step that has one; None where none has."""
    files = [step.file for step in steps]
    return {
        field: next((value for file in files if (value := getattr(file, field)) is not None), None)
        for field in AudienceFile.model_fields
    }


def _with_changes(sections: tuple[Section, ...]) -> Iterator[Section]:
    """The sections, with one that says what has changed, which no reader of a later edition goes without."""
    yield from sections
    if all(section.kind != "changes" for section in sections):
        taken = any(section.id == _CHANGES for section in sections)
        yield Section(id="what-changed" if taken else _CHANGES, kind="changes", required=False)


def _relaxed(steps: list[_Step]) -> tuple[Relaxation, ...]:
    """What the nearest step that relaxes anything relaxes."""
    step = next((step for step in steps if step.file.relaxed is not None), steps[0])
    return tuple(
        Relaxation(relaxed.code, relaxed.reason, step.located.place(("relaxed", index, "code")))
        for index, relaxed in enumerate(step.file.relaxed or ())
    )


def _lacking(values: dict[str, Any], located: Located) -> Iterator[Finding]:
    for field in _NEEDED:
        if values[field] is None:
            hint = "Add it, or name a parent that has it: `parent: minister`."
            yield Finding("E108", located.place(()), f"the key {field!r} is missing", hint)


def _doubled_sections(file: AudienceFile, located: Located) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, section in enumerate(file.sections or ()):
        place = located.place(("sections", index, "id"))
        if section.id in first:
            message = f"the section {section.id!r} stands here for the second time; first in line {first[section.id]}"
            yield Finding("E105", place, message, "Remove or rename one of the two.")
        first.setdefault(section.id, place.line)


def _not_relaxable(file: AudienceFile, located: Located) -> Iterator[Finding]:
    """A check that guards the truth of a brief, or what is not for everyone, holds for every reader."""
    for index, relaxed in enumerate(file.relaxed or ()):
        place = located.place(("relaxed", index, "code"))
        code = CODES.get(relaxed.code)
        if code is None:
            hint = did_you_mean(relaxed.code, CODES) or "`briefs explain` tells what a code means."
            yield Finding("E109", place, f"there is no code {relaxed.code!r}", hint)
        elif not _is_relaxable(code):
            hint = "Mend what it finds."
            if relaxed.code == _NOT_CLEARED:
                hint = "Clear the audience instead, and say why: `clearance: {internal: ..., embargo: ...}`."
            yield Finding("E109", place, f"{relaxed.code} is an error and cannot be relaxed", hint)


def _is_relaxable(code: Code) -> bool:
    return code.severity is not Severity.ERROR or (code.code.startswith(_EDITORIAL) and code.code != _NOT_CLEARED)

"""The project: the folder with `briefs.yaml`, its topics, and the audiences that it can write for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefs.files import FilesUsed, is_file, is_there, names_in, read_text, unlisted, within
from briefs.model import ProjectFile
from briefs.model.base import is_id
from briefs.model.nearest import did_you_mean
from briefs.model.reading import bad_id, read_model
from briefs.problems import CODES, Finding, Findings, Place, Severity, UserError, errors
from briefs.resources import BUILT_IN, built_in
from briefs.yaml_reader import Located, read_yaml

FILE = "briefs.yaml"
FACTS = "facts"
SEEDS = "seeds"
TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Project:
    """A project whose `briefs.yaml` has been read. All paths in findings are relative to `root`.

    `files_used` holds the sha256 of `briefs.yaml` as it was read.
    """

    root: Path
    file: ProjectFile
    located: Located
    files_used: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def template_roots(self) -> tuple[tuple[Path, str], ...]:
        """The folders that hold a `templates/`, the project's before the built-in one, each with how it is shown."""
        if self.root.resolve() == built_in().resolve():
            return ((self.root, ""),)
        return ((self.root, ""), (built_in(), BUILT_IN))


def root_of(start: Path) -> Path:
    """The folder of the project that `start` lies in: the nearest upwards with a `briefs.yaml`; raise UserError."""
    try:
        folder = start.resolve()
    except (OSError, RuntimeError) as error:
        raise UserError(f"{start} cannot be read: {error}", "Change into a project.") from error
    root = next((above for above in (folder, *folder.parents) if is_there(above / FILE)), None)
    if root is None:
        raise UserError(
            f"{start} is in no project: neither it nor a folder above it holds {FILE}",
            "Change into a project, or make one with `briefs init`.",
        )
    return root


def find_project(start: Path, used: FilesUsed | None = None) -> tuple[Project | None, Findings]:
    """Read the project that `start` lies in: the nearest folder upwards with a `briefs.yaml`.

    None comes back where `briefs.yaml` is wrong; files that no topic or audience would read are findings beside the
    project. Raise UserError where there is no project.
    """
    root = root_of(start)
    used = {} if used is None else used
    text, findings = read_text(root / FILE, FILE, used=used)
    if text is None:
        return None, findings
    located, findings = read_yaml(text, FILE)
    if located is None:
        return None, findings
    file, misfits = read_model(ProjectFile, located)
    if file is None:
        return None, findings + misfits
    project = Project(root, file, located, dict(used))
    findings += (*_not_ignorable(project), *_unknown_audiences(project))
    return (None if errors(findings) else project), (*findings, *_passed_over(project))


def topics(project: Project) -> tuple[str, ...]:
    """The names of the fact files `facts/<topic>.yaml`, in order."""
    names = names_in(project.root / FACTS)
    return tuple(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


def unknown_topic(project: Project, topic: str, place: Place) -> Finding:
    """E602 for a topic without fact file."""
    known = topics(project)
    hint = did_you_mean(topic, known) or (f"The topics are: {', '.join(known)}." if known else "There is no topic yet.")
    return Finding("E602", place, f"there is no topic {topic!r}: {FACTS}/{topic}.yaml is missing", hint)


def known_audiences(project: Project) -> tuple[str, ...]:
    """The audiences that the project or the package has an `audience.yaml` for, in order of name."""
    found = set()
    for root, _ in project.template_roots:
        found |= {name for name in names_in(root / TEMPLATES) if _has_audience(root, name)}
    return tuple(sorted(found))


def is_audience(project: Project, name: str) -> bool:
    """Whether it is one of the known audiences."""
    return _has_audience(project.root, name) or _has_audience(built_in(), name)


def _has_audience(root: Path, name: str) -> bool:
    return is_id(name) and is_file(f"{root}/{TEMPLATES}/{name}/audience.yaml")


def unknown_audience(project: Project, audience: str, place: Place) -> Finding:
    """E601, or E412 where the project has a folder for the audience that lacks what makes it one."""
    if is_id(audience) and audience in names_in(project.root / TEMPLATES):
        message = f"the folder '{TEMPLATES}/{audience}' holds no audience.yaml"
        return Finding("E412", place, message, "Write one; `briefs audience list` names those to copy from.")
    known = known_audiences(project)
    hint = did_you_mean(audience, known) or f"The audiences are: {', '.join(known)}."
    return Finding("E601", place, f"there is no audience {audience!r}", hint)


def _not_ignorable(project: Project) -> Iterator[Finding]:
    """Only a warning can be ignored: an error means that a brief would not be true, or not be made."""
    for index, ignored in enumerate(project.file.ignore):
        place = project.located.place(("ignore", index, "code"))
        code = CODES.get(ignored.code)
        if code is None:
            warnings = [code.code for code in CODES.values() if code.severity is Severity.WARNING]
            hint = did_you_mean(ignored.code, warnings) or f"The warnings are: {', '.join(warnings)}."
            yield Finding("E109", place, f"there is no code {ignored.code!r}", hint)
        elif code.severity is Severity.ERROR:
            yield Finding("E109", place, f"{ignored.code} is an error and cannot be ignored", "Mend what it finds.")


def _unknown_audiences(project: Project) -> Iterator[Finding]:
    known = known_audiences(project)
    for index, audience in enumerate(project.file.audiences or ()):
        if audience not in known:
            yield unknown_audience(project, audience, project.located.place(("audiences", index)))


def _template_folders(project: Project) -> Iterator[str]:
    for name in names_in(project.root / TEMPLATES):
        if (project.root / TEMPLATES / name).is_dir():
            yield f"{TEMPLATES}/{name}"


def _passed_over(project: Project) -> Iterator[Finding]:
    """E102, E111 and E602 for what its author takes for a part of a topic or an audience, and nothing would read."""
    known = topics(project)
    for folder in (FACTS, TEMPLATES, *(f"{FACTS}/{topic}" for topic in known), *_template_folders(project)):
        yield from within(project.root, folder, Place(folder))[1] or unlisted(project.root / folder, folder)
    for name in names_in(project.root / FACTS):
        if name.endswith(".yml"):
            message = f"the name of the fact file {name!r} does not end in .yaml"
            yield Finding("E111", Place(f"{FACTS}/{name}"), message, f"Rename it {name.removesuffix('.yml')}.yaml.")
        elif name not in known and any(prose.endswith(".md") for prose in names_in(project.root / FACTS / name)):
            yield unknown_topic(project, name, Place(f"{FACTS}/{name}"))
    for name in names_in(project.root / TEMPLATES):
        if not is_id(name) and is_file(project.root / TEMPLATES / name / "audience.yaml"):
            yield bad_id(Place(f"{TEMPLATES}/{name}"), name)

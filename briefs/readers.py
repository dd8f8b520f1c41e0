"""For whom the prose of a topic is written, as the names of its files say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefs.files import names_in
from briefs.problems import Finding, Findings, Place
from briefs.project import FACTS, Project, is_audience, unknown_audience

#: An audience and a language.
Reader = tuple[str, str]


def readers(project: Project, topic: str) -> tuple[Mapping[str, Reader], Findings]:
    """The reader of each prose file of a topic, by path; E412, E601 and E604 for names that tell none.

    Only names are looked at: a build asks each time, because a wrong one is in nothing that a brief was made from.
    """
    found: dict[str, Reader] = {}
    findings: list[Finding] = []
    for name in names_in(project.root / FACTS / topic):
        if name.endswith(".md"):
            path = f"{FACTS}/{topic}/{name}"
            misnamed = tuple(_misnamed(project, name, Place(path)))
            findings += misnamed
            if not misnamed:
                found[path] = _said(name)
    return found, tuple(findings)


def _said(name: str) -> Reader:
    audience, _, language = name.removesuffix(".md").partition(".")
    return audience, language


def _misnamed(project: Project, name: str, place: Place) -> Iterator[Finding]:
    audience, language = _said(name)
    languages = project.file.languages
    if not language:
        hint = f"Call it <audience>.<language>.md, such as {audience}.{languages[0]}.md."
        yield Finding("E604", place, f"the name {name!r} does not say the language", hint)
        return
    if not is_audience(project, audience):
        yield unknown_audience(project, audience, place)
    if language not in languages:
        hint = f"The project's languages are: {', '.join(languages)}; add it to `languages` in briefs.yaml."
        yield Finding("E604", place, f"the project has no language {language!r}", hint)

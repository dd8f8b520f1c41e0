"""The look that all audiences share: the theme, and the labels of a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefs.files import FilesUsed
from briefs.model import LabelsFile, ThemeFile
from briefs.model.audience import Look
from briefs.model.base import is_language
from briefs.model.reading import read_model
from briefs.problems import Finding, Findings, Place, errors
from briefs.project import TEMPLATES, Project
from briefs.resources import face_files
from briefs.yaml_reader import Located, Map, overlaid

from .labels import check_places, check_words
from .legibility import check_colours, check_faces
from .logo import load_logo
from .reading import read_file


def load_look(project: Project, language: str, used: FilesUsed | None = None) -> tuple[Look | None, Findings]:
    """Read the theme and the labels of a language; a key that the project does not give is taken from the built-in."""
    theme_value, theme_findings = completed(project, "theme.yaml", used)
    labels_value: Located | None = None
    label_findings: Findings = ()
    if is_language(language):
        labels_value, label_findings = completed(project, f"labels/{language}.yaml", used)
    findings = theme_findings + label_findings
    if labels_value is None and not label_findings:
        place = project.located.place(("languages", *_index(project.file.languages, language)))
        message = f"there are no labels in the language {language!r}"
        hint = f"Copy {TEMPLATES}/labels/en.yaml to {TEMPLATES}/labels/{language}.yaml and translate it."
        findings += (Finding("E101", place, message, hint),)
    if theme_value is None or labels_value is None:
        return None, findings
    theme, misfits = read_model(ThemeFile, theme_value)
    labels, more = read_model(LabelsFile, labels_value)
    findings += misfits + more
    if theme is None or labels is None:
        return None, findings
    findings += tuple(check_colours(theme, theme_value))
    findings += tuple(check_faces(theme, theme_value, tuple(face_files())))
    findings += tuple(_untranslated(project, labels.root, labels_value.path, used))
    english = _built_in_labels(project)
    findings += tuple(check_places(labels.root, labels_value, english))
    findings += tuple(check_words(labels.root, labels_value, english, language))
    logo, of_logo = load_logo(project, theme, theme_value, used)
    findings += of_logo
    return (None if errors(findings) else Look(theme, labels.root, language, logo)), findings


def completed(project: Project, name: str, used: FilesUsed | None) -> tuple[Located | None, Findings]:
    """The file of this name under `templates/`, completed by the built-in one; None if neither is there."""
    completed: Located | None = None
    for root, shown in reversed(project.template_roots):
        located, findings = read_file(root, f"{TEMPLATES}/{name}", shown, used)
        findings = tuple(finding for finding in findings if finding.code != "E101")
        if findings:
            return None, findings
        if located is not None and completed is not None:
            located = _overlaid(located, completed)
        completed = located or completed
    return completed, ()


def _overlaid(own: Located, base: Located) -> Located:
    if not isinstance(own.value, Map) or not isinstance(base.value, Map):
        return own
    return Located(own.path, overlaid(own.value, base.value), own.written)


def _untranslated(project: Project, labels: Mapping[str, str], shown: str, used: FilesUsed | None) -> Iterator[Finding]:
    """E108 for each label that English has and this language has not."""
    english, _ = completed(project, "labels/en.yaml", used)
    if english is not None and isinstance(english.value, Map):
        for label in english.value:
            if label not in labels:
                message = f"the label {label!r} is missing in {shown}"
                yield Finding("E108", Place(shown), message, f"Add it; in English it is {english.value[label]!r}.")


def _built_in_labels(project: Project) -> Mapping[str, str]:
    """The English labels as the package has them."""
    root, shown = project.template_roots[-1]
    located, _ = read_file(root, f"{TEMPLATES}/labels/en.yaml", shown, None)
    return located.value if located is not None and isinstance(located.value, Map) else {}


def _index(options: tuple[str, ...], option: str) -> tuple[int, ...]:
    return (options.index(option),) if option in options else ()

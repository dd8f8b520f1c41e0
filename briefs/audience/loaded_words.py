"""The loaded words of a language: the built-in list, and what a project adds to it."""

from __future__ import annotations

from collections.abc import Mapping

from briefs.files import FilesUsed
from briefs.model import LoadedWord, LoadedWordsFile
from briefs.model.base import is_language
from briefs.model.reading import read_model
from briefs.problems import Findings
from briefs.project import Project

from .look import completed


def load_loaded_words(
    project: Project, language: str, used: FilesUsed | None = None
) -> tuple[Mapping[str, LoadedWord], Findings]:
    """Read `templates/loaded-words/<language>.yaml`; a word of the project stands before the built-in one.

    A language without a list has no loaded words.
    """
    if not is_language(language):
        return {}, ()
    located, findings = completed(project, f"loaded-words/{language}.yaml", used)
    if located is None:
        return {}, findings
    words, misfits = read_model(LoadedWordsFile, located)
    return (words.root if words is not None else {}), findings + misfits

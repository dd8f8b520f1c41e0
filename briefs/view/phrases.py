"""The fixed words of a language, with places for what the view puts in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from briefs.model import Source
from briefs.problems import Finding, Findings, Place

_PLACE = re.compile(r"\{([a-z-]+)\}")


class Phrases:
    """Labels by key. What is missing, or has an unknown place, is noted and becomes a finding (E415)."""

    def __init__(self, labels: Mapping[str, str], language: str) -> None:
        self._labels = labels
        self._path = f"templates/labels/{language}.yaml"
        self._findings: dict[str, Finding] = {}

    def __call__(self, key: str, **values: str) -> Markup:
        """The label as HTML, with each `{name}` replaced; text is escaped, Markup is not."""
        return Markup(self._filled(key, {name: escape(value) for name, value in values.items()}))  # noqa: S704 - escaped

    def plain(self, key: str, **values: str) -> str:
        """The label as text, with each `{name}` replaced."""
        return self._filled(key, values, html=False)

    def _filled(self, key: str, values: Mapping[str, str], *, html: bool = True) -> str:
        def put(match: re.Match[str]) -> str:
            if match[1] not in values:
                known = ", ".join(f"{{{name}}}" for name in values) or "none"
                hint = f"Places that this label can have: {known}."
                self._note(key, f"label {key!r} has a place {match[0]} that nothing fills", hint)
            return str(values.get(match[1], ""))

        label = self.text(key)
        return _PLACE.sub(put, str(escape(label)) if html else label)

    def text(self, key: str) -> str:
        """The label as it stands in the file."""
        label = self._labels.get(key)
        if label is None:
            self._note(key, f"label {key!r} is missing", "Copy its line from the built-in label file and translate it.")
            return key
        return label

    def called(self, source: Source) -> str:
        """What a source is called in a sentence."""
        return source.called[0] if source.called else self.text("the-source")

    def own_voice(self, source: Source) -> str:
        """That a source says something itself."""
        return self.plain("own-voice", source=self.called(source))

    def has(self, key: str) -> bool:
        return key in self._labels

    @property
    def findings(self) -> Findings:
        return tuple(self._findings.values())

    def _note(self, key: str, message: str, hint: str) -> None:
        self._findings[key] = Finding("E415", Place(self._path), message, hint)

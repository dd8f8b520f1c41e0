"""Whether what a theme says can be read: each colour on what stands behind it, and type faces that are there."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefs.model import ThemeFile
from briefs.model.nearest import did_you_mean
from briefs.problems import Finding
from briefs.resources import plain_family
from briefs.yaml_reader import Located, Map, Seq

from .contrast import MARKS, TEXT, contrast, luminance

#: Which colour stands on which in the style sheets. Hair lines carry no meaning, nor does the edge of the house colour.
_TEXT_ON = (
    ("ink", "ground"),
    ("ink", "panel"),
    ("ink", "highlight"),
    ("mute", "ground"),
    ("mute", "panel"),
    ("gap", "ground"),
    ("gap", "panel"),
    ("on-house", "house"),
)
_MARKS_ON = (("rule", "ground"), ("rule", "panel"))
_BEHIND_ACTORS = ("ground", "panel")

Step = str | int


@dataclass(frozen=True, slots=True)
class _Tone:
    """A colour of the theme, what it is called there, and where it stands."""

    name: str
    colour: str
    path: tuple[Step, ...]


def check_colours(theme: ThemeFile, located: Located) -> Iterator[Finding]:
    """E605 for each pair of colours, in light and in dark, with less contrast than the guidelines ask for.

    It stands where the project writes the one in front, or else the one behind it.
    """
    for shade, colours in (("colours", theme.colours), ("dark", theme.dark)):
        for pairs, needed, what in ((_TEXT_ON, TEXT, "text"), (_MARKS_ON, MARKS, "a line")):
            for front, behind in pairs:
                if front in colours and behind in colours:
                    yield from _pair(_tone(shade, colours, front), _tone(shade, colours, behind), located, needed, what)
        for accent in _accents(theme, "light" if shade == "colours" else "dark"):
            for behind in _BEHIND_ACTORS:
                if behind in colours:
                    yield from _pair(accent, _tone(shade, colours, behind), located, TEXT, "text")


def check_faces(theme: ThemeFile, located: Located, families: Sequence[str]) -> Iterator[Finding]:
    """E606 for each face that none of the known `families` is: another one would take its place."""
    known = {plain_family(family) for family in families}
    for use, face in theme.faces.items():
        if plain_family(face) not in known:
            hint = did_you_mean(face, families) or f"There are: {', '.join(families)}."
            yield Finding("E606", located.place(("faces", use)), f"there is no type face {face!r}", hint)


def _tone(shade: str, colours: Mapping[str, str], name: str) -> _Tone:
    return _Tone(f"dark {name}" if shade == "dark" else name, colours[name], (shade, name))


def _accents(theme: ThemeFile, shade: str) -> Iterator[_Tone]:
    for index, actor in enumerate(theme.actors):
        if shade in actor:
            name = f"the {'dark ' if shade == 'dark' else ''}accent of actor {index + 1}"
            yield _Tone(name, actor[shade], ("actors", index, shade))


def _pair(front: _Tone, behind: _Tone, located: Located, needed: float, what: str) -> Iterator[Finding]:
    found = contrast(front.colour, behind.colour)
    if found >= needed:
        return
    shown = math.floor(found * 100) / 100  # never rounded up to what is needed
    up, down = ("lighter", "darker") if luminance(front.colour) > luminance(behind.colour) else ("darker", "lighter")
    own = front if _is_written(located, front) or not _is_written(located, behind) else behind
    yield Finding(
        "E605",
        located.place(own.path),
        f"{front.name} {front.colour} on {behind.name} {behind.colour} has a contrast of {shown:.2f},"
        f" {what} needs {needed:g}",
        f"Make {front.name} {up}, or {behind.name} {down}.",
    )


def _is_written(located: Located, tone: _Tone) -> bool:
    """Whether the project's own file has this colour, and not only the built-in one."""
    value = located.value
    for step in tone.path:
        if isinstance(value, Map) and isinstance(step, str):
            if step not in value.marks:
                return False
            value = value[step]
        elif isinstance(value, Seq) and isinstance(step, int):
            value = value[step]
    return True

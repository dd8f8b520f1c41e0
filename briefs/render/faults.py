"""What went wrong in a template, as a finding at the line of its author."""

from __future__ import annotations

import difflib
import re

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import TemplateRuntimeError

from briefs.problems import Finding, Place

from .finder import Lookup
from .sandbox import UnknownNameError

#: What a template can raise, whoever wrote it.
FAULTS = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
)
_UNCLOSED = re.compile(r"innermost block that needs to be closed is '(\w+)'")
_MOST_NAMES = 40
_MEND = "Mend this line, or remove the template: the one that it stands before is then used."


class PlacementError(TemplateRuntimeError):
    """A template placed a section twice, or one that the audience does not have."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def finding_of(error: Exception, page: str, lookup: Lookup, known: tuple[str, ...]) -> Finding:
    """The finding for what a template raised; `known` are the names that it can use."""
    place = _place(error, page, lookup)
    match error:
        case UnknownNameError():
            return Finding("E411", place, str(error), _names(error.name, error.known or known))
        case PlacementError():
            return Finding("E409", place, str(error), error.hint)
        case TemplateNotFound():
            return missing(str(error.name), place, lookup)
        case RecursionError():
            return Finding("E410", place, "a template includes or calls itself without end", "Break the circle.")
        case TemplateError():
            return Finding("E410", place, _reworded(error.message or str(error)), _MEND)
    return Finding("E410", place, f"this line cannot be worked out: {str(error) or type(error).__name__}", _MEND)


def missing(name: str, place: Place, lookup: Lookup) -> Finding:
    """E412 for a template that stands in none of the folders."""
    return Finding("E412", place, f"there is no template {name!r}", f"Looked for in {lookup.places}.")


def nearest(name: str, known: tuple[str, ...]) -> str:
    """A hint that names what may be meant."""
    near = difflib.get_close_matches(name, known, 1)
    return f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(known)}."


def _place(error: Exception, page: str, lookup: Lookup) -> Place:
    """The innermost line of a template that the error went through."""
    if isinstance(error, TemplateSyntaxError):
        return Place(error.name or page, error.lineno, 1)
    place = Place(page)
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if lookup.known(name) is not None:
            place = Place(name, trace.tb_lineno, 1)
        trace = trace.tb_next
    return place


def _reworded(message: str) -> str:
    """What Jinja says, in one short sentence."""
    unclosed = _UNCLOSED.search(message)
    if unclosed is not None:
        return f"{{% {unclosed[1]} %}} is not closed"
    first = message.split(". ", maxsplit=1)[0].rstrip(".")
    return first[:1].lower() + first[1:] if first[1:2].islower() else first


def _names(name: str, known: tuple[str, ...]) -> str:
    """The names that exist; of very many only the nearest."""
    near = difflib.get_close_matches(name, known, 3)
    hint = f"Did you mean {near[0]!r}?" if near else ""
    if len(known) > _MOST_NAMES:
        return hint or "No name there is like it."
    return f"{hint} There are: {', '.join(sorted(known))}.".strip()

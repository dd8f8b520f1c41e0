"""What libyaml says of broken YAML, in words for the author of the file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from yaml import MarkedYAMLError

from briefs.problems import Finding, Findings, Place

#: Characters that YAML refuses, and line separators that editors do not count as lines.
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_MOST = 20
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTES = "Put the value in single quotation marks; a single quotation mark inside is doubled: 'it''s'."
_INDENT = "Check the indentation: keys that belong together begin in the same column."


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Our words for one of libyaml's. `at_start` places it where the broken thing begins, not where it fails.

    `{char}` in the message is the character at the place.
    """

    message: str
    hint: str
    at_start: bool = False


_TAB = _Trouble("a tab stands in the indentation", "Indent with spaces.")
_UNCLOSED = _Trouble(
    "the {char} that opens here is not closed, or a comma is missing before the next entry", _QUOTES, at_start=True
)
_COLON = _Trouble("': ' is not allowed here", f"{_QUOTES} {_INDENT}")

_TROUBLES = {
    "found unexpected end of stream": _Trouble(
        "the quotation mark {char} opens here and is never closed", _QUOTES, at_start=True
    ),
    "found character that cannot start any token": _Trouble("a value may not begin with {char}", _QUOTES),
    "mapping values are not allowed in this context": _COLON,
    "did not find expected key": _Trouble("this is not a key: {line}", f"{_INDENT} {_QUOTES}"),
    "could not find expected ':'": _Trouble("a key without ':' stands in or above this line", _INDENT),
    "did not find expected ',' or ']'": _UNCLOSED,
    "did not find expected ',' or '}'": _UNCLOSED,
    "did not find expected '-' indicator": _Trouble("an entry beginning with '- ' is missing here", _INDENT),
    "block sequence entries are not allowed in this context": _Trouble(
        "a list may not begin here", "Begin the list on a line of its own."
    ),
    "found unknown escape character": _Trouble("the text in double quotation marks holds an unknown escape", _QUOTES),
    "did not find expected node content": _Trouble("a value is missing before {char}", _QUOTES),
    "did not find expected <document start>": _Trouble(
        "nothing may follow the end of the document", "Remove the line `...`."
    ),
    "did not find expected comment or line break": _Trouble(
        "text may not follow > or | in the same line", "Begin the text on the next line, indented."
    ),
    "found incompatible YAML document": _Trouble("this YAML version is not known", "Remove the line `%YAML`."),
}


def syntax_finding(error: MarkedYAMLError, text: str, path: str) -> Finding:
    """E104 for what libyaml could not parse."""
    problem = error.problem or "it cannot be parsed"
    trouble = _TROUBLES.get(problem) or _Trouble(f"the YAML cannot be read here: {problem}", _QUOTES)
    mark = error.context_mark if trouble.at_start and error.context_mark else error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = _LINE_END.split(text)
    here = lines[line] if line < len(lines) else ""
    if "tab" in problem.split() or here[column : column + 1] == "\t":
        trouble = _TAB
    end = "the end of the line" if any(lines[line + 1 :]) else "the end of the file"
    char = repr(here[column]) if here[column:] else end
    message = trouble.message.replace("{char}", char).replace("{line}", repr(here[column:].strip()[:60]))
    return Finding("E104", Place(path, line + 1, column + 1), message, trouble.hint)


def bad_characters(text: str, path: str) -> Findings:
    """E104 for the first characters that may not stand in a YAML file; a file that holds many is no YAML at all."""
    if text.replace("\n", "").isprintable():  # most files: what can be printed may stand there
        return ()
    return tuple(_bad_character(text, match.start(), path) for match in islice(_BAD.finditer(text), _MOST))


def _bad_character(text: str, index: int, path: str) -> Finding:
    lines = _LINE_END.split(text[:index])
    char = text[index]
    name = unicodedata.name(char, "control character").lower()
    message = f"the character U+{ord(char):04X} ({name}) may not stand here"
    hint = f'Remove it, or put the value in double quotation marks and write it as "\\u{ord(char):04x}".'
    return Finding("E104", Place(path, len(lines), len(lines[-1]) + 1), message, hint)

"""Properties of CSS by what they can do to text: hide it, move it, strike it through, paint it over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .css import Declaration, tokens

Node = Any

_HIDING: dict[str, frozenset[str]] = {
    "visibility": frozenset({"visible"}),
    "opacity": frozenset({"1", "100%"}),
    "fill-opacity": frozenset({"1", "100%"}),
    "content-visibility": frozenset({"visible"}),
    "filter": frozenset({"none"}),
    "mix-blend-mode": frozenset({"normal"}),
    "text-overflow": frozenset({"clip"}),
    **dict.fromkeys(
        ("overflow", "overflow-x", "overflow-y", "overflow-block", "overflow-inline"), frozenset({"visible"})
    ),
    **dict.fromkeys(
        ("clip", "clip-path", "mask", "mask-image", "mask-border", "-webkit-mask", "-webkit-mask-image", "line-clamp",
         "-webkit-line-clamp", "-webkit-text-security", "-webkit-text-fill-color", "-webkit-text-stroke",
         "-webkit-box-reflect", "font-palette", "zoom", "all", "stroke", "text-shadow"),
        frozenset({"none", "auto", "normal"}),
    ),
}  # fmt: skip
"""Properties that hide text, or show other signs for it, with the values that do not."""

_MOVING: dict[str, frozenset[str]] = {
    "position": frozenset({"static", "relative"}),
    "order": frozenset({"0"}),
    "unicode-bidi": frozenset({"normal", "isolate"}),
    "writing-mode": frozenset({"horizontal-tb"}),
    "float": frozenset({"none"}),
    **dict.fromkeys(
        ("transform", "translate", "rotate", "scale", "offset", "offset-path", "offset-distance", "inset",
         "inset-block", "inset-block-start", "inset-block-end", "inset-inline", "inset-inline-start",
         "inset-inline-end", "top", "right", "bottom", "left", "text-indent", "shape-outside", "font-feature-settings",
         "font-variant-alternates", "font-variant-position"),
        frozenset({"none", "auto", "0", "normal"}),
    ),
}  # fmt: skip
"""Properties that take text from its place or turn figures into others, with the values that do not."""

_SIZES = frozenset({"font-size", "font", "font-size-adjust"})
_SMALLEST = {"px": 6.0, "pt": 4.5, "em": 0.5, "rem": 0.4, "%": 50.0, "mm": 1.6, "cm": 0.16, "in": 0.0625, "pc": 0.375}
_GLOBAL = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
_KEPT_COLOURS = frozenset({"currentcolor", "linktext", "canvastext", "buttontext", "none", *_GLOBAL})
_PAINTING = frozenset({"color", "fill", "--tone", "-webkit-text-fill-color"})
_TEXT_COLOURS = frozenset({"--ink", "--mute", "--gap", "--tone"})
_GROUNDS = frozenset({"--ground", "--paper", "--panel", "--highlight"})


def hides(declaration: Declaration) -> bool:
    """Whether it hides text, or can: display none, and what makes text transparent, cut off or tiny."""
    name = declaration.name
    if name == "display":
        return declaration.text.lower() == "none"
    if name in _SIZES and _is_tiny(declaration.value):
        return True
    return name in _HIDING and declaration.text.lower() not in _HIDING[name] | _GLOBAL


def moves(declaration: Declaration) -> bool:
    """Whether it takes text from where it stands, turns its order, or lays letters over one another."""
    name = declaration.name
    if name in _JUDGED:
        return _JUDGED[name](declaration)
    if name.startswith("margin"):
        return any(_number(token) < 0 and not _is_slight(name, token) for token in tokens(declaration.value))
    return name in _MOVING and declaration.text.lower() not in _MOVING[name] | _GLOBAL


def bleeds(declaration: Declaration, declarations: Sequence[Declaration]) -> bool:
    """Whether it only widens the ground of a block: as much padding in the same rule keeps the text in its place."""
    padding = next((each for each in reversed(declarations) if each.name in {"padding", "padding-inline"}), None)
    if declaration.name != "margin-inline" or padding is None:
        return False
    outward, inward = _sides(declaration), _sides(padding)
    if padding.name == "padding":
        inward = inward[1::2] or inward
    return len({(-value, unit) for value, unit in outward} | set(inward)) == 1


def _sides(declaration: Declaration) -> list[tuple[float, str]]:
    """The values of a property that has one for each side; what is no plain length is like no other."""
    return [
        (token.value, token.lower_unit) if token.type == "dimension" else (float("nan"), "")
        for token in declaration.value
        if token.type != "whitespace"
    ]


def _reverses(declaration: Declaration) -> bool:
    return "reverse" in declaration.text.lower()


def _turns(declaration: Declaration) -> bool:
    return declaration.text.lower() != "ltr"


def _unboxes(declaration: Declaration) -> bool:
    return declaration.text.lower() == "contents"


def _squeezes(declaration: Declaration) -> bool:
    return any(_number(token) < -0.1 for token in declaration.value)


def _stacks(declaration: Declaration) -> bool:
    return any(token.type == "number" and token.value < 0.7 for token in declaration.value)


def _lifts(declaration: Declaration) -> bool:
    return any(abs(_number(token)) > 1 for token in declaration.value)


_JUDGED: dict[str, Callable[[Declaration], bool]] = {
    **dict.fromkeys(("flex-direction", "flex-flow", "flex-wrap"), _reverses),
    "direction": _turns,
    "display": _unboxes,
    "letter-spacing": _squeezes,
    "word-spacing": _squeezes,
    "line-height": _stacks,
    "vertical-align": _lifts,
}
"""Properties whose values need a look."""


def strikes(declaration: Declaration) -> bool:
    return declaration.name.startswith("text-decoration") and "line-through" in declaration.text.lower()


def replaces(declaration: Declaration) -> bool:
    return declaration.name == "content" and declaration.text.lower() not in {"normal", "none"}


def covers(declarations: Sequence[Declaration]) -> Declaration | None:
    """The declaration that lays something painted, made by a pseudo-element, over what stands there."""
    is_laid = any(each.name == "position" and each.text.lower() in {"absolute", "fixed"} for each in declarations)
    painted = (each for each in declarations if each.name.startswith("background") or each.name == "border")
    return next(painted, None) if is_laid else None


def repaints(declarations: Sequence[Declaration]) -> Declaration | None:
    """The declaration of a rule that gives text a colour which the theme does not keep readable.

    A colour for something else than text may be taken where the rule says what stands behind it, too.
    """
    has_ground = any(each.name in {"background", "background-color"} for each in declarations)
    has_colour = any(each.name in _PAINTING for each in declarations)
    for each in declarations:
        if each.name in _PAINTING and not _is_readable(each.value, has_ground=has_ground):
            return each
        if each.name in {"background", "background-color"} and not has_colour and not _is_ground(each.value):
            return each
    return None


def _is_readable(value: Sequence[Node], *, has_ground: bool) -> bool:
    for token in value:
        if token.type == "ident" and token.lower_value not in _KEPT_COLOURS:
            return False
        if token.type == "hash":
            return False
        if token.type == "function":
            name = next((each.value for each in token.arguments if each.type == "ident"), "")
            known = name in _TEXT_COLOURS or name.startswith(("--actor-", "--on-")) or has_ground
            if token.lower_name != "var" or not known:
                return False
    return True


def _is_ground(value: Sequence[Node]) -> bool:
    """Whether text can stand on it: grounds of the theme, or nothing."""
    for token in value:
        if token.type == "hash" or (
            token.type == "ident" and token.lower_value not in {"none", "transparent", *_GLOBAL}
        ):
            return False
        if token.type == "function":
            name = next((each.value for each in token.arguments if each.type == "ident"), "")
            if token.lower_name != "var" or name not in _GROUNDS:
                return False
    return True


def _is_tiny(value: Sequence[Node]) -> bool:
    """Whether the first length of a font or its size is too small to be read; one that is computed may be."""
    first = next((token for token in value if token.type in {"dimension", "percentage", "number"}), None)
    if first is None:
        return False
    if first.type == "number":
        return len(value) == 1 or first.value == 0
    unit = "%" if first.type == "percentage" else first.lower_unit
    return bool(first.value < _SMALLEST.get(unit, 0.0))


def _is_slight(name: str, token: Node) -> bool:
    """A block may hang out of its column a little, but not over what stands above it."""
    along = name.startswith(("margin-inline", "margin-left", "margin-right"))
    limits = {"rem": 2.0, "em": 2.0, "px": 32.0, "pt": 24.0, "mm": 8.0}
    return along and token.type == "dimension" and -token.value <= limits.get(token.lower_unit, 0.0)


def _number(token: Node) -> float:
    return float(token.value) if token.type in {"dimension", "percentage", "number"} else 0.0

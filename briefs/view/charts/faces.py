"""How broad typefaces are, so that what is set in them can be placed without having them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Breadth:
    """`factor` is how broad a face is at most beside the one that widths are counted in, in bold and regular.

    `digit` is the width of its zero in em, 0 where it is not known: on screen a face that stands in for it is set in a
    size at which its zero is as wide.
    """

    factor: float
    digit: float = 0


_KNOWN = {
    "EB Garamond": Breadth(0.98, 0.48),
    "Gentium Book Plus": Breadth(0.9, 0.481),
    "Lato": Breadth(1.01, 0.58),
    "Mukta": Breadth(0.88, 0.575),
    "Noto Sans": Breadth(1, 0.555),
    "Open Sans": Breadth(1, 0.572),
    "Roboto": Breadth(0.98, 0.562),
    "Source Sans 3": Breadth(0.89, 0.497),
    "Ubuntu": Breadth(0.98, 0.564),
}
_UNKNOWN = Breadth(1.12)


def breadth_of(faces: str) -> Breadth:
    """The breadth of the first of these faces, as a style sheet names them: `Source Sans 3, Arial`."""
    return _KNOWN.get(faces.partition(",")[0].strip().strip("'\""), _UNKNOWN)

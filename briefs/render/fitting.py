"""In which size a face stands on the page, so that another face fills its lines about as the shipped one does."""

from __future__ import annotations

from typing import Final

#: The mean width of a glyph in running English text, in em.
_WIDTHS: Final = {
    "EB Garamond": 0.381,
    "Gentium Book Plus": 0.417,
    "Lato": 0.429,
    "Noto Sans": 0.467,
    "Open Sans": 0.461,
    "Source Sans 3": 0.413,
}
#: The faces in which the sizes of the style sheets were chosen.
_DRAWN_IN: Final = {
    "text": "Gentium Book Plus",
    "title": "Gentium Book Plus",
    "sans": "Source Sans 3",
    "figures": "Source Sans 3",
}
_LEAST, _MOST = 0.88, 1.05


def fit_of(use: str, faces: str) -> float:
    """By what to multiply the sizes of the style sheets for this use of a face, where the first of `faces` is taken.

    1 where nothing is known of the face. A narrow face grows little: larger letters than these want longer lines.
    """
    drawn_in = _WIDTHS.get(_DRAWN_IN.get(use, ""))
    width = _WIDTHS.get(faces.partition(",")[0].strip().strip("'\""))
    if drawn_in is None or width is None:
        return 1
    return round(min(max(drawn_in / width, _LEAST), _MOST), 3)

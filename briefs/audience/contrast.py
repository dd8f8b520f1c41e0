"""How well one colour can be told from another, by the measure of the Web Content Accessibility Guidelines 2.2."""

from __future__ import annotations

#: The least contrast of text (success criterion 1.4.3, level AA). Large text may have less; colours know no sizes.
TEXT = 4.5
#: The least contrast of marks that carry meaning and are no text (success criterion 1.4.11).
MARKS = 3.0


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `#RRGGBB`, from 1 for the same to 21 for black and white, in either order.

    (L1 + 0.05) / (L2 + 0.05), L1 being the relative luminance of the lighter one: "contrast ratio" in
    https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour `#RRGGBB`, from 0 for black to 1 for white.

    0.2126 R + 0.7152 G + 0.0722 B of the linear components of sRGB: "relative luminance" in
    https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    """
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(component: float) -> float:
    return component / 12.92 if component <= 0.04045 else float(((component + 0.055) / 1.055) ** 2.4)

"""What drawings show, for those who do not see them: WeasyPrint takes an alternative text from the title alone."""

from __future__ import annotations

from xml.etree.ElementTree import Element

_SVG = "{http://www.w3.org/2000/svg}"


def describe(page: Element) -> None:
    """Put the description of each drawing behind its title, so that the alternative text tells the data too."""
    for drawing in page.iter(f"{_SVG}svg"):
        title, description = drawing.find(f"{_SVG}title"), drawing.find(f"{_SVG}desc")
        if title is not None and title.text and description is not None and description.text:
            title.text = f"{title.text.rstrip('. ')}. {description.text}"

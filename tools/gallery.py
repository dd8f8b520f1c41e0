"""Draw page 1 of each brief as a small picture: `gallery.py FOLDER-OF-PDFS FOLDER-OF-PICTURES`.

The same PDF gives the same picture: the renderer comes with its Python package, and nothing of the time is written.
"""

from __future__ import annotations

import io
import sys
from contextlib import closing
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

DOTS_AN_INCH = 110
COLOURS = 128
EDGE = "#C9CDD1"  # a hair round the page, which is as white as what it lies on


def draw(pdf: Path) -> bytes:
    """The first page as PNG."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        page = document[0]
        picture = page.render(scale=DOTS_AN_INCH / 72).to_pil().convert("RGB")
        page.close()
    framed = ImageOps.expand(picture, border=1, fill=EDGE)
    # this way of choosing colours keeps the hairs between rows, which are nearly as light as the page
    few = framed.quantize(colors=COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    data = io.BytesIO()
    few.save(data, "PNG", optimize=True)
    return data.getvalue()


def main(briefs: Path, pictures: Path) -> None:
    """Write `<audience>.png` for each brief, and remove the pictures of audiences that have none."""
    drawn = {pdf.name.split(".")[1]: draw(pdf) for pdf in sorted(briefs.glob("*.en.pdf"))}
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("*.png"):
        if old.stem not in drawn:
            old.unlink()
    for audience, data in drawn.items():
        (pictures / f"{audience}.png").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""HTML from a view: Jinja templates, sandboxed, with a note of every file that was looked for."""

from .finder import Folder, TemplateFinder, template_finder
from .head import Stylesheet, print_css
from .index import render_index
from .page import RenderedHtml, render

__all__ = [
    "Folder",
    "RenderedHtml",
    "Stylesheet",
    "TemplateFinder",
    "print_css",
    "render",
    "render_index",
    "template_finder",
]

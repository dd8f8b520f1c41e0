"""Making and reading PDF files. Nothing here loads the typesetter before something is typeset."""

from . import tools
from .job import Bookmark, Failure, Image, Job, Limits, Remark, Sheet, Typeset
from .workers import Workers

__all__ = ["Bookmark", "Failure", "Image", "Job", "Limits", "Remark", "Sheet", "Typeset", "Workers", "tools"]

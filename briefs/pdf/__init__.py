"""Making and reading PDF files. Nothing here loads the typesetter before something is typeset."""

from .job import Failure, Folder, Job, Limits, Remark, Sheet, Typeset
from .workers import Workers

__all__ = ["Failure", "Folder", "Job", "Limits", "Remark", "Sheet", "Typeset", "Workers"]

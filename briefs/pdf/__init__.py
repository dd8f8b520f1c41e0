"""Making and reading PDF files. Nothing here loads the typesetter before something is typeset."""

from typing import TYPE_CHECKING, Any

from . import tools
from .job import Bookmark, Failure, Image, Job, Limits, Remark, Sheet, Typeset

if TYPE_CHECKING:
    from .workers import Workers

__all__ = ["Bookmark", "Failure", "Image", "Job", "Limits", "Remark", "Sheet", "Typeset", "Workers", "tools"]


def __getattr__(name: str) -> Any:
    """Load what starts children when it is asked for: most commands start none."""
    if name == "Workers":
        from .workers import Workers  # noqa: PLC0415  # as said

        return Workers
    raise AttributeError(name)

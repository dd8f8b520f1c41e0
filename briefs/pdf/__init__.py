"""Making and reading PDF files. Nothing here loads the typesetter before something is typeset."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import tools

if TYPE_CHECKING:
    from .job import Bookmark, Failure, Image, Job, Remark, Sheet, Typeset, Unseen
    from .limits import Limits
    from .workers import Workers

__all__ = ["Bookmark", "Failure", "Image", "Job", "Limits", "Remark", "Sheet", "Typeset", "Unseen", "Workers", "tools"]

#: Where these are, if not in `job`. They are loaded when they are asked for: most commands typeset nothing.
_HOMES = {"Limits": "limits", "Workers": "workers"}


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'job')}"), name)
    raise AttributeError(name)

"""From checked facts and prose to what a template sees, with a record of all that may stand on the page."""

from .brief import BriefView
from .make import make_view
from .shown import Shown

__all__ = ["BriefView", "Shown", "make_view"]

"""From checked facts and prose to what a template sees, with a record of all that may stand on the page."""

from .brief import BriefView
from .changes import frozen_changes
from .make import make_view
from .shown import Shown
from .stamp import Stamp

__all__ = ["BriefView", "Shown", "Stamp", "frozen_changes", "make_view"]

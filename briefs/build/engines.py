"""Where PDFs are made: in children on this machine, or on a Dask cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from briefs.pdf import Limits
from briefs.problems import UserError

from .processors import processors

if TYPE_CHECKING:
    from briefs.engine import Cluster
    from briefs.pdf import Workers

#: Where a build sends its jobs.
Typesetters: TypeAlias = "Workers | Cluster"
LOCAL, DASK = "local", "dask"


def check_engine(engine: str) -> None:
    """Raise UserError where there is no such engine.

    There are `local`, `dask` for a cluster on this machine, and `dask=` with the address of a scheduler.
    """
    kind, given, address = engine.partition("=")
    if engine != LOCAL and (kind != DASK or (given and not address)):
        raise UserError(f"there is no engine {engine!r}", "Engines: local, dask, dask=ADDRESS of a scheduler.")


def typesetters(engine: str, jobs: int | None, limits: Limits) -> Typesetters:
    """What `--engine` names (see `check_engine`)."""
    check_engine(engine)
    count = jobs or processors()
    if engine == LOCAL:
        from briefs.pdf.workers import Workers  # noqa: PLC0415  # takes longer to load than to see that all is made

        return Workers(count, limits)
    address = engine.removeprefix(DASK).removeprefix("=")
    try:
        from briefs.engine import Cluster  # noqa: PLC0415  # Dask is an extra
    except ImportError as error:
        raise UserError(f"Dask is not installed: {error}", "Install `policy-briefs[dask]`.") from error
    return Cluster(address or None, count, limits)

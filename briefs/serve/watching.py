"""The files of a project, watched."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import aclosing
from pathlib import Path

from watchfiles import Change, awatch

from briefs.problems import UserError

#: Milliseconds without a further change after which a save is taken to be whole, and the most that is waited for them.
_QUIET, _LONGEST = 8, 200


async def saves(
    folders: Callable[[], frozenset[Path]], concerns: Callable[[Path], bool], others: asyncio.Event
) -> AsyncIterator[None]:
    """Tell each time that files in these folders were saved.

    Which folders these are is asked anew each time, and when `others` is set.

    Left out are files that do not concern us, and what an editor keeps for itself beside a file: its name begins with
    a dot or ends with a tilde. Raise UserError where the system does not let the folders be watched.
    """

    def counts(_: Change, path: str) -> bool:
        file = Path(path)
        return not file.name.startswith(".") and not file.name.endswith("~") and concerns(file)

    while True:
        others.clear()
        watched = folders()
        changes = awatch(
            *watched, watch_filter=counts, debounce=_LONGEST, step=_QUIET, stop_event=others, recursive=False
        )
        try:
            async with aclosing(changes):
                async for _ in changes:
                    yield
                    if folders() != watched:
                        break
        except OSError as error:
            if folders() == watched:  # and not because one of them went away just now
                hint = "With WATCHFILES_FORCE_POLLING=1 in the environment they are looked at again and again instead."
                raise UserError(f"the files of the project cannot be watched: {error}", hint) from error
        yield  # what was saved before the new folders were watched


def folders_of(root: Path, names: Iterable[str]) -> frozenset[Path]:
    """`root`, and what of these folders in it is there, with all folders beneath."""
    beneath = {Path(folder) for name in names for folder, _, _ in os.walk(root / name)}
    return frozenset({root, *beneath})

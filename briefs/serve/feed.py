"""The newest message for everyone who follows: whoever is slow misses those between, never the last."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator


class Feed:
    """One message at a time. To be used from one event loop."""

    def __init__(self) -> None:
        self._message = ""
        self._newer = asyncio.Event()
        self._closed = False

    def tell(self, message: str) -> None:
        """Give this message to all who follow, unless it is what they have."""
        if message != self._message:
            self._message = message
            self._wake()

    def close(self) -> None:
        """Let all who follow come to an end."""
        self._closed = True
        self._wake()

    async def follow(self) -> AsyncIterator[str]:
        """The message there is, then each newer one."""
        while not self._closed:
            newer = self._newer
            yield self._message
            await newer.wait()

    def _wake(self) -> None:
        newer, self._newer = self._newer, asyncio.Event()
        newer.set()

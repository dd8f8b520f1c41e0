"""The server: a socket on this machine alone, and the preview beside it until Ctrl-C."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from briefs.build.targets import OutputType
from briefs.problems import UserError

from .application import application
from .guarding import guarded
from .preview import Preview

_ADDRESS = "127.0.0.1"
#: Seconds that a browser has, at the end, to take what is on its way to it.
_GRACE = 1.0


def serve(root: Path, port: int, types: tuple[OutputType, ...], ready: Callable[[str], None]) -> None:
    """Serve the project in `root` until it is interrupted; `ready` is told the address.

    Port 0 is any that is free. Raise UserError where the port is taken or files cannot be watched.
    """
    with _listening(port) as ours:
        asyncio.run(_serve(ours, Preview(root, types), ready))


async def _serve(ours: socket.socket, preview: Preview, ready: Callable[[str], None]) -> None:
    port = ours.getsockname()[1]
    await preview.begin()
    server = _Server(preview, port)
    server.stop_at_signals()
    following = asyncio.create_task(preview.run())
    following.add_done_callback(lambda _: server.stop())
    ready(f"http://{_ADDRESS}:{port}/")
    await server.serve(sockets=[ours])
    await following


class _Server(uvicorn.Server):
    """Uvicorn for one preview, which ends with it."""

    def __init__(self, preview: Preview, port: int) -> None:
        super().__init__(
            uvicorn.Config(
                guarded(application(preview), port),
                log_level="error",
                access_log=False,
                lifespan="off",
                ws="none",
                proxy_headers=False,
                server_header=False,
                timeout_graceful_shutdown=10,
            )
        )
        self._preview = preview

    def stop(self) -> None:
        """Come to an end soon. The preview does so at once: its children have heard the signal, too."""
        self._preview.end()
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End; a connection that a browser still holds after the grace is cut, or it would hold us."""
        asyncio.get_running_loop().call_later(_GRACE, self._cut_connections)
        await super().shutdown(sockets)

    def _cut_connections(self) -> None:
        for connection in list(self.server_state.connections):
            connection.transport.abort()

    def stop_at_signals(self) -> None:
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: self.stop())

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to us: raised once more at the end, as Uvicorn does it, they would end what is to be ended."""
        yield


def _listening(port: int) -> socket.socket:
    ours = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # or a port is taken for a minute after each end
        ours.bind((_ADDRESS, port))
        ours.listen()
    except OSError as error:
        ours.close()
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        reason = "is in use" if error.errno == errno.EADDRINUSE else "may not be used"
        raise UserError(f"port {port} {reason}", f"Take another one: `briefs serve --port {port + 1}`.") from error
    return ours

"""`briefs serve` as a user runs it: the installed command in a project, and how to ask its server."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path

from conftest import BRIEFS


@dataclass(frozen=True, slots=True)
class Previewed:
    """A running preview: the project's folder, the process, and its address."""

    root: Path
    process: subprocess.Popen[str]
    address: str

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rpartition(":")[2])

    def get(self, path: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
        """What is answered to a request for this path."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path)
            response = connection.getresponse()
            return response, response.read()
        finally:
            connection.close()

    def ask(self, request: bytes) -> bytes:
        """What is answered to these very bytes, up to the end of the connection."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as ours:
            ours.sendall(request)
            return b"".join(iter(lambda: ours.recv(65536), b""))

    def end(self, name: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """End it as Ctrl-C at a terminal does; its exit code and what it wrote to standard error."""
        os.killpg(self.process.pid, name)
        _, err = self.process.communicate(timeout=60)
        return self.process.returncode, err


@contextmanager
def preview(root: Path, *options: str) -> Iterator[Previewed]:
    """A preview of this project at a free port; at the end it must go cleanly, with all its children."""
    command = [BRIEFS, "serve", "--port", "0", *options]
    process = subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    try:
        served = Previewed(root, process, process.stdout.readline().strip())
        yield served
        if process.poll() is None:
            code, err = served.end()
            assert (code, err) == (0, "Open this address in a browser; Ctrl-C ends the preview.\n"), err
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

"""Who may ask, and what may be done with the answer: for each request, before anything looks at it.

A page in the same browser, from anywhere, can send requests to this machine. It can read no answer of ours: what does
not name this very server is refused, and no other page may show or load what we serve.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Application: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

#: The port that browsers do not name where they ask for it.
_LEFT_OUT = 80
_METHODS = frozenset({"GET", "HEAD"})
_POLICY = b"content-security-policy"
_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
_NOTHING = (_POLICY, b"default-src 'none'; frame-ancestors 'none'")


def guarded(application: Application, port: int) -> Application:
    """The application behind the guard of a server that is asked at this port of this machine."""
    names = ("localhost", "127.0.0.1", "[::1]")
    ends = (f":{port}", "") if port == _LEFT_OUT else (f":{port}",)
    hosts = frozenset(f"{name}{end}".encode() for name in names for end in ends)

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                own = () if any(name == _POLICY for name, _ in given) else (_NOTHING,)
                message = {**message, "headers": [*given, *_HEADERS, *own]}
            await send(message)

        refused = _refusal(scope, hosts)
        if refused is None:
            await application(scope, receive, send_marked)
        else:
            await _refuse(send_marked, *refused)

    return guard


def _refusal(scope: Scope, hosts: frozenset[bytes]) -> tuple[int, str] | None:
    """Why a request is refused: the status and a sentence; None where it is not."""
    named = [value for name, value in scope["headers"] if name == b"host"]
    if len(named) != 1 or named[0] not in hosts:
        return 421, "This server answers only to its own address on this machine."
    if scope["method"] not in _METHODS:
        return 405, "This server can only be read."
    if b"%" in scope["raw_path"] or b"\\" in scope["raw_path"]:
        return 404, "There is no such page."
    return None


async def _refuse(send: Send, status: int, sentence: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"allow", b"GET, HEAD"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{sentence}\n".encode()})

"""What is answered to whom asks for what: the shell page, the briefs in it, and the feed of what has changed."""

from __future__ import annotations

from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from briefs import resources
from briefs.build.targets import OutputType

from .preview import Preview

_TYPES = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "pdf": "application/pdf",
    "ttf": "font/ttf",
}
_OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
#: A brief is one file: it runs nothing and asks for nothing. What shows a PDF belongs to the browser.
_POLICIES = {
    "html": (
        "default-src 'none'; style-src 'unsafe-inline' data:; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
    "pdf": "frame-ancestors 'self'",
}


def application(preview: Preview) -> Starlette:
    """Answers for the pages of this preview; nothing but these names exists."""

    async def shell(request: Request) -> Response:
        name = request.path_params.get("name", "")
        if name.endswith(tuple(f".{type}" for type in OutputType)):
            return output(name)
        if name and not preview.knows(name):
            raise HTTPException(404)
        return own("shell.html")

    async def own_file(request: Request) -> Response:
        return own(request.path_params["file"])

    def output(file: str) -> Response:
        data = preview.output(file)
        if data is None:
            raise HTTPException(404)
        kind = file.rpartition(".")[2]
        return _answer(data, kind, _POLICIES[kind])

    async def events(request: Request) -> Response:
        media = "text/event-stream"
        if request.method == "HEAD":
            return Response(media_type=media)
        return StreamingResponse(_events(preview, request.query_params.get("brief", "")), media_type=media)

    app = Starlette(
        routes=[
            Route("/", shell),
            Route("/-/events", events),
            Route("/-/{file}", own_file),
            Route("/{name}", shell),
        ],
        exception_handlers={404: _not_found},
    )
    app.router.redirect_slashes = False
    return app


def own(file: str) -> Response:
    """A file of the shell page itself."""
    data = resources.preview_files().get(file)
    if data is None:
        raise HTTPException(404)
    return _answer(data.read_bytes(), file.rpartition(".")[2], _OWN)


async def _events(preview: Preview, name: str) -> AsyncIterator[str]:
    """The states of the preview as server-sent events, while somebody looks at this brief."""
    with preview.looking_at(name):
        async for state in preview.feed.follow():
            yield f"data: {state}\n\n"


async def _not_found(request: Request, error: Exception) -> Response:  # noqa: ARG001  # the shape of a handler
    return PlainTextResponse("There is no such page. All briefs are listed at /\n", 404)


def _answer(data: bytes, kind: str, policy: str) -> Response:
    return Response(data, headers={"content-type": _TYPES[kind], "content-security-policy": policy})

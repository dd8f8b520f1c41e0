"""`briefs edition release`, `diff` and `notice`."""

from __future__ import annotations

from typing import Annotated

import typer

from briefs.console.streams import Format

from .options import Audiences, Jobs, Languages, OutputFormat, Topics
from .shared import ExitCode, exit_code, open_project

app = typer.Typer(name="edition", no_args_is_help=True, rich_markup_mode=None, help="Release and compare editions.")


@app.callback()
def _edition() -> None:
    """Release and compare editions."""


@app.command()
def release(
    topics: Topics = None,
    jobs: Jobs = None,
    output_format: OutputFormat = Format.TEXT,
) -> None:
    """Release the next edition: make its briefs, keep them, and freeze its facts.

    The facts go to editions/TOPIC/NUMBER.json, the documents to out/editions/TOPIC/NUMBER/. What you wrote is not
    touched, and no edition is ever overwritten. Nothing is released while a check fails, the number was not raised,
    nothing changed, or a changed fact has no entry under `changes`.

    \b
    Examples:
      briefs edition release
      briefs edition release us-china-ai
    """
    from briefs.build.options import Options
    from briefs.build.releasing import release
    from briefs.build.targets import Selection
    from briefs.console.changes import show_release
    from briefs.console.streams import Streams

    streams = Streams(output_format)
    project, findings = open_project(streams)
    events = release(project, Selection(topics=tuple(topics or ())), Options(jobs=jobs), findings)
    if not show_release(streams, events, findings):
        raise typer.Exit(ExitCode.ERRORS)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="A", help="The older state.")],
    new: Annotated[
        str | None, typer.Argument(metavar="B", help="The newer state.", show_default="the project as it is")
    ] = None,
    topic: Annotated[
        str | None, typer.Option("--topic", metavar="TOPIC", help="Only this topic.", show_default=False)
    ] = None,
    output_format: OutputFormat = Format.TEXT,
) -> None:
    """Compare two states: what facts say, and what the briefs tell in sentences.

    A state is the number of an edition, a git revision, a fact file, or a finished brief. A fact file alone has no
    sentences, nor has a brief that does not pass the checks; and a brief is not held to facts that it does not use.
    In a sentence that changed, [-old-] words stand before {+new+} ones.

    \b
    Examples:
      briefs edition diff 1
      briefs edition diff 1 2
      briefs edition diff HEAD~3
      briefs edition diff received.pdf out/us-china-ai.press.en.pdf
    """
    from briefs.build.differing import differences_between
    from briefs.console.changes import show_differences
    from briefs.console.streams import Streams

    streams = Streams(output_format)
    project, findings = open_project(streams)
    told, more = differences_between(project, old, new, topic)
    findings = findings + more if new is None else ()
    show_differences(streams, told, findings)
    raise typer.Exit(exit_code(findings))


@app.command()
def notice(
    topics: Topics = None,
    audience: Audiences = None,
    language: Languages = None,
    output_format: OutputFormat = Format.TEXT,
) -> None:
    """Print what to send to those who hold the edition before the last.

    Each notice is about one brief, and tells only what that brief said: the old value and the new one, why, and the
    hashes of the old file and the new one. A brief that the last edition left as it was has none.

    \b
    Examples:
      briefs edition notice
      briefs edition notice us-china-ai -a press
    """
    from briefs.build.noticing import notices
    from briefs.build.targets import Selection
    from briefs.console.changes import show_notices
    from briefs.console.streams import Streams

    streams = Streams(output_format)
    project, _ = open_project(streams)
    selection = Selection(tuple(topics or ()), tuple(audience or ()), tuple(language or ()))
    show_notices(streams, notices(project, selection))

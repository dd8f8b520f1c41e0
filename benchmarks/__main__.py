"""`make bench`: prints each figure as a ratio against its peer, and fails where a bound is missed."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .projects import many_facts, shipped
from .timing import Result, compare, run

_ROOT = Path(__file__).parent.parent
_BIN = Path(sys.executable).parent
_BRIEFS = str(_BIN / "briefs")
_HELLO = """\
import typer

app = typer.Typer()


@app.command()
def hello(name: str = "you") -> None:
    \"\"\"Say hello.\"\"\"
    typer.echo(f"Hello {name}")


app()
"""


def _results(folder: Path) -> Iterator[Result]:
    hello = folder / "hello.py"
    hello.write_text(_HELLO)
    peer = [sys.executable, str(hello), "--help"]
    for option in ("--help", "--version"):
        yield compare(
            f"briefs {option}", [_BRIEFS, option], peer, bound=1.3, peer_name="hello-world Typer --help", cwd=_ROOT
        )
    yield from _shipped(folder)
    facts = many_facts(folder / "many", 10_000)
    yield compare(
        "briefs check, 10,000 facts",
        [_BRIEFS, "check"],
        [str(_BIN / "yamllint"), "-d", "{extends: relaxed, rules: {line-length: disable}}", str(facts)],
        bound=0.12,
        peer_name="yamllint on the same file",
        cwd=folder / "many",
        runs=5,
    )


def _shipped(folder: Path) -> Iterator[Result]:
    """Checks of the shipped project: from nothing, and as a build remembers it."""
    project = shipped(folder / "shipped")

    def check(when: str, bound: float | None = None) -> Result:
        peer = [sys.executable, "-c", "import typer, pydantic"]
        name = f"briefs check, shipped, {when}"
        return compare(name, [_BRIEFS, "check"], peer, bound=bound, peer_name="import typer, pydantic", cwd=project)

    yield check("from nothing")
    run([_BRIEFS, "build"], project)
    yield check("after a build", bound=4)


def main() -> int:
    missed = 0
    print(f"{'what':36} {'ours, s':>8} {'peer, s':>8} {'ratio':>7} {'bound':>6} {'peak, MB':>9}  peer")
    with tempfile.TemporaryDirectory() as folder:
        for result in _results(Path(folder)):
            missed += not result.holds
            bound = "" if result.bound is None else f"{result.bound:.2f}"
            print(
                f"{result.name:36} {result.ours:8.3f} {result.peer:8.3f} {result.ratio:7.3f} {bound:>6}"
                f" {result.peak_mb:9.0f}  {result.peer_name}{'' if result.holds else '  MISSED'}",
                flush=True,
            )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

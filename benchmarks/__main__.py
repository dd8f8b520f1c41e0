"""`make bench`: prints each figure as a ratio against its peer, and fails where a bound is missed."""

from __future__ import annotations

import argparse
import compileall
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from .building import Builds
from .others import beside_others
from .projects import TOPIC, many_facts, shipped
from .telling import HEAD, line_of, page_of
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


def _starting(folder: Path) -> Iterator[Result]:
    hello = folder / "hello.py"
    hello.write_text(_HELLO)
    peer = [sys.executable, str(hello), "--help"]
    for option in ("--help", "--version"):
        yield compare(
            f"briefs {option}", [_BRIEFS, option], peer, bound=1.3, peer_name="hello-world Typer --help", cwd=_ROOT
        )


def _checking(folder: Path) -> Iterator[Result]:
    facts = many_facts(folder / "many", 10_000)
    result = compare(
        "briefs check, 10,000 facts",
        [_BRIEFS, "check"],
        [str(_BIN / "yamllint"), "-d", "{extends: relaxed, rules: {line-length: disable}}", str(facts)],
        bound=0.12,
        peer_name="yamllint on the same file",
        cwd=folder / "many",
        runs=5,
    )
    yield result
    yield Result.of_memory("memory of that check", result.peak_mb, 150)


def _shipped(folder: Path) -> Iterator[Result]:
    """Checks of the shipped project: from nothing, as a build remembers it, and after an edit of one file."""
    project = shipped(folder / "shipped")

    def check(when: str, bound: float | None = None) -> Result:
        peer = [sys.executable, "-c", "import typer, pydantic"]
        name = f"briefs check, shipped, {when}"
        return compare(name, [_BRIEFS, "check"], peer, bound=bound, peer_name="import typer, pydantic", cwd=project)

    yield check("from nothing")
    run([_BRIEFS, "build"], project)
    yield check("after a build", bound=4)
    prose = project / "facts" / TOPIC / "press.en.md"
    written = prose.read_text()
    prose.write_text(f"{written}\n")
    yield check("after an edit of one audience's prose")
    prose.write_text(written)
    facts = project / "facts" / f"{TOPIC}.yaml"
    facts.write_text(facts.read_text().replace("No origin of the figure is given.", "Its origin is not given."))
    yield check("after an edit of one fact")


def _rows(folder: Path, count: int, runs: int) -> dict[str, Callable[[], Iterator[Result]]]:
    """The measurements by name, the quick ones first."""
    builds = Builds(folder, count, runs)
    return {
        "start": lambda: _starting(folder),
        "check": lambda: _checking(folder),
        "shipped": lambda: _shipped(folder),
        "fresh": builds.fresh,
        "one": builds.one,
        "full": builds.full,
        "others": lambda: beside_others(builds),
        "dask": builds.cluster,
        "many": builds.many,
    }


def main() -> int:
    """Measure what is asked for, print it, and write it where everything was measured."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("only", nargs="*", help="start, check, shipped, fresh, one, full, others, dask, many")
    parser.add_argument("--count", type=int, default=100, help="briefs in a build; 100 for the page")
    parser.add_argument("--page", action="store_true", help="write the page also where not everything was measured")
    parser.add_argument("--runs", type=int, default=3, help="how often long builds are measured; 3 for the page")
    asked = parser.parse_args()
    compileall.compile_dir(_ROOT / "briefs", quiet=1)  # as pip leaves a package behind, and as the peers are
    results: dict[str, list[Result]] = {}
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        rows = _rows(Path(folder), asked.count, asked.runs)
        for name in asked.only or rows:
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
            results[name] = []
            for result in rows[name]():
                results[name].append(result)
                print(line_of(result), flush=True)
    if asked.page or (list(results) == list(rows) and (asked.count, asked.runs) == (100, 3)):
        left_out = [name for name in rows if name not in results]
        (_ROOT / "docs" / "performance.md").write_text(page_of(results, left_out))
    return 0 if all(result.holds for of_row in results.values() for result in of_row) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Tables: drawn at a terminal, columns held apart by tabs for everyone else, so that `cut` and `awk` read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .streams import Streams, safe


def show_table(streams: Streams, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table to standard output, with the names of its columns as the first line."""
    rich = streams.rich_out
    if rich is None:
        streams.out("\t".join(columns))
        for row in rows:
            streams.out("\t".join(" ".join(cell.split()) for cell in row))
        return
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415  # slow to load, and needed at a terminal only
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(*columns, box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(safe(cell)) for cell in row))
    rich.print(table, soft_wrap=False)


def show_markdown(streams: Streams, text: str) -> None:
    """Print Markdown to standard output: set at a terminal, as it is for everyone else."""
    rich = streams.rich_out
    if rich is None:
        streams.out(text.rstrip("\n"))
        return
    from rich.markdown import Markdown  # noqa: PLC0415  # slow to load, and needed at a terminal only

    rich.print(Markdown(safe(text)), soft_wrap=False)

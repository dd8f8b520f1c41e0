"""What was measured, as lines at a terminal and as the page `docs/performance.md`."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence

from briefs.pdf import tools

from .timing import Result

HEAD = f"{'what':44} {'ours':>8} {'peer':>8} {'ratio':>7} {'bound':>6} {'MB':>5}  peer"


def line_of(result: Result) -> str:
    """One line: medians in seconds (or MB), and the ratio, which is what counts."""
    bound = "" if result.bound is None else f"{result.bound:.3g}"
    missed = "" if result.holds else "  MISSED"
    return (
        f"{result.name:44} {result.ours:8.3f} {result.peer:8.3f} {result.ratio:7.3f} {bound:>6}"
        f" {result.peak_mb:5.0f}  {result.peer_name}{missed}"
    )


def page_of(results: Sequence[Result]) -> str:
    """The page: ratios alone, because seconds say more of a machine than of a program."""
    parts = tools.typesetter()
    versions = ", ".join(f"{name} {parts[key]}" for name, key in (("WeasyPrint", "weasyprint"), ("Pango", "Pango")))
    rows = "\n".join(
        f"| {each.name} | {each.ratio:.3f} | {'' if each.bound is None else f'{each.bound:.3g}'} | {each.peer_name} |"
        f" {'' if each.bound is None else 'yes' if each.holds else '**no**'} |"
        for each in results
    )
    return f"""\
# How fast it is

Written by `make bench`.
Each figure is a ratio of wall-clock times (or of memory) to a peer in the same run, in turn with it, on
{os.cpu_count()} processors with Python {platform.python_version()}, {versions}.
Medians of neighbouring runs.
The projects are generated: the shipped briefs of four pages, each topic with a source of its own.

| what | ratio | at most | beside | holds |
|---|---|---|---|---|
{rows}

The loop of `weasyprint` is measured on every fifth brief, in turn with ours, and multiplied.
Memory of several processes is the sum of their proportional set sizes: what they share counts once.
"""

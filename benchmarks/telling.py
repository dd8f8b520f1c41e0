"""What was measured, as lines at a terminal and as the page `docs/performance.md`."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import Template

from briefs.pdf import tools

from .timing import Result

HEAD = f"{'what':60} {'ours':>9} {'peer':>9} {'ratio':>8} {'bound':>6}  peer"
_FRAME = Path(__file__).parent / "page.md"
_OTHERS = "others"
_SMALL = 0.05


def line_of(result: Result) -> str:
    """One line: medians, and the ratio, which is what counts."""
    bound = "" if result.bound is None else _figure(result.bound)
    missed = "" if result.holds else "  MISSED"
    return (
        f"{result.name:60} {result.ours:9.3f} {result.peer:9.3f} {_figure(result.ratio):>8} {bound:>6}"
        f"  {result.peer_name or result.unit}{missed}"
    )


def page_of(results: Mapping[str, Sequence[Result]], left_out: Sequence[str] = ()) -> str:
    """The page of a run, by the names of its rows; it says which of them were not measured."""
    ours = "\n".join(map(_row, (each for name, found in results.items() if name != _OTHERS for each in found)))
    others = "\n".join(map(_other, results.get(_OTHERS, ())))
    machine = _machine()
    if left_out:
        machine += f"\nNot measured in this run: {', '.join(left_out)}."
    return Template(_FRAME.read_text()).substitute(machine=machine, ours=ours, others=others)


def _row(each: Result) -> str:
    holds = "" if each.bound is None else "yes" if each.holds else "**no**"
    if each.unit == "MB" and not each.peer_name:
        return f"| {each.name} | {each.peer:.0f} MB | {each.ours:.0f} MB | | | | {holds} |"
    bound = "" if each.bound is None else f"{_figure(each.bound)}"
    return (
        f"| {each.name} | {bound} | {_figure(each.ratio)} | {each.ours:.3g} {each.unit} | {each.peer:.3g} {each.unit} |"
        f" {each.peer_name} | {holds} |"
    )


def _other(each: Result) -> str:
    return f"| {each.name} | {each.ours:.3f} | {each.peer_name} | {each.peer:.3f} |"


def _figure(ratio: float) -> str:
    """A ratio: small ones as parts of one, as bounds of them are given."""
    return f"1/{1 / ratio:.0f}" if ratio < _SMALL else f"{ratio:.2f}"


def _machine() -> str:
    parts = tools.typesetter()
    named = (("WeasyPrint", "weasyprint"), ("Pango", "Pango"), ("HarfBuzz", "HarfBuzz"))
    versions = ", ".join(f"{name} {parts[key]}" for name, key in named)
    memory = _told("/proc/meminfo", "MemTotal").split()
    gigabytes = f", {int(memory[0]) / (1 << 20):.0f} GB of memory" if memory else ""
    processor = _told("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()
    return (
        f"Measured on {os.cpu_count()} processors ({processor}){gigabytes}, {platform.system()}, "
        f"Python {platform.python_version()}, {versions}."
    )


def _told(path: str, name: str) -> str:
    """What a file of the system says under a name; nothing where there is none."""
    lines: Iterable[str] = Path(path).read_text().splitlines() if Path(path).exists() else ()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")

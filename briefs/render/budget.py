"""How much a template may do: a page takes few steps and short texts, one that runs away many or long ones."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError

#: How many passes of loops, calls and included templates one rendering may take together.
MOST_STEPS = 500_000
#: How long a text, and how large a number, a template may hand on.
LONGEST_TEXT = 20_000_000
LARGEST_NUMBER = 1_000_000
#: How much memory a rendering may take beyond what is in use, in bytes.
_MEMORY = 1 << 29
COUNTED, SIZED = "counted", "sized"


class Budget:
    """What is left of one rendering; raise SecurityError where it is spent."""

    def __init__(self) -> None:
        self._left = MOST_STEPS

    def step(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise SecurityError(f"a page takes at most {MOST_STEPS} steps; this template takes more")

    def counted(self, items: Iterable[Any]) -> Iterable[Any]:
        """The items of a loop. What has a length keeps it, so that a template can ask for the last."""
        if isinstance(items, list | tuple | range | dict | str):
            self._left -= len(items)
            if self._left < 0:
                self.step()
            return items
        return self._each(items)

    def _each(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self.step()
            yield item

    def limited(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter whose arguments and result are small enough."""

        @wraps(function)
        def filtered(*arguments: Any, **named: Any) -> Any:
            self.step()
            small(*arguments, *named.values())
            found = function(*arguments, **named)
            small(found)
            return found

        return filtered


def small(*values: Any) -> None:
    """Raise SecurityError for a text or number that no page needs."""
    for value in values:
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            raise SecurityError(f"a template makes a text of {len(value)} characters")
        if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
            raise SecurityError("a template asks for more than a million of something")


def sized(value: Any) -> Any:
    """The value, if no text in it is too long."""
    small(value)
    return value


def bounded(tree: nodes.Template) -> nodes.Template:
    """A template whose loops are counted and whose joined texts are measured."""
    for loop in tree.find_all(nodes.For):
        if loop.recursive:
            raise SecurityError("a template has a recursive loop: a page needs none")
        loop.iter = _through(COUNTED, loop.iter)
    for parent in [tree, *tree.find_all(nodes.Node)]:
        for name, value in parent.iter_fields():
            if isinstance(value, nodes.Concat):
                setattr(parent, name, _through(SIZED, value))
            elif isinstance(value, list):
                value[:] = [_through(SIZED, each) if isinstance(each, nodes.Concat) else each for each in value]
    return tree


def _through(name: str, value: nodes.Node) -> nodes.Filter:
    return nodes.Filter(value, name, [], [], None, None, lineno=value.lineno)


@contextmanager
def little_memory() -> Iterator[None]:
    """Let nothing take much more memory than is in use, where the system can be asked for that."""
    in_use = _in_use()
    if in_use is None:
        yield
        return
    import resource  # noqa: PLC0415 - not on every system

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limits = [each for each in (soft, hard, in_use + _MEMORY) if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _in_use() -> int | None:
    """The address space of this process in bytes; None where nothing tells it."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return None
    return int(pages) * mmap.PAGESIZE

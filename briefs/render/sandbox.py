"""Jinja as templates get it: sandboxed, strict about names, with every loop and every look-up bounded or noted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound, nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from .budget import COUNTED, SIZED, Budget, bounded, sized, small
from .finder import Lookup

_NOT_FOUND = "?"
_LEFT_OUT = {"random", "lipsum"}  # what is not the same each time


class UnknownNameError(UndefinedError):
    """A template used a name that does not exist; `known` are those that do."""

    def __init__(self, name: str, known: tuple[str, ...], owner: str) -> None:
        super().__init__(f"{name!r} is unknown{f' in {owner}' if owner else ''}")
        self.known = known
        self.name = name


class _Unknown(StrictUndefined):
    """What stands for an unknown name until it is used."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        owner = "" if obj is missing else type(obj).__name__
        known = _names_of(obj)

        def unknown(message: str) -> TemplateRuntimeError:
            if hint is not None or name is None:
                return exc(message)
            return UnknownNameError(str(name), known, owner)

        super().__init__(hint, obj, name, unknown)  # type: ignore[arg-type]  # called like an exception class

    def __reduce__(self) -> str:  # pragma: no cover - an unknown name is never stored
        raise TypeError("an unknown name cannot be stored")


def _names_of(obj: Any) -> tuple[str, ...]:
    if isinstance(obj, Mapping):
        return tuple(str(key) for key in obj)
    if is_dataclass(obj):
        return tuple(field.name for field in fields(obj))
    return ()


class _Loader(BaseLoader):
    """Makes templates of files that the environment has looked up already."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        found = self._lookup.known(name)
        if found is None:
            raise TemplateNotFound(name.removeprefix(_NOT_FOUND))
        return Template.from_code(environment, _compiled(found.text, name), dict(globals or {}))


class _Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one rendering. Templates are known by their path as authors see it."""

    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(self, lookup: Lookup | None = None) -> None:
        super().__init__(
            autoescape=True,
            undefined=_Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            loader=_Loader(lookup) if lookup is not None else None,
        )
        self._lookup = lookup
        self._budget = Budget()
        self._safe: dict[tuple[type, str], bool] = {}
        for table in (self.filters, self.globals):
            for name in _LEFT_OUT & set(table):
                del table[name]
        self.filters = {name: self._budget.limited(function) for name, function in self.filters.items()}
        self.filters |= {COUNTED: _at_run_time(self._budget.counted), SIZED: _at_run_time(sized)}

    def join_path(self, template: str, parent: str) -> str:
        """Look a template up for another one. Each include, extend and import comes by here, cached or not."""
        self._budget.step()
        found = self._lookup.template(template, asked_by=parent) if self._lookup is not None else None
        return found.shown if found is not None else _NOT_FOUND + template

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """As Jinja answers it; that rests on the type of the object, and is asked once for each name that it has."""
        asked = (type(obj), attr)
        if asked not in self._safe:
            self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return self._safe[asked]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002 - Jinja's shape
        """Multiply small numbers only: a page needs no power, and no text a million times over."""
        if operator == "+":
            return sized(left + right)
        if all(isinstance(value, int | float) and abs(value) < 1e9 for value in (left, right)):
            if operator == "*":
                return left * right
            if operator == "%":
                return left % right
        raise SecurityError(f"templates cannot compute {type(left).__name__} {operator} {type(right).__name__}")

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what a template calls, with small arguments and for a small result."""
        self._budget.step()
        small(*args, *kwargs.values())
        return sized(super().call(context, obj, *args, **kwargs))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return bounded(super()._parse(source, name, filename))


def _at_run_time(function: Callable[[Any], Any]) -> Callable[[Context, Any], Any]:
    """A filter that is not worked out once and for all when its template is compiled."""

    @pass_context
    def filtered(_: Context, value: Any) -> Any:
        return function(value)

    return filtered


@lru_cache(maxsize=256)
def _compiled(text: str, name: str) -> CodeType:
    return _Sandbox().compile(text, name, name)


def environment(lookup: Lookup, section: Callable[[str], Any]) -> Environment:
    """An environment for one rendering, in which `section` places a part of the brief."""
    sandbox = _Sandbox(lookup)
    sandbox.globals["section"] = section
    return sandbox

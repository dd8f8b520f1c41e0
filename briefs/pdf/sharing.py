"""Styles of elements that are alike, worked out once.

WeasyPrint 70 lets elements share a style where the same rules apply to them and their parents share theirs. But an `id`
is an anchor, and an anchor is a part of the style: so each note of a brief, and all that stands in it, had styles of
their own. So had what style sheets put before and behind an element. Both together took a tenth of the time.
"""

from __future__ import annotations

from typing import Any

from weasyprint import css

_MADE = frozenset({"before", "after"})  # of others, notes say which one they are by changing its style


def share_styles() -> None:
    """Let the typesetter of this process do so."""
    css.StyleFor = _StyleFor


class _StyleFor(css.StyleFor):  # type: ignore[misc]  # WeasyPrint has no types
    """Takes the place of WeasyPrint's class of this name.

    While styles are given out, anchors are left aside, so that what stands in their elements can share. No element
    inherits one.
    """

    def __init__(self, html: Any, sheets: Any, hints: Any, fonts: Any, targets: Any) -> None:
        self._alike: dict[tuple[Any, ...], Any] = {}
        self._anchors: dict[Any, Any] = {}
        super().__init__(html, sheets, hints, fonts, targets)
        styles = self.get_computed_styles()
        for element, anchor in self._anchors.items():
            own = styles[element, None] = _Anchored(styles[element, None], anchor)
            targets.collect_anchor(own["anchor"])

    def set_computed_styles(
        self, element: Any, parent: Any, root: Any = None, pseudo_type: str | None = None, **given: Any
    ) -> None:
        """Give an element its style; the arguments are those of WeasyPrint's method."""
        cascaded = self.get_cascaded_styles().get((element, pseudo_type), {})
        styles = self.get_computed_styles()
        has_anchor = pseudo_type is None and "anchor" in cascaded
        if parent is None or not (has_anchor or pseudo_type in _MADE):
            super().set_computed_styles(element, parent, root, pseudo_type, **given)
            return
        if has_anchor:
            self._anchors[element] = cascaded.pop("anchor")
        rules = ((name, id(value), weight) for name, (value, weight) in cascaded.items())
        key = (pseudo_type, id(styles[parent, None]), *rules)
        if key not in self._alike:
            super().set_computed_styles(element, parent, root, pseudo_type, **given)
            self._alike[key] = styles[element, pseudo_type]
        styles[element, pseudo_type] = self._alike[key]


class _Anchored(css.ComputedStyle):  # type: ignore[misc]  # as above
    """A style that differs from that of all alike in its anchor."""

    def __init__(self, alike: Any, anchor: Any) -> None:
        super().__init__(
            alike.parent_style, {**alike.cascaded, "anchor": anchor}, None, alike.root_style, alike.base_url,
            alike.font_config, alike.initial_page_sizes,
        )  # fmt: skip
        self.specified = alike.specified
        self._alike = alike
        super().__missing__("anchor")

    def __missing__(self, key: str) -> Any:
        value = self[key] = self._alike[key]
        return value

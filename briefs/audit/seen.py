"""What of an element is seen, and on which medium."""

from __future__ import annotations

from collections.abc import Iterator

from .document import Element
from .letters import MAY_BREAK
from .pieces import Medium

NEVER_SEEN = frozenset({"head", "script", "style", "template", "datalist"})
NAMING = frozenset({"title", "desc"})
"""Elements of drawings that are read out like attributes."""

BOTH = frozenset(Medium)
_NOT_PRINTED = frozenset({Medium.PRINT})
_NOT_ON_SCREEN = frozenset({Medium.SCREEN})
_NOWHERE: frozenset[Medium] = frozenset()


def is_unseen(element: Element) -> bool:
    """Whether nobody sees or hears this element on any medium."""
    attributes = element.attributes
    return element.tag in NEVER_SEEN or ("hidden" in attributes and attributes["hidden"] != "until-found")


def excluded_media(element: Element) -> frozenset[Medium]:
    """The media on which this element does not appear."""
    attributes = element.attributes
    print_only = "data-print-only" in attributes
    screen_only = "data-screen-only" in attributes or "popover" in attributes
    if element.tag in NAMING or (print_only and screen_only):
        return BOTH
    if screen_only:
        return _NOT_PRINTED
    return _NOT_ON_SCREEN if print_only else _NOWHERE


def printed_text(element: Element) -> str:
    """What an element shows in print, with a zero-width space where elements meet."""
    return MAY_BREAK.join(text for text, media in _texts(element, BOTH) if Medium.PRINT in media)


def by_medium(element: Element, media: frozenset[Medium]) -> Iterator[tuple[str, frozenset[Medium]]]:
    """What an element shows: one text where it is the same everywhere, else one for each medium."""
    texts = list(_texts(element, media))
    shown = {medium: "".join(text for text, seen in texts if medium in seen) for medium in sorted(media)}
    if len(set(shown.values())) == 1:
        yield next(iter(shown.values())), media
    else:
        for medium, text in shown.items():
            yield text, frozenset({medium})


def _texts(element: Element, media: frozenset[Medium]) -> Iterator[tuple[str, frozenset[Medium]]]:
    media -= excluded_media(element)
    for child in element.children:
        if isinstance(child, str):
            yield child, media
        elif not is_unseen(child):
            yield from _texts(child, media)

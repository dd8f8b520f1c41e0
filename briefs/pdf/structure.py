"""Mending the tag tree that WeasyPrint makes, before the file is written.

The tree is a set of dictionaries that refer to each other by number. An element's `K` holds references to its kids, and
numbers of marked content of its page; its `P` refers to its parent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

_IN_LISTS = {"/L", "/LI", "/Caption"}
_GROUPS = {"/Div", "/NonStruct", "/Sect", "/Part"}


def mend_structure(pdf: pydyf.PDF) -> None:
    """Make lists hold nothing but items, and give each link its own annotation (ISO 14289-1, 7.2 and 7.18.5)."""
    elements = [thing for thing in pdf.objects if _is(thing, "/StructElem")]
    for element in elements:
        if element["S"] == "/L":
            element["K"] = pydyf.Array(list(_items(pdf, element, element)))
    owners = _owners(pdf)
    for element in elements:
        if element["S"] != "/Link":
            _move_annotations(pdf, element, owners)


def _items(pdf: pydyf.PDF, parent: pydyf.Dictionary, list_: pydyf.Dictionary) -> Iterator[Any]:
    """The items of a list: those inside groups, such as a `div` in a `dl`, are its own; what is no item becomes one."""
    for kid in parent["K"]:
        element = _element(pdf, kid)
        if element is not None and element["S"] in _IN_LISTS:
            element["P"] = list_.reference
            yield kid
        elif element is not None and element["S"] in _GROUPS:
            yield from _items(pdf, element, list_)
        else:
            yield _item(pdf, kid, element, list_)


def _item(pdf: pydyf.PDF, kid: Any, element: pydyf.Dictionary | None, list_: pydyf.Dictionary) -> bytes:
    item, body = (pydyf.Dictionary({"Type": "/StructElem", "S": tag, "Pg": list_["Pg"]}) for tag in ("/LI", "/LBody"))
    pdf.add_object(item)
    pdf.add_object(body)
    item["P"], body["P"] = list_.reference, item.reference
    body["K"] = pydyf.Array([kid])
    item["K"] = pydyf.Array([body.reference])
    if element is not None:
        element["P"] = body.reference
    return bytes(item.reference)


def _owners(pdf: pydyf.PDF) -> tuple[pydyf.Array, dict[int, int]]:
    """The parent tree: an array of numbers and what belongs to them in turn, and where each number stands in it."""
    (root,) = (thing for thing in pdf.objects if _is(thing, "/StructTreeRoot"))
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    return numbers, {numbers[index]: index for index in range(0, len(numbers), 2)}


def _move_annotations(pdf: pydyf.PDF, element: pydyf.Dictionary, owners: tuple[pydyf.Array, dict[int, int]]) -> None:
    """Move the link annotations of an element inside a link, such as its `::after`, to the link itself."""
    moved = [kid for kid in element["K"] if isinstance(kid, bytes) and _is(_object(pdf, kid), "/OBJR")]
    link = _link_around(pdf, element) if moved else None
    if link is None:
        return
    element["K"] = pydyf.Array(kid for kid in element["K"] if kid not in moved)
    link["K"] = pydyf.Array([*moved, *link["K"]])
    numbers, places = owners
    for kid in moved:
        annotation = _object(pdf, _object(pdf, kid)["Obj"])
        numbers[places[annotation["StructParent"]] + 1] = link.reference


def _link_around(pdf: pydyf.PDF, element: pydyf.Dictionary) -> pydyf.Dictionary | None:
    parent = _object(pdf, element["P"])
    while _is(parent, "/StructElem"):
        if parent["S"] == "/Link":
            return parent
        parent = _object(pdf, parent["P"])
    return None


def _element(pdf: pydyf.PDF, kid: Any) -> pydyf.Dictionary | None:
    """The element that a kid refers to, None where it is marked content or an annotation."""
    thing = _object(pdf, kid) if isinstance(kid, bytes) else None
    return thing if _is(thing, "/StructElem") else None


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _is(thing: Any, type: str) -> bool:
    return isinstance(thing, pydyf.Dictionary) and thing.get("Type") == type

"""Names of WordprocessingML and how to ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def attribute(element: Any, name: str, default: str = "") -> str:
    return str(element.get(f"{W}{name}", default))


def switched_on(element: Any) -> bool:
    """A property without value is on; «0», «false», «off» and «none» are off."""
    return element is not None and attribute(element, "val", "1").lower() not in ("0", "false", "off", "none")


def children(parent: Any) -> Iterator[Any]:
    """Child elements; of alternative contents the first choice only."""
    for child in parent:
        if child.tag == f"{COMPATIBILITY}AlternateContent":
            choice = next(iter(child), None)
            if choice is not None:
                yield from children(choice)
        elif isinstance(child.tag, str):
            yield child

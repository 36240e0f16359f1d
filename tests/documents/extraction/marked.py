"""The answer inside the text: expected spans stand in square brackets."""

from __future__ import annotations


def unmark(marked: str) -> tuple[str, list[str]]:
    """The plain text and the bracketed pieces, in order."""
    pieces, inside = [], False
    for part in marked.replace("]", "[").split("["):
        if inside:
            pieces.append(part)
        inside = not inside
    return marked.replace("[", "").replace("]", ""), pieces

"""Text without layout, with the way back to the source.

White space becomes one space, hyphenation at line ends is undone, Markdown's marks and references to notes go; letters,
quotation marks and dashes stay as the source has them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from html import unescape

from pymorphy3 import MorphAnalyzer

from documents.extraction.blocks import Clean

LINE_END = "-‐\u00ad\u0002"  # U+0002 is what PDFium puts for a hyphen at the end of a line
# One alternative per thing that does not go over as it stands.
LAYOUT = re.compile(
    r"(?P<break>(?<=[^\W\d_])[-‐\u00ad\u0002](?:\*\*|__)?(?:[ \t]*\n\s*)(?:\*\*|__)?(?=[^\W_]))"
    r"|(?P<digits>(?<=\d)[-‐–](?:[ \t]*\n\s*)(?=\w)|(?<=\w)/[ \t]*\n\s*(?=\w))"
    r"|(?P<soft>[\u00ad\u0002\u200b\u200c\u200d\ufeff]\s*)"
    r"|(?P<note><sup>\s*(?P<sup>[^<]{1,4}?)\s*</sup>|\[\^(?P<name>[^\]]+)\]:?|(?<![мМ])(?P<digit>[¹²³⁴-⁹]+)"
    r"|\$\s*\^\s*\{?\s*(?P<tex>[\d*]{1,2})\s*\}?\s*\$)"
    r"|(?P<line>\s*<br\s*/?>\s*)"
    r"|(?P<html></?(?:sup|sub|b|i|u|em|strong|center|p|span|div)\b[^>]*>|<!--.{0,500}?-->)"
    r"|(?P<entity>&(?:nbsp|laquo|raquo|ndash|mdash|quot|amp|lt|gt|#\d{2,5});)"
    r"|(?P<link>(?P<open>!?\[)(?=[^\]\[\n]{0,200}\]\([^)\s]{0,300}\))|(?<=\S)\]\([^)\s]{0,300}\))"
    r"|(?P<strong>\*\*|(?<!\w)__|__(?!\w))"
    r"|(?P<escape>\\(?=[\\`*_{}\[\]()#+\-.!|~>№]))"
    r"|(?P<space>\s*\n\s*>+\s*|[^\S ]\s*|\s{2,})",
    re.DOTALL,
)
EMPHASIS = re.compile(r"(?<![*\w])\*(?=[^\s*])(?P<words>[^*\n]+?)(?<=[^\s*])\*(?![*\w])")
STAR = re.compile(r"(?<=[^\s*(])\*{1,3}(?=[\s.,;:)»]|$)")
RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
HEADING = re.compile(r"#{1,6}\s+")


def clean(text: str, start: int, end: int) -> Clean:
    """The clean text of `text[start:end]`."""
    return clean_with_notes(text, start, end)[0]


Notes = tuple[tuple[int, str], ...]


def clean_with_notes(text: str, start: int, end: int) -> tuple[Clean, Notes]:
    """The clean text and the references to notes in it: (offset in the clean text, mark)."""
    words = text[start:end]
    cuts, notes = _cuts(words)
    chars: list[str] = []
    offsets: list[int] = []
    marks: list[tuple[int, str]] = []
    here = 0
    for left, right, put in cuts:
        if left < here:
            continue
        chars.append(words[here:left])
        offsets.extend(range(start + here, start + left))
        kept = "" if put == " " and (not offsets or _last(chars) == " ") else put
        chars.append(kept)
        offsets.extend([start + left] * len(kept))
        if (left, right) in notes:
            marks.append((len(offsets), notes[left, right].translate(RAISED)))
        here = right
    chars.append(words[here:])
    offsets.extend(range(start + here, start + len(words)))
    return _trimmed("".join(chars), offsets, marks)


def _last(chars: list[str]) -> str:
    return next((piece[-1] for piece in reversed(chars) if piece), "")


def _trimmed(text: str, offsets: list[int], marks: list[tuple[int, str]]) -> tuple[Clean, Notes]:
    """Without white space at both ends, and none doubled where a mark was cut; the places of notes move with it."""
    lead, size = len(text) - len(text.lstrip()), len(text.rstrip())
    doubled = [hit.start() for hit in re.finditer(r" (?= )", text[:size])] if "  " in text else []
    gone = [*range(lead), *(place for place in doubled if place >= lead)]
    notes = tuple((max(0, min(place, size) - bisect_left(gone, place)), mark) for place, mark in marks)
    if not gone:
        return Clean(text[:size], tuple(offsets[:size])), notes
    kept = sorted(set(range(size)) - set(gone))
    return Clean("".join(text[place] for place in kept), tuple(offsets[place] for place in kept)), notes


def _cuts(words: str) -> tuple[list[tuple[int, int, str]], dict[tuple[int, int], str]]:
    """What is to be replaced, in order, and which of it are references to notes."""
    cuts: list[tuple[int, int, str]] = []
    notes: dict[tuple[int, int], str] = {}
    heading = HEADING.match(words)
    if heading:
        cuts.append((0, heading.end(), ""))
    for hit in LAYOUT.finditer(words):
        cuts.append((hit.start(), hit.end(), _replacement(words, hit)))
        mark = hit["sup"] or hit["name"] or hit["digit"] or hit["tex"]
        if mark:
            notes[hit.start(), hit.end()] = mark
    if "*" in words:
        for hit in EMPHASIS.finditer(words):
            cuts += [(hit.start(), hit.start() + 1, ""), (hit.end() - 1, hit.end(), "")]
        for hit in STAR.finditer(words):
            if not any(left <= hit.start() < right for left, right, _ in cuts):
                cuts.append((hit.start(), hit.end(), ""))
                notes[hit.start(), hit.end()] = hit.group()
        cuts.sort()
    return cuts, notes


def _replacement(words: str, hit: re.Match[str]) -> str:
    if hit["break"]:
        return _hyphen(words, hit)
    if hit["digits"]:
        return hit["digits"][0]
    if hit["entity"]:
        return unescape(hit["entity"]).replace("\u00a0", " ")
    return " " if hit["space"] or hit["line"] else ""


def _hyphen(words: str, hit: re.Match[str]) -> str:
    """«торгово-⏎экономического» keeps its hyphen, «дого-⏎вор» was only broken there: the dictionary knows."""
    return hyphenation(words[max(0, hit.start() - 40) : hit.start() + 1], words[hit.end() : hit.end() + 40]) or ""


def hyphenation(left: str, right: str) -> str | None:
    """For a text that breaks off with a hyphen: what stays of it before `right`. None when it breaks off otherwise."""
    if len(left) < 2 or left[-1] not in LINE_END or not left[-2].isalpha():
        return None
    first, second = re.search(r"[^\W\d_]+$", left[:-1]), re.match(r"[^\W\d_]+", right)
    return _joint(first.group(), second.group(), left[-1]) if first and second else "-"


@cache
def _joint(left: str, right: str, mark: str) -> str:
    """What stays of the hyphen between two halves of a word."""
    if mark == "\u00ad":
        return ""
    if not right[0].islower() or _known(f"{left}-{right}"):
        return "-"
    return "" if _known(left + right) else "-"


@cache
def _dictionary() -> MorphAnalyzer:
    return MorphAnalyzer()


def _known(word: str) -> bool:
    return bool(_dictionary().word_is_known(word.lower()))

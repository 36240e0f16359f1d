"""A document's text as a person reads it: blocks cut where mentions begin and end, gaps shaded.

Pure functions over rows that were already fetched; no queries here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from documents.extraction.blocks import Part
from documents.models import Block, Mention

SHADED_PARTS = frozenset({Part.PREAMBLE.value, Part.BODY.value})


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters with the same mentions. `anchors`: of the mentions that begin here. `lit`: asked for."""

    text: str
    mentions: tuple[Mention, ...] = ()
    anchors: tuple[str, ...] = ()
    lit: bool = False
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the page: its pieces, and the records that rest on it, each once."""

    block: Block
    pieces: tuple[Piece, ...]
    records: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the outline. `words`: the heading's, or, of a part without one, its number and first words."""

    block: Block
    records: int
    words: str


@dataclass(slots=True)
class Page:
    """The whole text. `unread`: share of the body's sentences that no record rests on, 0..1."""

    passages: list[Passage] = field(default_factory=list)
    outline: list[Heading] = field(default_factory=list)
    unread: float = 0.0


def page(blocks: Sequence[Block], mentions: Iterable[Mention], *, light: str = "") -> Page:
    """The text of one version. `light`: the anchor of the record whose words are to be lit strongly."""
    by_block: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_block[mention.block_id].append(mention)
    seen: set[str] = set()
    passages = [_passage(block, by_block[block.pk], light, seen) for block in blocks]
    return Page(passages, list(_outline(passages)), _unread_share(passages))


def _passage(block: Block, mentions: list[Mention], light: str, seen: set[str]) -> Passage:
    gaps = list(_gaps(block, mentions)) if block.part in SHADED_PARTS else []
    records = {mention.anchor: mention for mention in mentions}
    return Passage(block, tuple(_pieces(block.text, mentions, gaps, light, seen)), tuple(records.values()))


def _gaps(block: Block, mentions: list[Mention]) -> Iterator[tuple[int, int]]:
    """Sentences that no mention touches."""
    if block.kind in ("heading", "title"):
        return
    for start, end in block.sentences:
        if not any(mention.text_start < end and start < mention.text_end for mention in mentions):
            yield start, end


def _pieces(
    text: str, mentions: list[Mention], gaps: list[tuple[int, int]], light: str, seen: set[str]
) -> Iterator[Piece]:
    cuts = {0, len(text)}
    for mention in mentions:
        cuts |= {mention.text_start, mention.text_end}
    for start, end in gaps:
        cuts |= {start, end}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    for start, end in pairwise(edges):
        here = tuple(one for one in mentions if one.text_start <= start and end <= one.text_end)
        anchors = tuple(one.anchor for one in here if one.anchor not in seen)
        seen.update(anchors)
        yield Piece(
            text[start:end],
            here,
            tuple(dict.fromkeys(anchors)),
            lit=any(one.anchor == light for one in here),
            unread=any(gap[0] <= start and end <= gap[1] for gap in gaps),
        )


def _outline(passages: list[Passage]) -> Iterator[Heading]:
    """Headings with the number of records under each, up to the next; without headings the parts of the body."""
    headed = any(passage.block.kind == "heading" for passage in passages)
    found: list[tuple[str, Block, set[str]]] = []
    section = ""
    for passage in passages:
        block = passage.block
        if block.kind == "heading":
            found.append((block.text, block, set()))
        elif not headed and block.part in SHADED_PARTS and block.section and block.section != section:
            section = block.section
            found.append((_part_words(block), block, set()))
        if found and block.kind != "heading":
            found[-1][2].update(mention.anchor for mention in passage.records)
    return (Heading(block, len(anchors), words) for words, block, anchors in found)


def _part_words(block: Block) -> str:
    """What a part without a heading is known by; where its number opens the text already, it is not said twice."""
    section = block.section.rstrip(".")
    return block.text if block.text.startswith(section) else f"{section}. {block.text}"


def _unread_share(passages: list[Passage]) -> float:
    sentences = sum(
        len(passage.block.sentences)
        for passage in passages
        if passage.block.part in SHADED_PARTS and passage.block.kind not in ("heading", "title")
    )
    gaps = sum(1 for passage in passages for piece in passage.pieces if piece.unread)
    return gaps / sentences if sentences else 0.0

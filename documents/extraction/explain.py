"""What reading did with a file, for a person: each block with the records on it, and the sentences left unread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from documents.extraction.blocks import BlockKind, Part, Structured, TextBlock
from documents.extraction.pipeline import read_structured, recognise
from documents.extraction.records import (
    CommitmentRecord,
    DocumentRecord,
    EventRecord,
    Evidence,
    Extraction,
    InstrumentRecord,
    Record,
)

READ_PARTS = (Part.PREAMBLE, Part.BODY)
NO_SENTENCES = (BlockKind.HEADING, BlockKind.TITLE, BlockKind.FOOTNOTE, BlockKind.SIGNATURE)
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Told:
    """A record at one of its passages; `again` when it is not the first."""

    record: Record
    evidence: Evidence
    again: bool


def explain(data: bytes, *, filename: str, at: int | None = None) -> str:
    """The whole account, or that of the block at a character of the source; raises Unreadable."""
    doc = read_structured(data, filename=filename)
    found = recognise(doc)
    told = _by_block(doc, found)
    chosen = [block for block in doc.blocks if at is None or block.block.start <= at < block.block.end]
    if not chosen:
        return f"No text at {at}: white space or page furniture."
    lines = [line for block in chosen for line in _block(block, told[block.block.index])]
    return "\n".join([*lines, *(_sum(doc, found, told) if at is None else ())])


def _records(found: Extraction) -> Iterator[Record]:
    yield found.document
    yield from found.events
    yield from found.instruments
    yield from found.commitments


def _by_block(doc: Structured, found: Extraction) -> dict[int, list[Told]]:
    """Every passage under the block it stands in, in the order of the text."""
    told: dict[int, list[Told]] = defaultdict(list)
    for record in _records(found):
        for number, words in enumerate((record.evidence, *record.also)):
            told[words.block].append(Told(record, words, again=number > 0))
    for passages in told.values():
        passages.sort(key=lambda one: (one.evidence.start, one.evidence.end))
    return told


def _block(block: TextBlock, told: list[Told]) -> Iterator[str]:
    place = f"{block.block.start}-{block.block.end}"
    page = f" page {block.block.page}" if block.block.page else ""
    mark = f" {block.block.marker}" if block.block.marker else ""
    yield f"[{place}{page}] {block.part} {block.kind}{mark}: {_short(block.text)}"
    if block.lead:
        yield f"    lead: {_short(block.lead)}"
    for one in told:
        yield from _told(one)
    for start, end in unread(block, [one.evidence for one in told]):
        yield f"    unread: {_short(block.text[start:end])}"


def _told(one: Told) -> Iterator[str]:
    record = one.record
    words = "also told" if one.again else f"{record.rule} {record.confidence:.2f}"
    yield f"    {_name(record)} ({words}) {_short(_title(record))}"
    if not one.again:
        for name, doubt in sorted(record.fields.items()):
            yield f"        {name}: {getattr(record, name, None)!r} ({doubt.rule} {doubt.confidence:.2f})"


def unread(block: TextBlock, told: list[Evidence]) -> Iterator[tuple[int, int]]:
    """Sentences of a body's block that no evidence touches."""
    if block.part not in READ_PARTS or block.kind in NO_SENTENCES:
        return
    for start, end in block.sentences:
        first, last = block.clean.source_span(start, end)
        if not any(words.start < last and first < words.end for words in told):
            yield start, end


def _sum(doc: Structured, found: Extraction, told: dict[int, list[Told]]) -> Iterator[str]:
    sentences = left = 0
    for block in doc.in_part(*READ_PARTS):
        if block.kind not in NO_SENTENCES:
            sentences += len(block.sentences)
            left += sum(1 for _ in unread(block, [one.evidence for one in told[block.block.index]]))
    yield ""
    yield (
        f"{len(found.events)} events, {len(found.instruments)} instruments, {len(found.commitments)} commitments; "
        f"{left} of {sentences} sentences of preamble and body unread; reading {found.version}"
    )


def _name(record: Record) -> str:
    names = {
        DocumentRecord: "document",
        EventRecord: "event",
        InstrumentRecord: "instrument",
        CommitmentRecord: "commitment",
    }
    return names[type(record)]


def _title(record: Record) -> str:
    if isinstance(record, EventRecord):
        dates = "..".join(str(day) for day in (record.start, record.end) if day) or "no date"
        return f"{dates} {record.status} {record.title}"
    return str(getattr(record, "title", None) or getattr(record, "text", ""))


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"

"""From the blocks of a document to tellings, block by block, with what was told before at hand."""

from __future__ import annotations

import datetime as dt
import re

from documents.extraction.blocks import BlockKind, Part, Structured, TextBlock
from documents.extraction.find.dates import Context
from documents.extraction.recognise.events import followers, lists, met, tables, titled
from documents.extraction.recognise.events.occurrences import read_clause
from documents.extraction.recognise.events.scene import Scene
from documents.extraction.recognise.events.tellings import Telling
from documents.extraction.records import DocumentRecord

# Blocks without any of these have nothing to tell of events.
SIGNS = re.compile(
    r"заседан|совещан|встреч|сесси|саммит|форум|конференц|семинар|вебинар|кругл|выставк|ярмарк|фестивал|конкурс"
    r"|марафон|турнир|презентац|церемон|диалог"
    r"|недел|школ|лагер|концерт|открыт|вручен|собира|собра|председательств|перенес|состо|прош|провед|эксперт|СГГ"
    r"|СГП|КСДЛ|\b\d{1,2}\s+[а-я]+\s+\d{4}|игр|инициатор"
    r"|тренинг|акци|симпозиум|пробег|консультац|мероприят|курс|день|дни|вечер|шоу|олимпиад|хакатон|чемпионат"
    r"|съезд|конгресс|праздн|модел|\(",
    re.IGNORECASE,
)
READ_KINDS = frozenset(
    {BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.FOOTNOTE, BlockKind.CELL}
)


def read_tellings(doc: Structured, head: DocumentRecord) -> list[Telling]:
    """Every telling of the document, in order."""
    told: list[Telling] = []
    previous: dt.date | None = None
    period = (head.period_start, head.period_end) if head.period_start and head.period_end else None
    rows = tables.rows(doc)
    in_event_tables = {cell.block.index for row in rows.values() for cell in row.cells.values()}
    if own := titled.own_meeting(doc, head):
        told.append(own)
    for block in doc.blocks:
        if block.kind is BlockKind.CELL:
            context = Context(previous, head.date, period)
            row = rows.pop(block.block.index, None)
            told += tables.read(row, context)
            if block.block.index in in_event_tables or not SIGNS.search(block.text):
                continue
        if block.part is Part.SIGNATURES or block.kind not in READ_KINDS or not SIGNS.search(block.text):
            continue
        scene = Scene(block, Context(previous, head.date, period))
        found = _read_block(scene, told)
        told += found
        days = [hit.last for hit in scene.dates if hit.precision == "day" and hit.role == "occurrence"]
        previous = days[-1] if days else previous
    return told


def _read_block(scene: Scene, told: list[Telling]) -> list[Telling]:
    if listed := lists.read(scene):
        return listed
    found: list[Telling] = []
    for sentence in scene.block.sentences:
        for clause in scene.clauses(*sentence):
            before = [*told, *found]
            fresh = read_clause(scene, clause, sentence, before) or met.read(scene, clause, sentence, before)
            followers.place(scene, clause, fresh, before)
            if not fresh:
                fresh = followers.read(scene, clause, sentence, before)
            found += fresh
    return found


def is_body_text(block: TextBlock) -> bool:
    return block.part in {Part.BODY, Part.HEAD, Part.PREAMBLE}

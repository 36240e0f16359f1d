"""From the blocks of a document to tellings, block by block, with what was told before at hand."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from documents.extraction.blocks import BlockKind, Part, Structured
from documents.extraction.find.dates import Context
from documents.extraction.find.morphology import is_finite
from documents.extraction.find.tokens import Span
from documents.extraction.lexicon import load
from documents.extraction.recognise.events import carrying, followers, lists, measures, met, tables, titled
from documents.extraction.recognise.events.carrying import Setting
from documents.extraction.recognise.events.occurrences import read_clause
from documents.extraction.recognise.events.scene import Scene
from documents.extraction.recognise.events.tellings import Telling
from documents.extraction.records import DocumentRecord

# Beside the event words themselves: blocks without any of these have nothing to tell of events.
FURTHER_SIGNS = (
    "эксперт",
    "собира",
    "собра",
    "встреч",
    "председательств",
    "заседал",
    "совещал",
    "съехал",
    "съед",
    "сходил",
    "чествовал",
    "наград",
    "презент",
    "представ",
    "собер",
    "перенес",
    "отложен",
    "отменен",
    "открыт",
    "вручен",
    "инициатор",
    "сгг",
    "сгп",
    "ксдл",
    "работал",
    "дистанционно",
    "онлайн",
    "намечен",
    "обсуд",
    "обсужд",
    "предполагает",
    "планирует",
)
WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*")
READ_KINDS = frozenset(
    {BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.FOOTNOTE, BlockKind.CELL}
)


def read_tellings(doc: Structured, head: DocumentRecord) -> list[Telling]:
    """Every telling of the document, in order."""
    told: list[Telling] = []
    previous: dt.date | None = None
    period = (head.period_start, head.period_end) if head.period_start and head.period_end else None
    rows = tables.rows(doc)
    in_event_tables = {cell.block.index for row in rows.values() for cell in row.cells}
    setting: Setting | None = None
    if own := titled.own_meeting(doc, head):
        told.append(own)
    for block, after in zip(doc.blocks, (*doc.blocks[1:], None), strict=True):
        if block.kind is BlockKind.CELL:
            context = Context(previous, head.date, period)
            row = rows.pop(block.block.index, None)
            told += tables.read(row, context)
            if block.block.index in in_event_tables or not _tells(block.text):
                continue
        if block.part is Part.SIGNATURES or block.kind not in READ_KINDS or not _tells(block.text):
            continue
        scene = Scene(block, Context(previous, head.date, period))
        found, setting = _read_block(scene, told, setting, after.text if after else "")
        told += found
        days = [hit.last for hit in scene.dates if hit.precision == "day" and hit.role == "occurrence"]
        previous = days[-1] if days else previous
    return told


def _tells(text: str) -> bool:
    """A cheap look before the dear ones."""
    return bool(_signs().search(text.lower()))


@cache
def _signs() -> re.Pattern[str]:
    stems = {row["lemma"].rpartition("-")[2][:4].replace("е", "[её]") for row in load("meetings")["heads"]}
    return re.compile("|".join(sorted({*stems, *FURTHER_SIGNS})))


def _read_block(
    scene: Scene, told: list[Telling], setting: Setting | None, following: str
) -> tuple[list[Telling], Setting | None]:
    """The block's tellings, and the day and place that its last sentence leaves to what follows."""
    if listed := lists.read(scene) or measures.read(scene, following):
        return listed, None
    found: list[Telling] = []
    for sentence in _sentences(scene):
        fresh = _read_sentence(scene, sentence, told, found)
        carrying.settle(scene, setting, fresh)
        found += fresh
        setting = None if fresh else carrying.setting_of(scene, sentence)
    return found, setting


def _read_sentence(scene: Scene, sentence: Span, told: list[Telling], found: list[Telling]) -> list[Telling]:
    here: list[Telling] = []
    for clause in scene.clauses(*sentence):
        before = [*told, *found, *here]
        fresh = read_clause(scene, clause, sentence, before) or met.read(scene, clause, sentence, before)
        followers.place(scene, clause, fresh, before)
        if not fresh:
            fresh = followers.read(scene, clause, sentence, before)
        carrying.move(before, fresh)
        here += fresh
        carrying.share(scene, clause, [*before, *fresh])
    return here


# The longest note in short sentences without a verb: «Форум педагогов. Ташкент, 4–5 марта 2024 года. Очно.»
LONGEST_NOTE = 260


def _sentences(scene: Scene) -> tuple[Span, ...]:
    """The block's sentences; a note without verbs is read as one."""
    spans = scene.block.sentences
    if len(spans) < 2 or len(scene.text) > LONGEST_NOTE or scene.statuses or not scene.meetings:
        return spans
    return spans if any(map(is_finite, WORD.findall(scene.masked))) else ((0, len(scene.text)),)

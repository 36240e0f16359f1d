"""What reading yields: frozen records, each with the words it rests on.

The keys follow the extraction contract (docs/extraction.md): codes for kinds, actions, statuses and sectors are those
of `vocabulary`. Not stated is None, never a guess. A record cannot be built without evidence.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a record rests on: span in the source text, page (1-based or None), block index, verbatim quote.

    The quote is the source's own words with white space collapsed and line-end hyphenation undone.
    """

    start: int
    end: int
    page: int | None
    block: int
    quote: str

    def __post_init__(self) -> None:
        if self.end <= self.start or not self.quote.strip():
            raise ValueError("evidence needs words")


@dataclass(frozen=True, slots=True)
class Doubt:
    """How sure one field is: 0..1, with the rule that set it."""

    confidence: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record carries. `also`: further passages that tell the same. `fields`: only the doubtful ones."""

    evidence: Evidence
    rule: str
    confidence: float
    also: tuple[Evidence, ...] = ()
    fields: dict[str, Doubt] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A state that the document says is not a party to `of` (a document title)."""

    state: str
    of: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord(Record):
    """The head of the document that was read. States are ISO 3166-1 alpha-2 codes; `body`: SGG, SGP, other.

    `sectors`: what its title is about, main first; empty when the title names none.
    """

    title: str
    type: str
    number: str | None = None
    date: dt.date | None = None
    city: str | None = None
    body: str | None = None
    language: str = "ru"
    parties: tuple[str, ...] = ()
    period_start: dt.date | None = None
    period_end: dt.date | None = None
    annex_of: str | None = None
    states_excluded: tuple[Exclusion, ...] = ()
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an event did to a document: nominative title and action code."""

    title: str
    action: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord(Record):
    """One occurrence at one date or contiguous range. `start`, `end`: None when no day is told.

    `date_words`: the date as the source says it («в феврале 2024 г.»); `date_precision`: day, month, quarter, year or
    None. `cities`: nominative names. `chair`, `initiator`: state codes. `status_reason`: why it was not held, as told.
    """

    title: str
    kind: str
    start: dt.date | None = None
    end: dt.date | None = None
    date_precision: str | None = None
    date_words: str | None = None
    mechanism: str | None = None
    ordinal: int | None = None
    format: str | None = None
    cities: tuple[str, ...] = ()
    chair: str | None = None
    initiator: str | None = None
    status: str = "held"
    status_reason: str | None = None
    sector: str = "general"
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentRecord(Record):
    """A document that this one mentions by name. `period_*`: years of validity when in the title."""

    title: str
    type: str
    status: str = "in_force"
    action_date: dt.date | None = None
    action_body: str | None = None
    period_start: int | None = None
    period_end: int | None = None
    sector: str = "general"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRecord(Record):
    """A clause in which states or a body undertake something. `sectors`: main first."""

    text: str
    kind: str
    section: str | None = None
    sectors: tuple[str, ...] = ()
    responsible: str | None = None
    deadline: dt.date | None = None
    deadline_basis: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one file. `version` is that of the reading code."""

    document: DocumentRecord
    events: tuple[EventRecord, ...]
    instruments: tuple[InstrumentRecord, ...]
    commitments: tuple[CommitmentRecord, ...]
    version: str

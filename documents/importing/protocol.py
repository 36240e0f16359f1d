"""What importers share: the reading, the run, the tally, and the finders of mechanisms and documents.

An importer is a function of one `ImportContext`, named in `settings.IMPORTERS`. Those of higher apps may use everything
here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from django.utils.module_loading import import_string

from documents.extraction.blocks import Structured, TextBlock
from documents.extraction.records import Extraction
from documents.models import Block, CandidateChange, ChangeAction, DocumentVersion, ImportRun

from .catalogue import Catalogue


@dataclass(frozen=True)
class Reading:
    """What was read from a file: its text in blocks, and its records."""

    structured: Structured
    extraction: Extraction

    @cached_property
    def text_blocks(self) -> dict[int, TextBlock]:
        """The blocks by their index."""
        return {block.block.index: block for block in self.structured.blocks}


@dataclass(slots=True)
class Tally:
    """Counts by kind and action, and which records were touched."""

    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    touched: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, kind: str, action: ChangeAction, count: int = 1) -> None:
        row = self.counts.setdefault(kind, dict.fromkeys(ChangeAction.values, 0))
        row[action.value] += count


class FindMechanism(Protocol):
    """The mechanism that a name means, if that is certain."""

    def __call__(self, name: str, /) -> int | None: ...


class FindDocument(Protocol):
    """The document that a title of this reading means; None for a title that the reading does not have.

    `place`: where in the text it is told, which tells apart papers without a name of their own («Коммюнике»).
    """

    def __call__(self, title: str, place: int, /) -> int | None: ...


def no_mechanism(_name: str) -> None:
    """Before mechanisms are imported no name means any."""


def no_document(_title: str, _place: int) -> None:
    """Before documents are imported no title means any."""


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """The document that the file is. `ask`: known ones that it may be as well, for a question."""

    id: int
    new: bool
    ask: tuple[int, ...] = ()


@dataclass(slots=True, kw_only=True)
class Journal:
    """What a run does, as it does it: counts, and one line for each record that is not the same as before."""

    run: ImportRun
    tally: Tally = field(default_factory=Tally)
    changes: list[CandidateChange] = field(default_factory=list)

    def note(self, kind: str, action: ChangeAction, *, record_id: int | None = None, **details: Any) -> None:
        """Keep one line of the run's plan and count it."""
        self.tally.add(kind, action)
        self.changes.append(
            CandidateChange(run=self.run, record_kind=kind, record_id=record_id, action=action, **details)
        )


@dataclass(slots=True, kw_only=True)
class ImportContext(Journal):
    """One import under way. `previous`: the version that was the newest before; its words stop counting.

    `mechanism_named` and `document_named` are put in by the importers of those kinds.
    """

    reading: Reading
    own: OwnDocument
    catalogue: Catalogue
    version: DocumentVersion
    previous: DocumentVersion | None
    mechanism_named: FindMechanism = no_mechanism
    document_named: FindDocument = no_document
    blocks: dict[int, Block] = field(default_factory=dict)

    @property
    def document_id(self) -> int:
        """Of the document that the file is."""
        return self.own.id


Importer = Callable[[ImportContext], None]


def importers(names: Iterable[str]) -> list[Importer]:
    """The functions of these names."""
    return [import_string(name) for name in names]

"""Commitments: the clauses of the document that was read. A clause belongs to its document and is matched only within it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from actors.data import states
from actors.models import Sector
from commitments.models import Commitment, CommitmentMention, CommitmentSector
from commitments.services import commitment_sectors_store
from documents.extraction.records import CommitmentRecord
from documents.importing.mentions import said
from documents.importing.protocol import ImportContext
from documents.importing.settling import Draft, Kind, settle, told_before
from documents.models import Mention
from documents.reconcile.align import Telling, align
from documents.reconcile.claims import Group
from documents.reconcile.keys import commitment_key
from documents.reconcile.kinds import told
from documents.reconcile.plan import Plan
from documents.services.storing import records_store
from sco_portal.numbering import reserve

LINKS = frozenset({"responsible_mechanism", "responsible_state"})
GROUPS = (
    Group(("text",)),
    Group(("kind",)),
    Group(("section",)),
    Group(("sectors",), rank=told("sectors", ["general"]), items=True),
    Group(("responsible", "responsible_mechanism", "responsible_state")),
    Group(("deadline", "deadline_basis", "deadline_words")),
)


class CommitmentKind(Kind[Commitment]):
    """Commitments with their sectors, main first."""

    name = "commitment"
    model = Commitment
    mention_model = CommitmentMention
    groups = GROUPS

    def __init__(self, context: ImportContext, positions: Mapping[int, int]) -> None:
        self.context = context
        self.positions = positions
        self.sectors = frozenset(Sector.objects.values_list("pk", flat=True))
        self.states = {name.lower(): row.code for row in states() for name in (row.name_ru, row.official_ru)}

    def localise(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        found = dict(said)
        if "sectors" in said:
            found["sectors"] = {**said["sectors"], "value": [one for one in said["sectors"]["value"] if one in self.sectors]}
        if "responsible" in said:
            name = said["responsible"]["value"]
            found["responsible_mechanism"] = {**said["responsible"], "value": self.context.mechanism_named(name)}
            found["responsible_state"] = {**said["responsible"], "value": self.states.get(name.lower())}
        return found

    def ours(self, records: Sequence[Commitment]) -> dict[int, dict[str, Any]]:
        sectors: dict[int, list[str]] = {}
        rows = CommitmentSector.objects.filter(commitment__in=records).order_by("position")
        for commitment, sector in rows.values_list("commitment", "sector"):
            sectors.setdefault(commitment, []).append(sector)
        return {row.pk: {**_columns(row), "sectors": sectors.get(row.pk, [])} for row in records}

    def assign(self, record: Commitment, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            if name == "sectors":
                record.sector_id = value[0] if value else None
            else:
                setattr(record, f"{name}_id" if name in LINKS else name, _column_value(record, name, value))
        record.document_id = self.context.document_id
        record.position = self.positions.get(record.pk, record.position)
        record.key = commitment_key(record.text)

    def moved(self, record: Commitment) -> set[str]:
        place = self.positions.get(record.pk, record.position)
        if place == record.position:
            return set()
        record.position = place
        return {"position"}

    def store(self, new: Sequence[Commitment], changed: Sequence[Commitment], fields: Iterable[str]) -> None:
        records_store(Commitment, new=new, changed=changed, fields=fields)

    def store_related(self, plans: Mapping[int, Plan], mentions: Mapping[int, Mention]) -> None:
        commitment_sectors_store(
            sectors={pk: made.values["sectors"] for pk, made in plans.items() if "sectors" in made.values}
        )


def import_commitments(context: ImportContext) -> None:
    """Reads the extraction's commitments; writes commitments, mentions, sectors."""
    records = context.reading.extraction.commitments
    aligned = _aligned(context, records)
    fresh = iter(reserve(Commitment, len(records) - len(aligned)))
    ids = [aligned[index] if index in aligned else next(fresh) for index in range(len(records))]
    drafts = [
        _draft(record, pk, new=index not in aligned) for index, (record, pk) in enumerate(zip(records, ids, strict=True))
    ]
    settle(context, CommitmentKind(context, {pk: index for index, pk in enumerate(ids)}), drafts)


def _aligned(context: ImportContext, records: Sequence[CommitmentRecord]) -> dict[int, int]:
    """Clauses that a version before had already: the same text, else nearly the same, in order."""
    old = [
        Telling(row.commitment.merged_into_id or row.commitment_id, row.key, row.key)
        for row in told_before(context, CommitmentMention)
    ]
    new = [Telling(index, key, key) for index, record in enumerate(records) if (key := commitment_key(record.text))]
    return align(old, new)


def _draft(record: CommitmentRecord, pk: int, *, new: bool) -> Draft:
    values = {
        "text": record.text, "kind": record.kind, "section": record.section, "sectors": record.sectors,
        "responsible": record.responsible, "deadline": record.deadline,
        "deadline_basis": "text" if record.deadline else None, "deadline_words": record.deadline_basis,
    }  # fmt: skip
    return Draft(
        pk, new, record.evidence, said(record, values), commitment_key(record.text), record.rule, record.confidence, record.also
    )


def _columns(row: Commitment) -> dict[str, Any]:
    names = [name for group in GROUPS for name in group.fields if name != "sectors"]
    return {name: _plain(getattr(row, f"{name}_id" if name in LINKS else name)) for name in names}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _column_value(record: Commitment, name: str, value: Any) -> Any:
    if name == "deadline":
        return dt.date.fromisoformat(value) if value else None
    return "" if value is None and not record._meta.get_field(name).null else value

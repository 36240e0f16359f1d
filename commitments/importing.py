"""Commitments: the clauses of the document that was read, matched only within it, to which they belong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from actors.models import Sector
from commitments.models import Commitment, CommitmentMention, CommitmentSector
from documents.extraction.find.states import find_states
from documents.extraction.records import CommitmentRecord
from documents.importing.columns import read_columns, write_columns
from documents.importing.kind import Draft, Kind
from documents.importing.mentions import said
from documents.importing.protocol import FindMechanism, ImportContext, no_mechanism
from documents.importing.settling import settle, told_before
from documents.models import Mention
from documents.reconcile.align import Telling, align
from documents.reconcile.claims import Group
from documents.reconcile.keys import commitment_key, mechanism_key
from documents.reconcile.kinds import told
from documents.reconcile.plan import Plan
from documents.services.sectors import sectors_of, sectors_store
from documents.services.storing import records_store
from sco_portal.numbering import reserve

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

    def __init__(
        self,
        mechanism_named: FindMechanism = no_mechanism,
        *,
        document: int | None = None,
        positions: Mapping[int, int] | None = None,
    ) -> None:
        """`document`: to which new clauses belong. `positions`: record to place in the order of the text."""
        super().__init__(mechanism_named)
        self.document = document
        self.positions = positions or {}
        self.sectors = frozenset(Sector.objects.values_list("pk", flat=True))

    def localise(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        found = dict(said)
        if "sectors" in said:
            found["sectors"] = {
                **said["sectors"],
                "value": [one for one in said["sectors"]["value"] if one in self.sectors],
            }
        if "responsible" in said:
            name = said["responsible"]["value"]
            found["responsible_mechanism"] = {**said["responsible"], "value": self.mechanism_named(name)}
            found["responsible_state"] = {**said["responsible"], "value": state_named(name)}
        return found

    def ours(self, records: Sequence[Commitment]) -> dict[int, dict[str, Any]]:
        sectors = sectors_of(CommitmentSector, "commitment", records)
        return {row.pk: {**read_columns(row, GROUPS), "sectors": sectors[row.pk]} for row in records}

    def assign(self, record: Commitment, values: Mapping[str, Any]) -> None:
        write_columns(record, values)
        if "sectors" in values:
            record.sector_id = values["sectors"][0] if values["sectors"] else None
        if not record.document_id and self.document is not None:
            record.document_id = self.document
        record.position = self.positions.get(record.pk, record.position)
        record.key = commitment_key(record.text)

    def naming_mechanism(self, key: str) -> list[Mention]:
        rows = CommitmentMention.objects.filter(
            said__responsible__isnull=False, commitment__responsible_mechanism__isnull=True
        )
        return [row for row in rows if mechanism_key(row.said["responsible"]["value"]) == key]

    def moved(self, record: Commitment) -> set[str]:
        place = self.positions.get(record.pk, record.position)
        if place == record.position:
            return set()
        record.position = place
        return {"position"}

    def store(self, new: Sequence[Commitment], changed: Sequence[Commitment], fields: Iterable[str]) -> None:
        records_store(Commitment, new=new, changed=changed, fields=fields)

    def store_related(self, plans: Mapping[int, Plan], mentions: Sequence[Mention]) -> None:
        sectors = {pk: made.values["sectors"] for pk, made in plans.items() if "sectors" in made.values}
        sectors_store(CommitmentSector, "commitment", sectors=sectors)


def state_named(words: str) -> str | None:
    """The state that the words are: «Республика Казахстан», «казахстанская сторона», not «банк Казахстана»."""
    hits = find_states(words)
    if len(hits) != 1:
        return None
    rest = f"{words[: hits[0].start]} {words[hits[0].end :]}".strip().lower()
    return hits[0].code if rest in ("", "сторона", "стороны", "государство") else None


def import_commitments(context: ImportContext) -> None:
    """Reads the extraction's commitments; writes commitments, mentions, sectors."""
    records = context.reading.extraction.commitments
    aligned = _aligned(context, records)
    fresh = iter(reserve(Commitment, len(records) - len(aligned)))
    ids = [aligned[index] if index in aligned else next(fresh) for index in range(len(records))]
    drafts = [
        _draft(record, pk, new=index not in aligned)
        for index, (record, pk) in enumerate(zip(records, ids, strict=True))
    ]
    positions = {pk: index for index, pk in enumerate(ids)}
    kind = CommitmentKind(context.mechanism_named, document=context.document_id, positions=positions)
    settle(context, kind, drafts)


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
        pk,
        new,
        record.evidence,
        said(record, values),
        commitment_key(record.text),
        record.rule,
        record.confidence,
        record.also,
    )

"""How documents are stored: what their mentions' words mean as rows, and their parties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from actors.models import Mechanism, Sector, State
from documents.models import Document, DocumentMention, DocumentParty, DocumentSector, Mention, PartyStanding
from documents.reconcile.keys import document_key, mechanism_key
from documents.reconcile.kinds import DOCUMENT_GROUPS
from documents.reconcile.plan import Plan
from documents.services.parties import parties_store
from documents.services.sectors import sectors_of, sectors_store
from documents.services.storing import records_store

from .catalogue import COUNCILS
from .cities import CityNames
from .columns import read_columns, write_columns
from .kind import Kind
from .protocol import FindMechanism, no_mechanism

COUNCIL_OF_MECHANISM = {"council-heads-of-state": "SGG", "council-heads-of-government": "SGP"}


class DocumentKind(Kind[Document]):
    """Documents with their parties, which are items «KZ:party»: a person's change of one leaves the others alone."""

    name = "document"
    model = Document
    mention_model = DocumentMention
    groups = DOCUMENT_GROUPS

    def __init__(self, mechanism_named: FindMechanism = no_mechanism) -> None:
        super().__init__(mechanism_named)
        self.cities = CityNames()
        self.states = frozenset(State.objects.values_list("pk", flat=True))
        self.sectors = frozenset(Sector.objects.values_list("pk", flat=True))
        self.merged = dict(Document.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into_id"))
        councils = Mechanism.objects.filter(slug__in=COUNCIL_OF_MECHANISM).values_list("pk", "slug")
        self.councils = {pk: COUNCIL_OF_MECHANISM[slug] for pk, slug in councils}

    def speaks_for_itself(self, row: Mention) -> bool:
        """The head of its own text; only a head tells the language."""
        return "language" in row.said

    def localise(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        found = dict(said)
        if "city_words" in said and (city := self.cities.find(said["city_words"]["value"])):
            found["city"] = {**said["city_words"], "value": city}
        if "body_words" in said and (mechanism := self.mechanism_named(said["body_words"]["value"])):
            found["mechanism"] = {**said["body_words"], "value": mechanism}
            found.setdefault("body", {**said["body_words"], "value": self.councils.get(mechanism)})
        elif "body" in said and (mechanism := self.mechanism_named(COUNCILS.get(said["body"]["value"], ""))):
            found["mechanism"] = {**said["body"], "value": mechanism}
        if "sectors" in said:
            found["sectors"] = {
                **said["sectors"],
                "value": [one for one in said["sectors"]["value"] if one in self.sectors],
            }
        if "annex_of" in said:
            standing = self.merged.get(said["annex_of"]["value"], said["annex_of"]["value"])
            found["annex_of"] = {**said["annex_of"], "value": standing}
        if "parties" in said:
            known = [item for item in said["parties"]["value"] if item.split(":")[0] in self.states]
            found["parties"] = {**said["parties"], "value": known}
        return found

    def ours(self, records: Sequence[Document]) -> dict[int, dict[str, Any]]:
        parties: dict[int, list[str]] = {}
        for row in DocumentParty.objects.filter(document__in=records).order_by("state"):
            parties.setdefault(row.document_id, []).append(f"{row.state_id}:{row.standing}")
        sectors = sectors_of(DocumentSector, "document", records)
        lists = {row.pk: {"parties": parties.get(row.pk, []), "sectors": sectors[row.pk]} for row in records}
        return {row.pk: {**read_columns(row, DOCUMENT_GROUPS), **lists[row.pk]} for row in records}

    def assign(self, record: Document, values: Mapping[str, Any]) -> None:
        write_columns(record, values)
        if "sectors" in values:
            record.sector_id = values["sectors"][0] if values["sectors"] else None
        record.key = document_key(record.title)

    def naming_mechanism(self, key: str) -> list[Mention]:
        rows = DocumentMention.objects.filter(said__body_words__isnull=False, document__mechanism__isnull=True)
        return [row for row in rows if mechanism_key(row.said["body_words"]["value"]) == key]

    def pointing_at(self, kind: str, record: int) -> set[int]:
        return (
            set(Document.objects.filter(annex_of=record).values_list("pk", flat=True)) if kind == self.name else set()
        )

    def store(self, new: Sequence[Document], changed: Sequence[Document], fields: Iterable[str]) -> None:
        records_store(Document, new=new, changed=changed, fields=fields)

    def store_related(self, plans: Mapping[int, Plan], mentions: Sequence[Mention]) -> None:
        sectors = {pk: made.values["sectors"] for pk, made in plans.items() if "sectors" in made.values}
        sectors_store(DocumentSector, "document", sectors=sectors)
        told = _told(mentions)
        for pk, made in plans.items():
            if "parties" in made.values or pk in told:
                items = made.values.get("parties")
                standings = None if items is None else _standings(items)
                parties_store(document=pk, standings=standings, sources=told.get(pk, {}))


def _standings(items: Iterable[str]) -> dict[str, str]:
    """One standing a state; that it is no party is said on purpose and wins."""
    pairs = [item.split(":") for item in items]
    return dict(pairs) | {state: standing for state, standing in pairs if standing == PartyStanding.NOT_PARTY}


def _told(mentions: Sequence[Mention]) -> dict[int, dict[str, Mention]]:
    """Document, then «state:standing», to the first mention that says it."""
    found: dict[int, dict[str, Mention]] = {}
    for row in mentions:
        if isinstance(row, DocumentMention) and "parties" in row.said:
            for item in row.said["parties"]["value"]:
                found.setdefault(row.document_id, {}).setdefault(item, row)
    return found

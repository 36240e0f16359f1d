"""How documents are stored: what their mentions' words mean as rows, and their parties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from actors.models import Mechanism, State
from documents.models import Document, DocumentMention, DocumentParty, Mention, PartyStanding
from documents.reconcile.keys import document_key
from documents.reconcile.kinds import DOCUMENT_GROUPS
from documents.reconcile.plan import Plan
from documents.services.parties import parties_store
from documents.services.storing import records_store

from .cities import CityNames
from .protocol import ImportContext
from .settling import Kind

DATES = frozenset({"date", "period_start", "period_end"})
LINKS = frozenset({"city", "mechanism", "annex_of", "sector"})
COUNCIL_OF_MECHANISM = {"council-heads-of-state": "SGG", "council-heads-of-government": "SGP"}


class DocumentKind(Kind[Document]):
    """Documents with their parties. Parties are items «KZ:party», so that a person's change of one leaves the others."""

    name = "document"
    model = Document
    mention_model = DocumentMention
    groups = DOCUMENT_GROUPS

    def __init__(self, context: ImportContext) -> None:
        self.context = context
        self.cities = CityNames()
        self.states = frozenset(State.objects.values_list("pk", flat=True))
        councils = Mechanism.objects.filter(slug__in=COUNCIL_OF_MECHANISM).values_list("pk", "slug")
        self.councils = {pk: COUNCIL_OF_MECHANISM[slug] for pk, slug in councils}

    def speaks_for_itself(self, row: Mention) -> bool:
        """The head of its own text; only a head tells the language."""
        return "language" in row.said

    def localise(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        found = dict(said)
        if "city_words" in said and (city := self.cities.find(said["city_words"]["value"])):
            found["city"] = {**said["city_words"], "value": city}
        if "body_words" in said and (mechanism := self.context.mechanism_named(said["body_words"]["value"])):
            found["mechanism"] = {**said["body_words"], "value": mechanism}
            found.setdefault("body", {**said["body_words"], "value": self.councils.get(mechanism)})
        if "parties" in said:
            known = [item for item in said["parties"]["value"] if item.split(":")[0] in self.states]
            found["parties"] = {**said["parties"], "value": known}
        return found

    def ours(self, records: Sequence[Document]) -> dict[int, dict[str, Any]]:
        parties: dict[int, list[str]] = {}
        for row in DocumentParty.objects.filter(document__in=records).order_by("state"):
            parties.setdefault(row.document_id, []).append(f"{row.state_id}:{row.standing}")
        return {row.pk: {**_columns(row), "parties": parties.get(row.pk, [])} for row in records}

    def assign(self, record: Document, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            if name != "parties":
                setattr(record, f"{name}_id" if name in LINKS else name, _column_value(record, name, value))
        record.key = document_key(record.title)

    def store(self, new: Sequence[Document], changed: Sequence[Document], fields: Iterable[str]) -> None:
        records_store(Document, new=new, changed=changed, fields=fields)

    def store_related(self, plans: Mapping[int, Plan], mentions: Mapping[int, Mention]) -> None:
        for pk, made in plans.items():
            if "parties" in made.values:
                parties_store(document=pk, standings=_standings(made.values["parties"]), sources=_sources(mentions, pk))


def _columns(row: Document) -> dict[str, Any]:
    names = [name for group in DOCUMENT_GROUPS for name in group.fields if name != "parties"]
    return {name: _plain(getattr(row, f"{name}_id" if name in LINKS else name)) for name in names}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _column_value(record: Document, name: str, value: Any) -> Any:
    if name in DATES:
        return dt.date.fromisoformat(value) if value else None
    if value is None and not record._meta.get_field(name).null:
        return ""
    return value[:40] if name == "number" else value


def _standings(items: Iterable[str]) -> dict[str, str]:
    """One standing a state; that it is no party is said on purpose and wins."""
    pairs = [item.split(":") for item in items]
    found = {state: standing for state, standing in pairs}
    return found | {state: standing for state, standing in pairs if standing == PartyStanding.NOT_PARTY}


def _sources(mentions: Mapping[int, Mention], pk: int) -> dict[str, Mention]:
    """For each «state:standing», the mention that says it."""
    rows = [row for row in mentions.values() if isinstance(row, DocumentMention) and row.document_id == pk]
    return {item: row for row in rows if "parties" in row.said for item in row.said["parties"]["value"]}

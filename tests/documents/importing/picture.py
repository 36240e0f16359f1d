"""All records of the database as plain values, without primary keys and times: what two imports are compared by."""

from __future__ import annotations

from typing import Any

from actors.models import Mechanism, MechanismAlias
from commitments.models import Commitment
from documents.models import Document, Question
from events.models import Event

DOCUMENT = (
    "title", "type", "number", "date", "date_precision", "city_id", "body", "body_words", "period_start", "period_end",
    "annex_words", "stage", "life", "sector_id", "key", "confidence", "review", "unsupported_at",
)  # fmt: skip
EVENT = (
    "title", "kind", "ordinal", "start", "end", "date_precision", "date_words", "format", "chair_id", "initiator_id",
    "status", "status_reason", "sector_id", "key", "confidence", "review", "unsupported_at",
)  # fmt: skip
COMMITMENT = (
    "position", "text", "kind", "section", "responsible", "deadline", "deadline_words", "key", "confidence", "review",
)  # fmt: skip
MECHANISM = ("slug", "name_ru", "kind", "event_kind", "sector_id")


def picture() -> dict[str, list[Any]]:
    """Kinds of record, each in an order of its own."""
    aliases = MechanismAlias.objects.select_related("mechanism")
    return {
        "mechanisms": sorted((_mechanism(row) for row in Mechanism.objects.all()), key=repr),
        "aliases": sorted((row.key, row.mechanism.name_ru) for row in aliases),
        "documents": sorted((_document(row) for row in Document.objects.all()), key=repr),
        "events": sorted((_event(row) for row in Event.objects.all()), key=repr),
        "commitments": sorted((_commitment(row) for row in Commitment.objects.all()), key=repr),
        "questions": sorted((row.record_kind, row.words) for row in Question.objects.all()),
    }


def _mechanism(row: Mechanism) -> list[Any]:
    return [_columns(row, MECHANISM), _mentions(row)]


def _document(row: Document) -> list[Any]:
    parties = sorted((party.state_id, party.standing, party.quote) for party in row.parties.all())
    links = [str(row.annex_of or ""), str(row.mechanism or ""), list(row.sectors.values_list("code", flat=True))]
    return [_columns(row, DOCUMENT), links, parties, _mentions(row), _sources(row)]


def _event(row: Event) -> list[Any]:
    outcomes = sorted((outcome.document.title, outcome.action, outcome.title) for outcome in row.outcomes.all())
    links = [str(row.mechanism or ""), [place.city_id for place in row.places.all()]]
    return [_columns(row, EVENT), links, outcomes, _mentions(row), _sources(row)]


def _commitment(row: Commitment) -> list[Any]:
    links = [row.document.title, str(row.responsible_mechanism or ""), list(row.sectors.values_list("code", flat=True))]
    return [_columns(row, COMMITMENT), links, _mentions(row), _sources(row)]


def _columns(row: Any, names: tuple[str, ...]) -> list[Any]:
    return [getattr(row, name) for name in names]


def _mentions(row: Any) -> list[Any]:
    found = row.mentions.select_related("version")
    return sorted((one.version.sha256, one.start, one.end, one.primary) for one in found)


def _sources(row: Any) -> list[Any]:
    """Which passage each field's value was taken from."""
    by_id = {one.pk: (one.version.sha256, one.start) for one in row.mentions.select_related("version")}
    return sorted((name, by_id.get(entry.get("mention"))) for name, entry in row.provenance.items())

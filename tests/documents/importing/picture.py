"""All records of the database as plain values, without primary keys and times: what two imports are compared by."""

from __future__ import annotations

from typing import Any

from actors.models import Mechanism, MechanismAlias
from commitments.models import Commitment
from documents.models import Document, DocumentMention, Question
from events.models import Event


def picture() -> dict[str, list[Any]]:
    """Kinds of record, each in an order of its own."""
    return {
        "mechanisms": sorted((row.slug or "", row.name_ru, row.kind, row.event_kind, row.sector_id) for row in Mechanism.objects.all()),
        "aliases": sorted((row.key, row.mechanism.name_ru) for row in MechanismAlias.objects.select_related("mechanism")),
        "documents": sorted(map(_document, Document.objects.all()), key=repr),
        "events": sorted(map(_event, Event.objects.all()), key=repr),
        "commitments": sorted(map(_commitment, Commitment.objects.all()), key=repr),
        "questions": sorted((row.record_kind, row.words) for row in Question.objects.all()),
    }


def _document(row: Document) -> tuple[Any, ...]:
    parties = sorted((party.state_id, party.standing, party.quote) for party in row.parties.all())
    values = (
        row.title, row.type, row.number, row.date, row.city_id, row.body, row.body_words, row.period_start, row.period_end,
        row.annex_words, str(row.annex_of or ""), row.stage, row.life, row.sector_id, row.key, row.confidence,
    )  # fmt: skip
    return (*values, parties, _mentions(row), _sources(row, DocumentMention))


def _event(row: Event) -> tuple[Any, ...]:
    outcomes = sorted((outcome.document.title, outcome.action, outcome.title) for outcome in row.outcomes.all())
    values = (
        row.title, row.kind, str(row.mechanism or ""), row.ordinal, row.start, row.end, row.date_precision, row.date_words,
        row.format, row.chair_id, row.initiator_id, row.status, row.sector_id, row.key, row.confidence,
    )  # fmt: skip
    return (*values, [place.city_id for place in row.places.all()], outcomes, _mentions(row))


def _commitment(row: Commitment) -> tuple[Any, ...]:
    values = (row.document.title, row.position, row.text, row.kind, row.section, row.responsible, row.deadline, row.confidence)
    return (*values, str(row.responsible_mechanism or ""), list(row.sectors.values_list("code", flat=True)), _mentions(row))


def _mentions(row: Any) -> list[Any]:
    found = row.mentions.select_related("version")
    return sorted((one.version.sha256, one.start, one.end, one.primary) for one in found)


def _sources(row: Any, mentions: Any) -> list[Any]:
    """Which passage each field's value was taken from."""
    by_id = {one.pk: (one.version.sha256, one.start) for one in row.mentions.select_related("version")}
    return sorted((name, by_id.get(entry.get("mention"))) for name, entry in row.provenance.items())

"""How sure a record's fields are: what a page says, calmly, of those that the reading doubted."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst

from sco_portal.records import Origin, Record

SURE = 0.85  # from here on a field is shown without a word


@dataclass(frozen=True, slots=True)
class FieldDoubt:
    """A field that the reading was not sure of. `percent`: its confidence; `rule`: what set it."""

    field: str
    label: str
    percent: int
    rule: str


def doubts(record: Record) -> list[FieldDoubt]:
    """The doubtful fields of a record, least sure first; what a person set or locked is no longer in doubt."""
    found = [
        FieldDoubt(name, _label(record, name), round(entry["confidence"] * 100), str(entry.get("rule") or ""))
        for name, entry in record.provenance.items()
        if _doubted(entry) and name not in record.locked_fields
    ]
    return sorted(found, key=lambda doubt: (doubt.percent, doubt.field))


def _doubted(entry: object) -> bool:
    if not isinstance(entry, dict) or entry.get("origin", Origin.IMPORTED) != Origin.IMPORTED:
        return False
    confidence = entry.get("confidence")
    return isinstance(confidence, int | float) and confidence < SURE and not entry.get("locked")


def _label(record: Record, name: str) -> str:
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return capfirst(str(getattr(field, "verbose_name", name)))

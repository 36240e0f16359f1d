"""How sure a record's fields are: what a page says, calmly, of those that the reading doubted."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from sco_portal.records import Origin, Record

SURE = 0.85  # from here on a field is shown without a word

# Links and lists, whose models' own field names are not for readers.
LINKS = {
    "annex_of": _("Annex to"),
    "annex_words": _("Annex to, as told"),
    "carries_out": _("Carries out"),
    "chair": _("Chaired by"),
    "cities": _("Cities"),
    "city": _("City"),
    "city_words": _("City as told"),
    "date_precision": _("Exactness of the date"),
    "deadline_basis": _("Basis of the deadline"),
    "deadline_precision": _("Exactness of the deadline"),
    "document": _("Document"),
    "initiator": _("On the initiative of"),
    "mechanism": _("Mechanism"),
    "merged_into": _("Merged into"),
    "outcomes": _("Outcomes"),
    "parent": _("Belongs to"),
    "part_of": _("Took place within"),
    "parties": _("Parties"),
    "period_end": _("End of the period"),
    "period_start": _("Beginning of the period"),
    "responsible_mechanism": _("Responsible"),
    "responsible_state": _("Responsible"),
    "sector": _("Sector"),
    "sectors": _("Sectors"),
    "supersedes": _("Supersedes"),
}


@dataclass(frozen=True, slots=True)
class FieldDoubt:
    """A field that the reading was not sure of. `percent`: its confidence; `rule`: what set it."""

    field: str
    label: str
    percent: int
    rule: str

    @property
    def why(self) -> tuple[int, str]:
        """What fields doubted for the same reason share."""
        return self.percent, self.rule


def doubts(record: Record) -> list[FieldDoubt]:
    """The doubtful fields of a record, least sure first; what a person set or locked is no longer in doubt.

    A field that is empty has no value that could be doubted.
    """
    found = [
        FieldDoubt(name, label_of(type(record), name), round(entry["confidence"] * 100), str(entry.get("rule") or ""))
        for name, entry in record.provenance.items()
        if _doubted(entry) and name not in record.locked_fields and not _empty(record, name)
    ]
    return sorted(found, key=lambda doubt: (doubt.why, doubt.label))


def _empty(record: Record, name: str) -> bool:
    """Whether a column has no value; links to many rows are not asked, which would cost queries."""
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return field.concrete and not field.many_to_many and getattr(record, field.attname) in (None, "")


def _doubted(entry: object) -> bool:
    if not isinstance(entry, dict) or entry.get("origin", Origin.IMPORTED) != Origin.IMPORTED:
        return False
    confidence = entry.get("confidence")
    return isinstance(confidence, int | float) and confidence < SURE and not entry.get("locked")


def label_of(model: type[Model], name: str) -> str:
    """A field's name for readers."""
    if name in LINKS:
        return str(LINKS[name])
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    return capfirst(str(getattr(field, "verbose_name", name)))

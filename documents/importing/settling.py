"""From matched records to rows, the same way for every kind: mentions, merged values, plans, unsupported flags.

A kind of record (`Kind`) says what its fields are and how they are stored; this module says what becomes of them. All
mentions of a record that count are read again, so the order in which documents came makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from documents.extraction.records import Evidence
from documents.models import ChangeAction, DocumentVersion, Mention
from documents.reconcile.claims import Group, Passage, merge
from documents.reconcile.fields import empty
from documents.reconcile.plan import Ours, Plan, confidence, plan
from documents.services.mentions import mentions_store
from sco_portal.numbering import reserve
from sco_portal.records import Record, ReviewStatus

from .mentions import mention
from .protocol import ImportContext

R = TypeVar("R", bound=Record)
M = TypeVar("M", bound=Mention)


@dataclass(slots=True)
class Draft:
    """One record of the reading, matched. `id`: primary key of the record, known or reserved; `new`: which of the two."""

    id: int
    new: bool
    evidence: Evidence
    said: dict[str, dict[str, Any]]
    key: str
    rule: str
    confidence: float
    also: tuple[Evidence, ...] = ()


class Kind(Generic[R]):
    """What is particular to one kind of record."""

    name: ClassVar[str]
    model: type[R]
    mention_model: type[Mention]
    groups: Sequence[Group]

    def fixed(self, record: R) -> bool:
        """Whether the row's values come from elsewhere (reference data) and are not worked out from mentions."""
        return False

    def speaks_for_itself(self, row: Mention) -> bool:
        """Whether the record tells this of itself, which goes before what others tell of it."""
        return False

    def localise(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        """Words of a passage turned into keys of rows (a city's name into its slug); what is not known is left out."""
        return said

    def ours(self, records: Sequence[R]) -> dict[int, dict[str, Any]]:
        """The values that the portal has, in the same terms as `localise`."""
        raise NotImplementedError

    def assign(self, record: R, values: Mapping[str, Any]) -> None:
        """Put planned values on the row."""
        raise NotImplementedError

    def moved(self, record: R) -> set[str]:
        """Columns that follow the source without ceremony (a place in the order), put on the row."""
        return set()

    def store(self, new: Sequence[R], changed: Sequence[R], fields: Iterable[str]) -> None:
        """Write rows through the app's services."""
        raise NotImplementedError

    def store_related(self, plans: Mapping[int, Plan], mentions: Mapping[int, Mention]) -> None:
        """Write what hangs on the rows (cities, parties, outcomes), after rows and mentions."""


def settle(context: ImportContext, kind: Kind[R], drafts: Sequence[Draft]) -> None:
    """Write the drafts of one kind: mentions first, then every record that gained or lost one."""
    mentions = _mentions(context, kind, drafts)
    touched = {draft.id for draft in drafts} | _told_before(context, kind)
    passages = _passages(context, kind, touched, mentions)
    new_ids = {draft.id for draft in drafts if draft.new}
    known = {record.pk: record for record in kind.model.objects.select_for_update().filter(pk__in=touched - new_ids)}
    fixed = {pk for pk, record in known.items() if kind.fixed(record)}
    plans = _plans(kind, {pk: passages.get(pk, []) for pk in sorted(touched - fixed)}, _ours(kind, known))
    context.tally.add(kind.name, ChangeAction.SAME, len(fixed))
    _write(context, kind, plans, known, supported=set(passages))
    mentions_store(mentions)
    kind.store_related(plans, {row.pk: row for row in mentions})
    context.tally.touched[kind.name] |= touched


def _plans(kind: Kind[R], told: Mapping[int, list[Passage]], ours: Mapping[int, Ours]) -> dict[int, Plan]:
    return {pk: plan(kind.groups, ours.get(pk, Ours()), merge(kind.groups, said)) for pk, said in told.items()}


def live(mentions: QuerySet[Any]) -> QuerySet[Any]:
    """Only mentions in the newest version of their document count."""
    newer = DocumentVersion.objects.filter(
        document=OuterRef("version__document"), number__gt=OuterRef("version__number")
    )
    return mentions.filter(~Exists(newer))


def told_before(context: ImportContext, model: type[M]) -> list[M]:
    """The first tellings in earlier versions of the same document: of each record only those in the newest that had it."""
    rows = model._default_manager.filter(version__document=context.document_id, primary=True)
    newest: dict[int, int] = {}
    kept: list[M] = []
    for row in rows.select_related("version", model.kind).order_by("-version__number", "start", "pk"):
        number = newest.setdefault(getattr(row, f"{model.kind}_id"), row.version.number)
        if row.version.number == number:
            kept.append(row)
    return kept


# --- mentions ---------------------------------------------------------------------------------------------------------
def _mentions(context: ImportContext, kind: Kind[R], drafts: Sequence[Draft]) -> list[Mention]:
    """A row for each passage of each record; two drafts of one record in the same words are one passage."""
    rows: dict[tuple[int, int, int], Mention] = {}
    for draft in drafts:
        first = _place(draft, draft.evidence)
        if first in rows:
            rows[first].said = {**draft.said, **rows[first].said}
        for evidence in (draft.evidence, *draft.also):
            told = draft.said if evidence is draft.evidence else {}
            rows.setdefault(_place(draft, evidence), _mention(context, kind, draft, evidence, told))
    for pk, row in zip(reserve(kind.mention_model, len(rows)), rows.values(), strict=True):
        row.pk = pk
    return list(rows.values())


def _place(draft: Draft, evidence: Evidence) -> tuple[int, int, int]:
    return draft.id, evidence.start, evidence.end


def _mention(
    context: ImportContext, kind: Kind[R], draft: Draft, evidence: Evidence, told: dict[str, Any]
) -> Mention:
    return mention(
        kind.mention_model, context, evidence, record_id=draft.id, said=told, key=draft.key if told else "",
        primary=evidence is draft.evidence, rule=draft.rule[:80], confidence=draft.confidence,
    )  # fmt: skip


def _told_before(context: ImportContext, kind: Kind[R]) -> set[int]:
    """Records that the version before rests under; they may lose it."""
    if context.previous is None:
        return set()
    rows = kind.mention_model.objects.filter(version=context.previous)
    return set(rows.values_list(f"{kind.name}_id", flat=True))


def _passages(
    context: ImportContext, kind: Kind[R], touched: set[int], mentions: Sequence[Mention]
) -> dict[int, list[Passage]]:
    """What counts for each record: the new mentions, and those of other documents' newest versions."""
    column = f"{kind.name}_id"
    found: dict[int, list[Passage]] = {}
    others = kind.mention_model.objects.filter(**{f"{column}__in": touched})
    others = live(others.exclude(version__document=context.document_id)).select_related("version__document")
    for row in others:
        found.setdefault(getattr(row, column), []).append(_passage(kind, row, row.version.document.date))
    for row in mentions:
        date = context.reading.extraction.document.date
        found.setdefault(getattr(row, column), []).append(_passage(kind, row, date))
    return found


def _passage(kind: Kind[R], row: Mention, date: Any) -> Passage:
    place = f"{row.version.sha256} {row.start:09} {row.end:09}"
    return Passage(row.pk, kind.localise(row.said), int(kind.speaks_for_itself(row)), date, place)


# --- rows -------------------------------------------------------------------------------------------------------------
def _ours(kind: Kind[R], known: Mapping[int, R]) -> dict[int, Ours]:
    values = kind.ours(list(known.values()))
    return {
        pk: Ours(_without_defaults(record, values[pk]), record.provenance, frozenset(record.locked_fields))
        for pk, record in known.items()
    }


def _without_defaults(record: Record, values: Mapping[str, Any]) -> dict[str, Any]:
    """A column's default that nobody set says nothing."""
    return {name: None if _is_default(record, name, value) else value for name, value in values.items()}


def _is_default(record: Record, name: str, value: Any) -> bool:
    if name in record.provenance or empty(value):
        return False
    column = next((field for field in record._meta.concrete_fields if field.name == name), None)
    return column is not None and column.has_default() and bool(column.get_default() == value)


def _write(
    context: ImportContext, kind: Kind[R], plans: Mapping[int, Plan], known: Mapping[int, R], *, supported: set[int]
) -> None:
    new, changed, columns = [], [], set[str]()
    for pk, made in plans.items():
        record = known.get(pk)
        if record is None:
            new.append(_insert(context, kind, pk, made))
        elif columns_touched := _update(context, kind, record, made, supported=pk in supported):
            changed.append(record)
            columns |= columns_touched
    kind.store(new, changed, columns)


def _insert(context: ImportContext, kind: Kind[R], pk: int, made: Plan) -> R:
    review = ReviewStatus.PUBLISHED if context.run.publish else ReviewStatus.EXTRACTED
    record = kind.model(pk=pk, review=review, provenance=made.provenance, confidence=confidence(made.provenance))
    kind.assign(record, made.values)
    context.note(kind.name, ChangeAction.INSERTED, record_id=pk, after=_plain(made.values), confidence=record.confidence)
    return record


def _update(context: ImportContext, kind: Kind[R], record: R, made: Plan, *, supported: bool) -> set[str]:
    """Put the plan on a known row; the names of what must be written, none when nothing is to be."""
    columns = _support(context, kind, record, supported=supported) | kind.moved(record)
    if made.provenance != record.provenance:
        record.provenance, record.confidence = made.provenance, confidence(made.provenance)
        columns |= {"provenance", "confidence"}
    if made.values:
        kind.assign(record, made.values)
        columns |= {"*"}
    _report(context, kind, record, made, supported=supported)
    if columns:
        record.revision += 1
        record.updated_at = timezone.now()
        columns |= {"revision", "updated_at"}
    return columns


def _support(context: ImportContext, kind: Kind[R], record: R, *, supported: bool) -> set[str]:
    """Flag a record that no newest version tells any more; take the flag off one that is told again."""
    if supported and record.unsupported_at is not None:
        record.unsupported_at = None
        return {"unsupported_at"}
    if not supported and record.unsupported_at is None:
        record.unsupported_at = timezone.now()
        context.note(kind.name, ChangeAction.VANISHED, record_id=record.pk)
        return {"unsupported_at"}
    return set()


def _report(context: ImportContext, kind: Kind[R], record: R, made: Plan, *, supported: bool) -> None:
    if made.conflicts:
        before = {name: pair[0] for name, pair in made.conflicts.items()}
        after = {name: pair[1] for name, pair in made.conflicts.items()}
        context.note(kind.name, ChangeAction.CONFLICT, record_id=record.pk, before=_plain(before), after=_plain(after))
    if made.values:
        context.note(
            kind.name, ChangeAction.UPDATED, record_id=record.pk, before=_plain(made.before), after=_plain(made.values)
        )
    elif supported and not made.conflicts:
        context.tally.add(kind.name, ChangeAction.SAME)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """As JSON can hold it."""
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}

"""From matched records to rows, the same way for every kind: mentions, merged values, plans, unsupported flags.

All mentions of a record that count are read again each time, so the order in which documents came makes no difference.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from documents.extraction.records import Evidence
from documents.models import ChangeAction, Document, DocumentVersion, Mention
from documents.reconcile.claims import Passage, merge
from documents.reconcile.fields import empty
from documents.reconcile.plan import Ours, Plan, confidence, plan
from documents.services.mentions import mentions_store
from sco_portal.numbering import reserve
from sco_portal.records import Record, ReviewStatus

from .kind import Draft, Kind
from .mentions import mention
from .protocol import ImportContext, Journal

R = TypeVar("R", bound=Record)
M = TypeVar("M", bound=Mention)


def settle(context: ImportContext, kind: Kind[R], drafts: Sequence[Draft]) -> None:
    """Write the drafts of one kind: mentions first, then every record that gained or lost one."""
    mentions_store(_mentions(context, kind, drafts))
    touched = {draft.id for draft in drafts} | _resting_on(kind, context.previous)
    dates = {context.document_id: context.reading.extraction.document.date}
    resettle(context, kind, touched, new={draft.id for draft in drafts if draft.new}, dates=dates)


def resettle(
    journal: Journal, kind: Kind[R], ids: set[int], *, new: Iterable[int] = (), dates: Mapping[int, Any] | None = None
) -> None:
    """Work these records out again from all mentions that count, and write what changed.

    `new`: those among them that have no row yet. `dates`: of documents whose row is not written yet.
    """
    known = {row.pk: row for row in kind.model.objects.select_for_update().filter(pk__in=ids - set(new))}
    fixed = {pk for pk, row in known.items() if kind.fixed(row)}
    mentions = _counting(kind, ids - fixed)
    told = _passages(kind, mentions, dates or {})
    ours = _ours(kind, known)
    plans = {
        pk: plan(kind.groups, ours.get(pk, Ours()), merge(kind.groups, told.get(pk, []))) for pk in sorted(ids - fixed)
    }
    journal.tally.add(kind.name, ChangeAction.SAME, len(fixed))
    _write(journal, kind, plans, known, supported=set(told))
    kind.store_related(plans, mentions)
    journal.tally.touched[kind.name] |= ids


def live(mentions: QuerySet[M]) -> QuerySet[M]:
    """Only mentions in the newest version of their document count."""
    newer = DocumentVersion.objects.filter(
        document=OuterRef("version__document"), number__gt=OuterRef("version__number")
    )
    return mentions.filter(~Exists(newer))


def told_before(context: ImportContext, model: type[M]) -> list[M]:
    """First tellings in earlier versions of the same document: of each record those in the newest that had it."""
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


def _mention(context: ImportContext, kind: Kind[R], draft: Draft, evidence: Evidence, told: dict[str, Any]) -> Mention:
    return mention(
        kind.mention_model, context, evidence, record_id=draft.id, said=told, key=draft.key if told else "",
        primary=evidence is draft.evidence, rule=draft.rule[:80], confidence=draft.confidence,
    )  # fmt: skip


def _resting_on(kind: Kind[R], version: DocumentVersion | None) -> set[int]:
    """Records that rest on a version; when a newer one comes they may lose it."""
    if version is None:
        return set()
    return set(kind.mention_model._default_manager.filter(version=version).values_list(f"{kind.name}_id", flat=True))


def _counting(kind: Kind[R], ids: set[int]) -> list[Mention]:
    """In an order that is the same in every database."""
    rows = live(kind.mention_model._default_manager.filter(**{f"{kind.name}__in": ids}))
    return list(rows.select_related("version").order_by("version__sha256", "start", "end", "pk"))


def _passages(kind: Kind[R], mentions: Sequence[Mention], dates: Mapping[int, Any]) -> dict[int, list[Passage]]:
    """What counts for each record, with the date of the document that speaks."""
    spoken = {row.version.document_id for row in mentions}
    day: dict[int, dt.date | None] = {
        **dict(Document.objects.filter(pk__in=spoken).values_list("pk", "date")),
        **dates,
    }
    found: dict[int, list[Passage]] = defaultdict(list)
    for row in mentions:
        place = f"{row.version.sha256} {row.start:09} {row.end:09}"
        own = int(kind.speaks_for_itself(row))
        passage = Passage(row.pk, kind.localise(row.said), own, day.get(row.version.document_id), place)
        found[getattr(row, f"{kind.name}_id")].append(passage)
    return found


# --- rows -------------------------------------------------------------------------------------------------------------
def _ours(kind: Kind[R], known: Mapping[int, R]) -> dict[int, Ours]:
    values = kind.ours(list(known.values()))
    return {
        pk: Ours(_without_defaults(row, values[pk]), row.provenance, frozenset(row.locked_fields))
        for pk, row in known.items()
    }


def _without_defaults(row: Record, values: Mapping[str, Any]) -> dict[str, Any]:
    """A column's default that nobody set says nothing."""
    return {name: None if _is_default(row, name, value) else value for name, value in values.items()}


def _is_default(row: Record, name: str, value: Any) -> bool:
    if name in row.provenance or empty(value):
        return False
    column = next((field for field in row._meta.concrete_fields if field.name == name), None)
    return column is not None and column.has_default() and bool(column.get_default() == value)


def _write(
    journal: Journal, kind: Kind[R], plans: Mapping[int, Plan], known: Mapping[int, R], *, supported: set[int]
) -> None:
    new, changed, columns = [], [], set[str]()
    for pk, made in plans.items():
        row = known.get(pk)
        if row is None:
            new.append(_insert(journal, kind, pk, made))
        elif touched := _update(journal, kind, row, made, supported=pk in supported):
            changed.append(row)
            columns |= touched
    kind.store(new, changed, columns)


def _insert(journal: Journal, kind: Kind[R], pk: int, made: Plan) -> R:
    review = ReviewStatus.PUBLISHED if journal.run.publish else ReviewStatus.EXTRACTED
    row = kind.model(pk=pk, review=review, provenance=made.provenance, confidence=confidence(made.provenance))
    kind.assign(row, made.values)
    journal.note(kind.name, ChangeAction.INSERTED, record_id=pk, after=made.values, confidence=row.confidence)
    return row


def _update(journal: Journal, kind: Kind[R], row: R, made: Plan, *, supported: bool) -> set[str]:
    """Put the plan on a known row; the names of what must be written, none when nothing is to be."""
    columns = _support(journal, kind, row, supported=supported) | kind.moved(row)
    if made.provenance != row.provenance:
        row.provenance, row.confidence = made.provenance, confidence(made.provenance)
        columns |= {"provenance", "confidence"}
    if made.values:
        kind.assign(row, made.values)
        columns |= {"*"}
    _report(journal, kind, row, made, supported=supported)
    if columns:
        row.revision += 1
        row.updated_at = timezone.now()
        columns |= {"revision", "updated_at"}
    return columns


def _support(journal: Journal, kind: Kind[R], row: R, *, supported: bool) -> set[str]:
    """Flag a record that no newest version tells any more; take the flag off one that is told again."""
    if supported == (row.unsupported_at is None):
        return set()
    row.unsupported_at = None if supported else timezone.now()
    if not supported:
        journal.note(kind.name, ChangeAction.VANISHED, record_id=row.pk)
    return {"unsupported_at"}


def _report(journal: Journal, kind: Kind[R], row: R, made: Plan, *, supported: bool) -> None:
    if made.conflicts:
        before = {name: pair[0] for name, pair in made.conflicts.items()}
        after = {name: pair[1] for name, pair in made.conflicts.items()}
        journal.note(kind.name, ChangeAction.CONFLICT, record_id=row.pk, before=before, after=after)
    if made.values:
        journal.note(kind.name, ChangeAction.UPDATED, record_id=row.pk, before=made.before, after=made.values)
    elif supported and not made.conflicts:
        journal.tally.add(kind.name, ChangeAction.SAME)

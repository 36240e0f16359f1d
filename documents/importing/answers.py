"""What follows from the answer to a question: the name is remembered, and what was left open is worked out again."""

from __future__ import annotations

from typing import Any

import pghistory
from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from actors.models import AliasKind, Mechanism, MechanismAlias
from documents.models import CandidateChange, MechanismMention, Mention, Question
from documents.services.merging import record_merge
from documents.services.questions import question_answer
from sco_portal.numbering import reserve
from sco_portal.records import Origin

from .kind import Kind
from .mechanisms import MechanismKind, Names, kind_of
from .protocol import Journal
from .run import lock_imports, make_findable
from .settling import resettle


def answer(*, question: Question, answer_id: int | None, by: Any) -> Journal:
    """Answer a question; None means none of those offered. Raises what `question_answer` and `record_merge` raise."""
    journal = Journal(run=question.run)
    with transaction.atomic(), pghistory.context(user=by.pk, question=question.pk):
        lock_imports()
        decided = question_answer(question=question, answer_id=answer_id, by=by)
        if decided.record_kind == "mechanism":
            _lead(journal, decided, by)
        elif answer_id is not None and decided.record_id is not None:
            _merge(journal, decided.record_kind, decided.record_id, answer_id)
        CandidateChange.objects.bulk_create(journal.changes)
        transaction.on_commit(lambda: make_findable(journal.tally))
    return journal


def kinds(names: Names) -> list[Kind[Any]]:
    """One of each kind of record, with the mechanisms that names lead to."""
    return [import_string(name)(names.certain) for name in settings.RECORD_KINDS]


# --- mechanisms -------------------------------------------------------------------------------------------------------
def _lead(journal: Journal, question: Question, by: Any) -> None:
    """The name leads to the chosen mechanism, or to a new one; all that told it is linked."""
    target = question.answer_id or reserve(Mechanism, 1)[0]
    MechanismAlias.objects.create(
        mechanism_id=target, text=question.words, key=question.key, kind=AliasKind.NAME, origin=Origin.BY_HAND,
        decided_by=by,
    )  # fmt: skip
    if question.answer_id is None:
        _make(journal, question, target)
    for kind in kinds(Names()):
        told = kind.naming_mechanism(question.key)
        resettle(journal, kind, {getattr(row, f"{kind.name}_id") for row in told})


def _make(journal: Journal, question: Question, pk: int) -> None:
    """A mechanism of its own, resting on the passages that tell of its meetings."""
    told = [row for kind in kinds(Names()) if kind.makes_mechanisms for row in kind.naming_mechanism(question.key)]
    places = {(row.version_id, row.start, row.end): row for row in told}
    MechanismMention.objects.bulk_create(_mention(row, question, pk) for row in places.values())
    resettle(journal, MechanismKind(), {pk}, new={pk})


def _mention(row: Mention, question: Question, pk: int) -> MechanismMention:
    same = ("version_id", "block_id", "start", "end", "text_start", "text_end", "page", "quote", "rule", "confidence")
    entry = {"confidence": row.confidence, "rule": row.rule}
    said = {
        "name_ru": {**entry, "value": question.words},
        "kind": {**entry, "value": kind_of(question.words)},
        **{
            name: row.said[source]
            for name, source in (("event_kind", "kind"), ("sector", "sector"))
            if source in row.said
        },
    }
    values = {name: getattr(row, name) for name in same}
    return MechanismMention(mechanism_id=pk, run=question.run, said=said, key=question.key, **values)


# --- documents and events ---------------------------------------------------------------------------------------------
def _merge(journal: Journal, name: str, loser: int, winner: int) -> None:
    """The record that stood meanwhile becomes the chosen one; what points at it is worked out again."""
    names = Names()
    kind = next(one for one in kinds(names) if one.name == name)
    pointing = {one.name: one.pointing_at(name, loser) for one in kinds(names)}
    record_merge(
        loser=kind.model._default_manager.get(pk=loser),
        winner=kind.model._default_manager.get(pk=winner),
        mention_model=kind.mention_model,
    )
    resettle(journal, kind, {winner})
    for one in kinds(names):
        resettle(journal, one, pointing[one.name] - {loser})

"""Mechanisms: the names under which bodies and series met, each led to its mechanism, to a new one, or to a question.

Only meetings make new mechanisms: what met exists. A body that is merely named as responsible is looked up, never made.
A name that may mean several bodies means none until a person has said which; its events have no mechanism so long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from actors.models import AliasKind, Mechanism, MechanismAlias
from documents.extraction.records import EventRecord
from documents.models import MechanismMention
from documents.reconcile.keys import mechanism_key
from documents.reconcile.kinds import MECHANISM_GROUPS
from documents.reconcile.match import Ambiguous, New, Same, match_mechanism
from documents.services.storing import records_store
from sco_portal.numbering import reserve
from sco_portal.records import Origin

from .columns import read_columns, write_columns
from .kind import Draft, Kind
from .mentions import said
from .protocol import ImportContext
from .questions import answered, ask
from .settling import settle

# What a mechanism is, by the head of its name; the first that is in the name wins.
KINDS = (
    ("группа эксперт", "expert_group"), ("экспертный группа", "expert_group"), ("группа", "working_group"),
    ("совещание министр", "ministerial"), ("совещание", "ministerial"), ("комиссия", "commission"),
    ("правление", "board"), ("совет", "council"), ("глава государство", "council"), ("форум", "forum"),
    ("объединение", "network"), ("ассоциация", "network"), ("консорциум", "network"), ("клуб", "network"),
    ("сеть", "network"), ("альянс", "network"), ("секретариат", "secretariat"),
)  # fmt: skip


class MechanismKind(Kind[Mechanism]):
    """How mechanisms are stored. Those of the reference data keep their values; they only gain mentions and aliases."""

    name = "mechanism"
    model = Mechanism
    mention_model = MechanismMention
    groups = MECHANISM_GROUPS

    def fixed(self, record: Mechanism) -> bool:
        return record.slug is not None

    def ours(self, records: Sequence[Mechanism]) -> dict[int, dict[str, Any]]:
        return {row.pk: read_columns(row, MECHANISM_GROUPS) for row in records}

    def assign(self, record: Mechanism, values: Mapping[str, Any]) -> None:
        write_columns(record, values)

    def store(self, new: Sequence[Mechanism], changed: Sequence[Mechanism], fields: Iterable[str]) -> None:
        records_store(Mechanism, new=new, changed=changed, fields=fields)


class Names:
    """Every name that leads to a mechanism. A merged mechanism's names lead to the one that stands."""

    def __init__(self) -> None:
        self.by_key: dict[str, int] = {}
        self.pairs: list[tuple[int, str]] = []
        for row in MechanismAlias.objects.select_related("mechanism").order_by("pk"):
            self.know(row.text, row.mechanism.merged_into_id or row.mechanism_id, key=row.key)

    def know(self, name: str, mechanism: int, *, key: str | None = None) -> None:
        self.by_key.setdefault(key or mechanism_key(name), mechanism)
        self.pairs.append((mechanism, name))

    def certain(self, name: str) -> int | None:
        """The mechanism of exactly this name or abbreviation."""
        return self.by_key.get(mechanism_key(name))

    def likely(self, name: str) -> Same | New | Ambiguous:
        return match_mechanism(name, self.pairs)


def import_mechanisms(context: ImportContext) -> None:
    """Reads the events' bodies; writes mechanisms, aliases, mentions, questions; fills `context.mechanism_named`."""
    names = Names()
    told = [event for event in context.reading.extraction.events if event.mechanism]
    ids = {event.mechanism: 0 for event in told if event.mechanism}
    made: dict[int, str] = {}
    for name in ids:
        ids[name] = _lead(context, names, name, _first(told, name), made) or 0
    drafts = [_draft(event, ids[event.mechanism], made) for event in told if event.mechanism and ids[event.mechanism]]
    settle(context, MechanismKind(), drafts)
    context.mechanism_named = names.certain


def _first(told: Sequence[EventRecord], name: str) -> EventRecord:
    return next(event for event in told if event.mechanism == name)


def _lead(context: ImportContext, names: Names, name: str, event: EventRecord, made: dict[int, str]) -> int | None:
    """The mechanism of a name, made if need be; None while a question about it is open."""
    key = mechanism_key(name)
    known = names.certain(name)
    if known is not None or not key:
        return known
    decision = answered("mechanism", key)
    answer = Same(decision.answer_id) if decision and decision.answer_id else New() if decision else names.likely(name)
    if isinstance(answer, Ambiguous):
        _ask(context, names, key, name, event, answer.ids)
        return None
    return _remember(names, name, key, answer.id if isinstance(answer, Same) else _make(name, made))


def _make(name: str, made: dict[int, str]) -> int:
    pk = reserve(Mechanism, 1)[0]
    made[pk] = name
    return pk


def _remember(names: Names, name: str, key: str, pk: int) -> int:
    """The name leads there from now on."""
    MechanismAlias.objects.create(mechanism_id=pk, text=name, key=key, kind=AliasKind.NAME, origin=Origin.IMPORTED)
    names.know(name, pk)
    return pk


def _ask(
    context: ImportContext, names: Names, key: str, name: str, event: EventRecord, candidates: tuple[int, ...]
) -> None:
    labels = dict(reversed(names.pairs))
    ask(
        context, "mechanism", key=key, words=name, quote=event.evidence.quote, candidates=candidates,
        label=lambda pk: labels.get(pk, str(pk)), record_id=None,
    )  # fmt: skip


def _draft(event: EventRecord, pk: int, made: Mapping[int, str]) -> Draft:
    name = event.mechanism or ""
    values = {"name_ru": name, "kind": kind_of(name), "event_kind": event.kind, "sector": event.sector}
    doubt = event.fields.get("mechanism")
    told = said(event, values)
    if doubt is not None:
        told["name_ru"] |= {"confidence": doubt.confidence, "rule": doubt.rule}
    return Draft(pk, pk in made, event.evidence, told, mechanism_key(name), event.rule, event.confidence)


def kind_of(name: str) -> str:
    """What kind of mechanism a name tells."""
    words = mechanism_key(name).split()
    return next((kind for head, kind in KINDS if set(head.split()) <= set(words)), "other")

"""Reads that shape the pages of documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, TypeVar

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from documents.models import (
    Document,
    DocumentMention,
    DocumentType,
    DocumentVersion,
    ImportRun,
    Mention,
    PartyStanding,
    RunStatus,
)
from documents.reconcile.match import ONE_SHOT
from sco_portal.records import LifeStatus, Origin

MentionRow = TypeVar("MentionRow", bound=Mention)
# Record kinds told in a document, each with its model by name: documents import no app above them.
TOLD = {"event": "events.Event", "commitment": "commitments.Commitment"}


def fresh_as_of() -> dt.datetime | None:
    """When a source was last read with success."""
    newest = ImportRun.objects.filter(status=RunStatus.DONE).order_by("-finished_at")
    return newest.values_list("finished_at", flat=True).first()


def life_shown(*, on: dt.date, prefix: str = "") -> Case:
    """The life of a document as of a day: what was in force until a day gone by has expired, unless a person said more.

    The period of a report, a statement or a decision is what it tells of, not how long it lasts. `prefix`: where the
    document stands, seen from the row («document__»).
    """
    by_hand = Q(**{f"{prefix}provenance__life__origin": Origin.BY_HAND}) | Q(
        **{f"{prefix}locked_fields__contains": ["life"]}
    )
    over = Q(**{f"{prefix}life": LifeStatus.IN_FORCE, f"{prefix}period_end__lt": on})
    lasting = [kind for kind in DocumentType.values if kind not in ONE_SHOT]
    over &= Q(**{f"{prefix}type__in": lasting})
    stored = F(f"{prefix}life")
    return Case(
        When(by_hand, then=stored), When(over, then=Value(LifeStatus.EXPIRED)), default=stored, output_field=CharField()
    )


def register(user: Any) -> QuerySet[Any]:
    """Documents that `user` may see. `text_state`: held, or wanted when only other documents tell of it.

    The text of an act may be held in the file of its annex: `text_in` is then that document.
    """
    version = Exists(DocumentVersion.objects.filter(document=OuterRef("pk")))
    within = _annexes_with_text(user).filter(annex_of=OuterRef("pk"))
    inside = Case(
        When(version, then=Value(None)), default=Subquery(within.values("pk")[:1]), output_field=IntegerField()
    )
    held = Q(version) | Q(Exists(within))
    state = Case(When(held, then=Value("held")), default=Value("wanted"), output_field=CharField())
    mentions = DocumentMention.objects.filter(document=OuterRef("pk")).order_by().values("document")
    times = Coalesce(Subquery(mentions.annotate(times=Count("pk")).values("times")), 0)
    rows: QuerySet[Any] = Document.objects.visible_to(user).annotate(
        text_state=state, text_in=inside, times_mentioned=times, life_shown=life_shown(on=timezone.localdate())
    )
    return rows


def text_within(document: Document, user: Any) -> Document | None:
    """The annex in whose file the text of an act stands, which has no file of its own."""
    found: Document | None = _annexes_with_text(user).filter(annex_of=document).first()
    return found


def _annexes_with_text(user: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = Document.objects.visible_to(user).held().order_by("pk")
    return rows


def document_for(user: Any, pk: int) -> Document:
    """One document with its near relations. Raises Document.DoesNotExist, also when `user` may not see it."""
    near = ("city", "sector", "mechanism", "annex_of", "supersedes", "carries_out")
    rows = Document.objects.visible_to(user).select_related(*near)
    rows = rows.annotate(life_shown=life_shown(on=timezone.localdate()))
    found: Document = rows.prefetch_related(
        Prefetch("versions", queryset=DocumentVersion.objects.defer("text").order_by("-number")),
        "parties__state",
        "sectors",
    ).get(pk=pk)
    return found


def told_in(document: Document, user: Any) -> dict[str, int]:
    """How many events and commitments rest on the document's words."""
    counts = {}
    for kind, name in TOLD.items():
        rows = apps.get_model(name).objects.visible_to(user)
        counts[kind] = rows.filter(mentions__version__document=document).distinct().count()
    return counts


def outcomes_of(document: Document, user: Any) -> QuerySet[Any]:
    """What events did to the document, oldest first."""
    events = apps.get_model("events.Event").objects.visible_to(user)
    rows = apps.get_model("events.Outcome").objects.filter(document=document, event__in=events)
    return rows.select_related("event").order_by(F("event__start").asc(nulls_last=True), "pk")


def mentions_elsewhere(document: Document, user: Any) -> QuerySet[Any]:
    """Where other documents name this one."""
    visible = Document.objects.visible_to(user)
    rows = document.mentions.filter(version__document__in=visible).exclude(version__document=document)
    return rows.select_related("version__document").defer("version__text").order_by("version__document__date", "start")


def mentions_in(version: DocumentVersion, user: Any) -> Iterator[Mention]:
    """Every mention in a version whose record `user` may see; one query a kind of record."""
    return chain.from_iterable(_mentions_of(kind, version, user) for kind in Mention.__subclasses__())


def _mentions_of(mention: type[Mention], version: DocumentVersion, user: Any) -> QuerySet[Any]:
    model = mention._meta.get_field(mention.kind).related_model
    visible = model.objects.visible_to(user)  # type: ignore[union-attr]
    rows = mention._default_manager.filter(Q(**{f"{mention.kind}__in": visible}), version=version)
    return rows.select_related(mention.kind).order_by("start", "pk")


def once(mentions: Iterable[MentionRow]) -> list[MentionRow]:
    """The mentions without those that repeat, of one document, words that stand there already."""
    found: dict[tuple[int, str], MentionRow] = {}
    for mention in mentions:
        found.setdefault((mention.version.document_id, " ".join(mention.quote.split())), mention)
    return list(found.values())


def parties_of(document: Document) -> dict[str, list[Any]]:
    """Party rows by standing, with those who are no party to the document that it carries out."""
    own = list(document.parties.all())
    named = {party.state_id for party in own}
    aim = document.carries_out.parties.select_related("state") if document.carries_out else []
    left_out = [one for one in aim if one.standing == PartyStanding.NOT_PARTY and one.state_id not in named]
    found: dict[str, list[Any]] = {}
    for party in (*own, *left_out):
        found.setdefault(party.standing, []).append(party)
    return found


def documents_named_in(document: Document, user: Any) -> QuerySet[Document]:
    """Other documents that this one names, in order of their first mention."""
    rows: QuerySet[Document] = Document.objects.visible_to(user).filter(mentions__version__document=document)
    return rows.exclude(pk=document.pk).annotate(first=Min("mentions__start")).order_by("first")


def history_of(record: Any, most: int = 30) -> QuerySet[Any]:
    """The latest states of a record, newest first, each with who or which run made it."""
    rows: QuerySet[Any] = record.history.select_related("pgh_context").order_by("-pgh_id")[:most]
    return rows

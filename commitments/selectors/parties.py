"""Who is bound, from the rows of documents, their parties and the times of membership."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from actors.models import Membership, Standing
from commitments.models import Commitment
from commitments.parties import Named, Parties, Term, as_told, inherited, parties
from documents.models import Document, DocumentParty, DocumentType

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bound:
    """Who is bound by every commitment. `documents`: to the states they bind. `reports`: bind whom a clause names."""

    documents: dict[int, frozenset[str]]
    reports: frozenset[int]

    def by(self, document: int, responsible: str | None) -> frozenset[str]:
        """The states bound by a commitment of this document, for which this state is responsible."""
        if document in self.reports:
            return frozenset({responsible} if responsible else ())
        return self.documents.get(document, NOBODY)

    def binding(self, states: AbstractSet[str]) -> Q:
        """The commitments that bind any of these states."""
        documents = [pk for pk, bound in self.documents.items() if bound & states]
        return Q(document__in=documents) | Q(document__in=self.reports, responsible_state__in=states)


def terms() -> tuple[Term, ...]:
    """All times of membership, in the order of joining."""
    rows = Membership.objects.filter(standing=Standing.MEMBER).order_by("start", "state__name_ru")
    return tuple(Term(*row) for row in rows.values_list("state_id", "start", "end"))


def parties_of(commitment: Commitment, *, on: dt.date) -> Parties:
    """Who is bound by one commitment. An annex has the day of the act that it belongs to where it has none itself."""
    document = commitment.document
    found = parties(day=_day(document), named=_named([document])[document.pk], terms=terms(), on=on)
    if document.type != DocumentType.REPORT:
        return found
    return as_told(found, responsible=commitment.responsible_state_id)


def bound_states(user: Any, *, on: dt.date) -> Bound:
    """Who is bound by the commitments that `user` may see; a handful of queries for all of them."""
    asked = Commitment.objects.visible_to(user).order_by().values("document")
    rows = Document.objects.filter(pk__in=asked).select_related("annex_of")
    documents = list(rows.only("date", "type", "carries_out", "annex_of__date"))
    named, spans = _named(documents), terms()
    reports = frozenset(one.pk for one in documents if one.type == DocumentType.REPORT)
    found = {
        one.pk: frozenset(parties(day=_day(one), named=named[one.pk], terms=spans, on=on).bound)
        for one in documents
        if one.pk not in reports
    }
    return Bound(found, reports)


def _day(document: Document) -> dt.date | None:
    return document.date or (document.annex_of.date if document.annex_of else None)


def _named(documents: Iterable[Document]) -> dict[int, dict[str, Named]]:
    """Document to what sources say of each state, also of the document that it carries out; one query."""
    carried = {one.pk: one.carries_out_id for one in documents}
    said: defaultdict[int | None, dict[str, Named]] = defaultdict(dict)
    rows = DocumentParty.objects.filter(document__in={*carried, *carried.values()} - {None})
    for document, state, standing, since, quote in rows.order_by("state__name_ru").values_list(
        "document_id", "state_id", "standing", "since", "quote"
    ):
        said[document][state] = Named(standing, since, quote)
    return {pk: inherited(said[pk], said[aim] if aim else {}) for pk, aim in carried.items()}

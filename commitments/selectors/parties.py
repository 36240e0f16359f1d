"""Who is bound, from the rows of documents, their parties and the times of membership."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from actors.models import Membership, Standing
from commitments.models import Commitment
from commitments.parties import Named, Parties, Term, parties
from documents.models import Document, DocumentParty


def terms() -> tuple[Term, ...]:
    """All times of membership, in the order of joining."""
    rows = Membership.objects.filter(standing=Standing.MEMBER).order_by("start", "state__name_ru")
    return tuple(Term(*row) for row in rows.values_list("state_id", "start", "end"))


def parties_of(document: Document, *, on: dt.date) -> Parties:
    """Who is bound by one document. An annex has the day of the act that it belongs to where it has none itself."""
    named = _named([document.pk])[document.pk]
    return parties(day=_day(document), named=named, terms=terms(), on=on)


def bound_states(user: Any, *, on: dt.date) -> dict[int, frozenset[str]]:
    """Document to the states it binds, for all documents that have commitments; four queries."""
    asked = Commitment.objects.visible_to(user).order_by().values("document")
    documents = Document.objects.filter(pk__in=asked).select_related("annex_of").only("date", "annex_of__date")
    found = {document.pk: _day(document) for document in documents}
    named, spans = _named(found), terms()
    return {pk: frozenset(parties(day=day, named=named[pk], terms=spans, on=on).bound) for pk, day in found.items()}


def _day(document: Document) -> dt.date | None:
    return document.date or (document.annex_of.date if document.annex_of else None)


def _named(documents: Iterable[int]) -> defaultdict[int, dict[str, Named]]:
    """Document to what sources say of each state; one query."""
    named: defaultdict[int, dict[str, Named]] = defaultdict(dict)
    rows = DocumentParty.objects.filter(document__in=list(documents)).order_by("state__name_ru")
    for document, state, standing, since, quote in rows.values_list(
        "document_id", "state_id", "standing", "since", "quote"
    ):
        named[document][state] = Named(standing, since, quote)
    return named

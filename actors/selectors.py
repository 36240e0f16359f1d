"""What pages show of people."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Case, CharField, Prefetch, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from actors.models import Mandate, User

STANDINGS = {"open": _("open"), "invited": _("invited, no password yet"), "closed": _("closed")}
UNUSABLE = "!"  # how Django marks a password that cannot be used


def people() -> QuerySet[User]:
    """Everyone with an account; rows carry `standing`, one of STANDINGS."""
    standing = Case(
        When(is_active=False, then=Value("closed")),
        When(Q(password__startswith=UNUSABLE) | Q(password=""), then=Value("invited")),
        default=Value("open"),
        output_field=CharField(),
    )
    return User.objects.annotate(standing=standing)


def with_mandates(rows: QuerySet[User]) -> QuerySet[User]:
    """The people with all their mandates, newest first."""
    mandates = Mandate.objects.select_related("state").order_by("-start", "-pk")
    return rows.prefetch_related(Prefetch("mandates", queryset=mandates, to_attr="all_mandates"))


def holding(rows: QuerySet[Any], *, on: dt.date, **wanted: Any) -> QuerySet[Any]:
    """Those who hold such a mandate on that day."""
    return rows.filter(pk__in=Mandate.objects.in_force(on=on).filter(**wanted).values("user"))


def person_for(pk: int) -> User:
    """Raises User.DoesNotExist."""
    return with_mandates(people()).get(pk=pk)


def account_history(person: User) -> QuerySet[Any]:
    """What happened to the account, newest first."""
    rows: QuerySet[Any] = person.history.select_related("pgh_context").order_by("-pgh_id")  # type: ignore[attr-defined]
    return rows


def mandate_histories(person: User) -> list[list[Any]]:
    """What happened to each of the person's mandates, newest first; those taken away without a trace left included."""
    history: Any = Mandate._meta.get_field("history").related_model
    rows = history.objects.filter(user=person.pk).select_related("pgh_context", "state").order_by("-pgh_id")
    by_mandate: dict[int, list[Any]] = {}
    for row in rows:
        by_mandate.setdefault(row.id, []).append(row)
    return list(by_mandate.values())

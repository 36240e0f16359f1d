"""States with their membership periods, cities, and the sectors of cooperation."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sco_portal.history import remembered
from sco_portal.records import Named


class Standing(models.TextChoices):
    """How a state stands to the organisation."""

    MEMBER = "member", _("Member state")
    OBSERVER = "observer", _("Observer state")
    DIALOGUE_PARTNER = "dialogue_partner", _("Dialogue partner")


class StateQuerySet(models.QuerySet["State"]):
    """Questions about membership."""

    def members(self, *, on: dt.date) -> Self:
        """Member states on a day."""
        within = Q(memberships__start__lte=on) & (Q(memberships__end__isnull=True) | Q(memberships__end__gt=on))
        return self.filter(within, memberships__standing=Standing.MEMBER).distinct()

    def ever_members(self) -> Self:
        return self.filter(memberships__standing=Standing.MEMBER).distinct()


@remembered
class State(Named):
    """A country. `code` is ISO 3166-1 alpha-2. Members, observers and partners have memberships; others just host."""

    code = models.CharField(max_length=2, primary_key=True)
    official_ru = models.TextField(_("official name in Russian"), blank=True)
    official_en = models.TextField(_("official name in English"), blank=True)
    official_zh = models.TextField(_("official name in Chinese"), blank=True)

    objects = StateQuerySet.as_manager()

    class Meta:
        verbose_name = _("state")
        verbose_name_plural = _("states")
        ordering: ClassVar = ["name_ru"]


@remembered
class Membership(models.Model):
    """A period in which a state was a member, an observer or a dialogue partner. `end` is the first day after."""

    state = models.ForeignKey(State, on_delete=models.CASCADE, related_name="memberships")
    standing = models.CharField(max_length=20, choices=Standing.choices)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering: ClassVar = ["start"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["state", "standing", "start"], name="membership_once"),
            models.CheckConstraint(condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="membership_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.standing} {self.start}"


@remembered
class City(Named):
    """A city that documents name. Coordinates in decimal degrees. `aliases`: former and other Russian names."""

    slug = models.SlugField(primary_key=True, max_length=60)
    country = models.ForeignKey(State, on_delete=models.PROTECT, related_name="cities")
    latitude = models.FloatField()
    longitude = models.FloatField()
    aliases = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")
        ordering: ClassVar = ["name_ru"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)), name="city_on_earth"
            ),
        ]


@remembered
class Sector(Named):
    """A sector of cooperation. `colour` names a design token, so that a sector looks the same everywhere."""

    code = models.CharField(max_length=30, primary_key=True)
    short_ru = models.TextField(blank=True)
    short_en = models.TextField(blank=True)
    short_zh = models.TextField(blank=True)
    colour = models.CharField(max_length=30)
    position = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        ordering: ClassVar = ["position"]

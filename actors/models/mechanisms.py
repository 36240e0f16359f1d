"""Mechanisms: standing bodies and series of meetings, under all the names that documents give them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sco_portal.history import remembered
from sco_portal.records import Named, Origin, Record

from .places import Sector


class MechanismKind(models.TextChoices):
    """What a mechanism is."""

    COUNCIL = "council", _("Council")
    MINISTERIAL = "ministerial", _("Meeting of ministers or heads of agencies")
    SENIOR_OFFICIALS = "senior_officials", _("Senior officials")
    WORKING_GROUP = "working_group", _("Working group")
    EXPERT_GROUP = "expert_group", _("Expert group")
    COMMISSION = "commission", _("Commission")
    BOARD = "board", _("Board")
    FORUM = "forum", _("Forum")
    NETWORK = "network", _("Network or association")
    SECRETARIAT = "secretariat", _("Permanent body")
    SERIES = "series", _("Series of events")
    OTHER = "other", _("Other")


class AliasKind(models.TextChoices):
    """Why an alias leads to its mechanism."""

    NAME = "name", _("Another name")
    ABBREVIATION = "abbreviation", _("Abbreviation")
    SLIP = "slip", _("Slip in a source")


@remembered
class Mechanism(Named, Record):
    """A standing body or a series of meetings. `slug` is set for those of the reference data."""

    slug = models.SlugField(max_length=80, unique=True, null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=MechanismKind.choices, default=MechanismKind.OTHER)
    event_kind = models.CharField(_("kind of its events"), max_length=20, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, blank=True, related_name="mechanisms")
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        verbose_name = _("mechanism")
        verbose_name_plural = _("mechanisms")
        ordering: ClassVar = ["name_ru"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name_ru=""), name="mechanism_named"),
            models.CheckConstraint(condition=~Q(parent=models.F("pk")), name="mechanism_not_own_parent"),
        ]


@remembered
class MechanismAlias(models.Model):
    """A name that leads to one mechanism. `key`: its lemmas in a fixed order, unique, so that no name is ambiguous."""

    mechanism = models.ForeignKey(Mechanism, on_delete=models.CASCADE, related_name="aliases")
    text = models.TextField(_("name"))
    key = models.TextField(unique=True)
    kind = models.CharField(max_length=12, choices=AliasKind.choices, default=AliasKind.NAME)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)

    class Meta:
        verbose_name = _("alias of a mechanism")
        verbose_name_plural = _("aliases of mechanisms")
        ordering: ClassVar = ["text"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(key=""), name="mechanism_alias_has_key")]

    def __str__(self) -> str:
        return self.text

"""Events: one row for each thing that took place, or was due and did not, at one date or one contiguous range."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from actors.models import City, Mechanism, Sector, State
from documents.models import Mention
from sco_portal.history import remembered
from sco_portal.records import DatePrecision, Record, RecordQuerySet


class EventKind(models.TextChoices):
    """What an event is."""

    SUMMIT = "summit", _("Summit")
    MINISTERIAL = "ministerial", _("Ministerial meeting")
    SENIOR_OFFICIALS = "senior_officials", _("Senior officials")
    WORKING_GROUP = "working_group", _("Working group")
    EXPERT_MEETING = "expert_meeting", _("Expert meeting")
    COMMISSION = "commission", _("Commission")
    BOARD = "board", _("Board")
    FORUM = "forum", _("Forum")
    CONFERENCE = "conference", _("Conference")
    SEMINAR = "seminar", _("Seminar")
    ROUND_TABLE = "round_table", _("Round table")
    EXHIBITION = "exhibition", _("Exhibition")
    FESTIVAL = "festival", _("Festival")
    COMPETITION = "competition", _("Competition")
    SPORT = "sport", _("Sport")
    PRESENTATION = "presentation", _("Presentation")
    CEREMONY = "ceremony", _("Ceremony")
    OTHER = "other", _("Other event")


class EventFormat(models.TextChoices):
    """How people met."""

    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("Hybrid")


class EventStatus(models.TextChoices):
    """Whether it took place."""

    HELD = "held", _("Held")
    NOT_HELD = "not_held", _("Not held")
    PLANNED = "planned", _("Planned")


class EventQuerySet(RecordQuerySet):
    """What lists of events can be asked."""

    def begun(self, *, on: dt.date) -> Self:
        """Events that had begun by `on`, newest first."""
        return self.filter(start__lte=on).exclude(status=EventStatus.PLANNED).order_by("-start", "-pk")

    def upcoming(self, *, on: dt.date) -> Self:
        """Events after `on`, nearest first."""
        return self.filter(start__gt=on).order_by("start", "pk")


@remembered
class Event(Record):
    """One occurrence. `start`, `end`: the days told, or the ends of the month, quarter or year told (`date_precision`).

    `date_words`: the date as the source says it. `key`: what finds the same event in another telling.
    `part_of`: the event on whose sidelines or within which it took place.
    """

    title = models.TextField(_("title"))
    title_en = models.TextField(_("title in English"), blank=True)
    title_zh = models.TextField(_("title in Chinese"), blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=EventKind.choices, default=EventKind.OTHER)
    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    ordinal = models.PositiveSmallIntegerField(_("ordinal"), null=True, blank=True)
    start = models.DateField(_("first day"), null=True, blank=True)
    end = models.DateField(_("last day"), null=True, blank=True)
    date_precision = models.CharField(max_length=10, choices=DatePrecision.choices, blank=True)
    date_words = models.TextField(_("date as told"), blank=True)
    format = models.CharField(_("format"), max_length=10, choices=EventFormat.choices, blank=True)
    cities = models.ManyToManyField(City, through="EventCity", related_name="events")
    chair = models.ForeignKey(State, on_delete=models.PROTECT, null=True, blank=True, related_name="chaired_events")
    initiator = models.ForeignKey(
        State, on_delete=models.PROTECT, null=True, blank=True, related_name="initiated_events"
    )
    status = models.CharField(_("status"), max_length=10, choices=EventStatus.choices, default=EventStatus.HELD)
    status_reason = models.TextField(_("reason as told"), blank=True)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    part_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts")
    key = models.TextField(blank=True, db_index=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    objects: ClassVar[Any] = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering: ClassVar = [F("start").desc(nulls_last=True), "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="event_titled"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(end__gte=F("start")), name="event_forward"
            ),
            models.CheckConstraint(condition=Q(start__isnull=True) | ~Q(date_precision=""), name="event_dated_how"),
            models.CheckConstraint(condition=~Q(part_of=F("pk")), name="event_not_part_of_itself"),
        ]
        indexes: ClassVar = [
            models.Index(F("start").desc(nulls_last=True), F("id").desc(), name="event_by_date"),
            models.Index(fields=["sector", "start"], name="event_by_sector"),
            models.Index(fields=["mechanism", "ordinal"], name="event_by_series"),
            models.Index(ExtractYear("start"), name="event_by_year"),
        ]

    def __str__(self) -> str:
        return self.title


@remembered
class EventCity(models.Model):
    """A city of an event, in the order told. `words`: its name as the document has it, in the nominative."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="places")
    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="event_places")
    position = models.PositiveSmallIntegerField(default=0)
    words = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar = ["event", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["event", "city"], name="event_city_once")]

    def __str__(self) -> str:
        return self.words


@remembered
class EventMention(Mention):
    """Where an event is told."""

    kind = "event"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="mentions")

    class Meta(Mention.Meta):
        verbose_name = _("mention of an event")
        verbose_name_plural = _("mentions of events")
        constraints: ClassVar = [
            *Mention.Meta.constraints,
            models.UniqueConstraint(fields=["event", "version", "start", "end"], name="eventmention_once"),
        ]

"""Reporting rounds, and the ledger of reminders that makes each due reminder go out once."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models import State
from documents.models import Document
from sco_portal.history import remembered

from .commitments import Commitment


@remembered
class Round(models.Model):
    """The Secretariat asks contact persons for updates on chosen documents by a day."""

    title = models.CharField(_("title"), max_length=200)
    opens_on = models.DateField()
    due_on = models.DateField()
    locked_at = models.DateTimeField(null=True, blank=True)
    documents = models.ManyToManyField(Document, related_name="rounds")
    states = models.ManyToManyField(State, through="RoundState", related_name="rounds")

    class Meta:
        verbose_name = _("reporting round")
        verbose_name_plural = _("reporting rounds")
        ordering: ClassVar = ["-due_on"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(due_on__gte=F("opens_on")), name="round_forward"),
        ]

    def __str__(self) -> str:
        return self.title


@remembered
class RoundState(models.Model):
    """A state asked in a round, with a later day where it was given one."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE)
    state = models.ForeignKey(State, on_delete=models.PROTECT)
    extended_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["round", "state"], name="round_state_once")]

    def __str__(self) -> str:
        return self.state_id


class ReminderStage(models.TextChoices):
    """When, against the day something is due, a reminder goes out."""

    BEFORE = "before", _("Before")
    ON_THE_DAY = "on_the_day", _("On the day")
    AFTER = "after", _("After")
    ESCALATION = "escalation", _("Escalation")


@remembered
class Reminder(models.Model):
    """One line of the ledger: this obligation, person and stage. Unique, so that a repeated job sends nothing."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="reminders")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="reminders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reminders")
    stage = models.CharField(max_length=12, choices=ReminderStage.choices)
    due_on = models.DateField()
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "state", "person", "stage", "due_on"], name="reminder_once"),
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.due_on}"

"""Outcomes: what an event did to a document."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from sco_portal.history import remembered
from sco_portal.records import Origin

from .events import Event, EventMention


class OutcomeAction(models.TextChoices):
    """What was done."""

    ADOPTED = "adopted", _("Adopted")
    APPROVED = "approved", _("Approved")
    SIGNED = "signed", _("Signed")
    AGREED = "agreed", _("Agreed")
    ENDORSED = "endorsed", _("Endorsed")
    DISCUSSED = "discussed", _("Discussed")
    EXTENDED = "extended", _("Extended")


@remembered
class Outcome(models.Model):
    """An event adopted, signed, discussed … a document. `title`: the document's name as told there."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="outcomes")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="outcomes")
    action = models.CharField(max_length=10, choices=OutcomeAction.choices)
    title = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.IMPORTED)
    mention = models.ForeignKey(EventMention, on_delete=models.SET_NULL, null=True, blank=True, related_name="outcomes")

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering: ClassVar = ["event", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "document", "action"], name="outcome_once"),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.title}"

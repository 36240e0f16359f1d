"""National progress: one state's own account of one commitment, with its evidence."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models import State
from documents.models import Document
from events.models import Event
from sco_portal.history import remembered
from sco_portal.records import ReviewStatus

from .commitments import Commitment


class Implementation(models.TextChoices):
    """How far a state says it is. «Not applicable» is worked out from the parties and never stored."""

    NOT_REPORTED = "not_reported", _("No report")
    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    COMPLETED = "completed", _("Completed")
    ONGOING_BY_NATURE = "ongoing_by_nature", _("Ongoing by nature")
    SUSPENDED = "suspended", _("Suspended")
    NOT_PURSUED = "not_pursued", _("Not pursued")


@remembered
class Progress(models.Model):
    """One state's account of one commitment. No row means no report. `as_of`: the day the account speaks of."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="progress")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="progress")
    implementation = models.CharField(
        _("implementation"), max_length=20, choices=Implementation.choices, default=Implementation.NOT_REPORTED
    )
    narrative = models.TextField(_("account"), blank=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, default="ru")
    as_of = models.DateField(null=True, blank=True)
    review = models.CharField(max_length=10, choices=ReviewStatus.choices, default=ReviewStatus.DRAFT)
    secretariat_note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("national progress")
        verbose_name_plural = _("national progress")
        ordering: ClassVar = ["commitment", "state"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "state"], name="progress_once"),
            models.CheckConstraint(
                condition=~Q(review__in=["submitted", "approved", "published"])
                | ~Q(implementation=Implementation.NOT_REPORTED),
                name="progress_submitted_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.implementation}"


class EvidenceKind(models.TextChoices):
    """What backs an account."""

    FILE = "file", _("File")
    LINK = "link", _("Link")
    EVENT = "event", _("Event of the portal")
    DOCUMENT = "document", _("Document of the portal")


@remembered
class Evidence(models.Model):
    """One piece of evidence behind an account; exactly one of file, link, event, document is set."""

    progress = models.ForeignKey(Progress, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=EvidenceKind.choices)
    file = models.FileField(upload_to="evidence/%Y/%m/", max_length=300, blank=True)
    link = models.URLField(max_length=1000, blank=True)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence")
    note = models.TextField(blank=True)
    public = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="file", link="", event__isnull=True, document__isnull=True) & ~Q(file="")
                | Q(kind="link", file="", event__isnull=True, document__isnull=True) & ~Q(link="")
                | Q(kind="event", file="", link="", event__isnull=False, document__isnull=True)
                | Q(kind="document", file="", link="", event__isnull=True, document__isnull=False),
                name="evidence_is_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

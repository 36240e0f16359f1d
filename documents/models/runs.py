"""Import runs: what was read when, what it changed or would change, and the questions it left open."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sco_portal.history import remembered

from .documents import Document
from .versions import DocumentVersion


class RunKind(models.TextChoices):
    """What started a run."""

    LIBRARY = "library", _("Library")
    UPLOAD = "upload", _("Upload")
    WATCHED = "watched", _("Watched source")
    REREAD = "reread", _("Re-reading by new code")


class RunStatus(models.TextChoices):
    """How far a run is."""

    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")
    UNDONE = "undone", _("Undone")


@remembered
class ImportRun(models.Model):
    """One reading of one file. `report`: counts by record kind and action. `error`: {"code", "detail"} of a failure.

    `file`: the bytes as they came, kept under their hash. `publish`: whether new records are public at once.
    """

    kind = models.CharField(max_length=10, choices=RunKind.choices, default=RunKind.UPLOAD)
    status = models.CharField(max_length=10, choices=RunStatus.choices, default=RunStatus.QUEUED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, blank=True)
    file = models.FileField(upload_to="originals", max_length=300, blank=True)
    publish = models.BooleanField(default=False)
    origin = models.TextField(blank=True)
    document = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="runs")
    version = models.ForeignKey(DocumentVersion, on_delete=models.SET_NULL, null=True, blank=True, related_name="runs")
    code_version = models.CharField(max_length=40, blank=True)
    stage = models.CharField(max_length=20, blank=True)
    report = models.JSONField(default=dict, blank=True)
    error = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(status="failed") | Q(error__isnull=False), name="import_run_failed_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.filename}"


class ChangeAction(models.TextChoices):
    """What a run did, or would do, with one record."""

    INSERTED = "inserted", _("New")
    UPDATED = "updated", _("Changed")
    SAME = "same", _("Same")
    AMBIGUOUS = "ambiguous", _("Ambiguous")
    CONFLICT = "conflict", _("Conflict")
    VANISHED = "vanished", _("No longer in the source")
    FAILED = "failed", _("Failed")


class Decision(models.TextChoices):
    """What a person made of a proposed change."""

    PENDING = "pending", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    CORRECTED = "corrected", _("Corrected")
    REJECTED = "rejected", _("Rejected")
    MERGED = "merged", _("Merged")


@remembered
class CandidateChange(models.Model):
    """One record of a run's plan: what it is, what it was, what the source says. Unchanged ones are only counted."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="changes")
    record_kind = models.CharField(max_length=20)
    record_id = models.BigIntegerField(null=True, blank=True)
    action = models.CharField(max_length=10, choices=ChangeAction.choices)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    quote = models.TextField(blank=True)
    confidence = models.FloatField(null=True, blank=True)
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.PENDING)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering: ClassVar = ["run", "pk"]
        indexes: ClassVar = [models.Index(fields=["record_kind", "record_id"], name="candidate_change_record")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decision="pending") | Q(decided_at__isnull=False), name="candidate_change_decided_when"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.record_kind} {self.record_id or ''}".strip()


@remembered
class Question(models.Model):
    """An open question of identity: which record do these words mean? Answered once, then remembered.

    `candidates`: list of {"id", "label", "likeness"}. `answer_id`: the record chosen; None with `answered_at` set means
    «none of them».
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="questions")
    record_kind = models.CharField(max_length=20)
    record_id = models.BigIntegerField(null=True, blank=True)
    key = models.TextField()
    words = models.TextField()
    quote = models.TextField(blank=True)
    candidates = models.JSONField(default=list)
    answer_id = models.BigIntegerField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("open question")
        verbose_name_plural = _("open questions")
        ordering: ClassVar = ["answered_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record_kind", "key"], name="question_once"),
        ]

    def __str__(self) -> str:
        return self.words

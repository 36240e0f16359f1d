"""Commitments: clauses in which states or a body undertake something."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from actors.models import Mechanism, Sector, State
from documents.models import Document, Mention
from sco_portal.history import remembered
from sco_portal.records import DatePrecision, LifeStatus, Record, RecordQuerySet


class CommitmentKind(models.TextChoices):
    """What sort of undertaking a clause is."""

    MEASURE = "measure", _("Measure")
    DIRECTION = "direction", _("Direction of cooperation")
    FORM = "form", _("Form of cooperation")
    INSTITUTIONAL = "institutional", _("Institutional")
    FINANCIAL = "financial", _("Financial")
    FOLLOW_UP = "follow_up", _("Follow-up")
    PRINCIPLE = "principle", _("Principle")


class DeadlineBasis(models.TextChoices):
    """Where a deadline comes from."""

    TEXT = "text", _("Said in the text")
    PLAN_PERIOD = "plan_period", _("Period of the plan")
    ROUND = "round", _("Reporting round")
    BY_HAND = "by_hand", _("By hand")


class CommitmentQuerySet(RecordQuerySet):
    """What lists of commitments can be asked."""

    def dated(self) -> Self:
        return self.filter(deadline__isnull=False)


@remembered
class Commitment(Record):
    """One clause. `position`: its place in the document, from 0. `lead`: the words that introduce its list.

    `responsible`: the body named, in words; `responsible_mechanism`, `responsible_state`: the same as records, where
    known.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="commitments")
    position = models.PositiveIntegerField()
    text = models.TextField(_("text"))
    text_en = models.TextField(_("text in English"), blank=True)
    text_zh = models.TextField(_("text in Chinese"), blank=True)
    kind = models.CharField(_("kind"), max_length=15, choices=CommitmentKind.choices)
    section = models.TextField(_("section"), blank=True)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, blank=True, related_name="main_commitments")
    sectors = models.ManyToManyField(Sector, through="CommitmentSector", related_name="commitments")
    responsible = models.TextField(_("responsible"), blank=True)
    responsible_mechanism = models.ForeignKey(
        Mechanism, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    responsible_state = models.ForeignKey(
        State, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    deadline = models.DateField(_("deadline"), null=True, blank=True)
    deadline_precision = models.CharField(max_length=10, choices=DatePrecision.choices, blank=True)
    deadline_basis = models.CharField(max_length=12, choices=DeadlineBasis.choices, blank=True)
    deadline_words = models.TextField(_("deadline as told"), blank=True)
    life = models.CharField(_("life"), max_length=12, choices=LifeStatus.choices, default=LifeStatus.IN_FORCE)
    key = models.TextField(blank=True, db_index=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    objects: ClassVar[Any] = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering: ClassVar = ["document", "position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="commitment_has_text"),
            models.CheckConstraint(
                condition=Q(deadline__isnull=True) | ~Q(deadline_basis=""), name="commitment_deadline_has_basis"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["document", "position"], name="commitment_by_document"),
            models.Index(fields=["sector", "kind"], name="commitment_by_sector"),
            models.Index(F("deadline").asc(nulls_last=True), "id", name="commitment_by_deadline"),
        ]

    def __str__(self) -> str:
        return self.text[:120]


@remembered
class CommitmentSector(models.Model):
    """A sector of a commitment; position 0 is the main one."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "sector"], name="commitment_sector_once"),
        ]

    def __str__(self) -> str:
        return self.sector_id


@remembered
class CommitmentMention(Mention):
    """Where a commitment is said."""

    kind = "commitment"

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="mentions")

    class Meta(Mention.Meta):
        verbose_name = _("mention of a commitment")
        verbose_name_plural = _("mentions of commitments")
        constraints: ClassVar = [
            *Mention.Meta.constraints,
            models.UniqueConstraint(fields=["commitment", "version", "start", "end"], name="commitmentmention_once"),
        ]

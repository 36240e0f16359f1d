"""Mentions: the words of a document version that a record rests on, and what those words say of it.

Each app has a mention table of its own for its records; they share this shape. A mention keeps what its passage says
field by field (`said`), so that the values of a record can be worked out from all its mentions, in any order of import.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models import Mechanism
from sco_portal.history import remembered
from sco_portal.records import Record

from .documents import Document
from .runs import ImportRun
from .versions import Block, DocumentVersion


class Match(models.TextChoices):
    """How surely the words were found again in a newer version."""

    EXACT = "exact", _("Exact")
    NORMALISED = "normalised", _("Same words, other layout")
    FUZZY = "fuzzy", _("Similar words, to be checked")
    LOST = "lost", _("Not found in this version")


class Mention(models.Model):
    """Evidence. `start`, `end`: span in the version's text. `text_start`, `text_end`: span in the block's clean text.

    `said`: field name to {"value", "confidence", "rule"}. `primary`: the first telling, from which the record was made.
    `key`: lemmas of the name by which the passage calls the record, so that the same name finds it again.
    `kind`: what sort of record it is; also the name of the foreign key to it, and, in the plural, of its pages' routes.
    """

    kind: ClassVar[str]

    version = models.ForeignKey(DocumentVersion, on_delete=models.CASCADE, related_name="%(class)ss")
    block = models.ForeignKey(Block, on_delete=models.CASCADE, related_name="%(class)ss")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text_start = models.PositiveIntegerField()
    text_end = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(_("quote"))
    match = models.CharField(max_length=10, choices=Match.choices, default=Match.EXACT)
    primary = models.BooleanField(default=True)
    said = models.JSONField(default=dict, blank=True)
    key = models.TextField(blank=True, db_index=True)
    rule = models.CharField(max_length=80)
    confidence = models.FloatField()
    run = models.ForeignKey(ImportRun, on_delete=models.PROTECT, related_name="%(class)ss")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
        ordering: ClassVar = ["version", "start"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(end__gt=F("start"), text_end__gt=F("text_start")), name="%(class)s_span"
            ),
            models.CheckConstraint(condition=~Q(quote=""), name="%(class)s_quote"),
            models.CheckConstraint(condition=Q(confidence__range=(0, 1)), name="%(class)s_confidence"),
        ]

    def __str__(self) -> str:
        return self.quote[:80]

    @property
    def record(self) -> Record:
        """What the words are evidence of."""
        found: Record = getattr(self, self.kind)
        return found

    @property
    def anchor(self) -> str:
        """The name of the record's words within the document's page: «event-12»."""
        return f"{self.kind}-{getattr(self, f'{self.kind}_id')}"


@remembered
class DocumentMention(Mention):
    """Where a document is named, in its own head or in another document."""

    kind = "document"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="mentions")

    class Meta(Mention.Meta):
        verbose_name = _("mention of a document")
        verbose_name_plural = _("mentions of documents")
        constraints: ClassVar = [
            *Mention.Meta.constraints,
            models.UniqueConstraint(fields=["document", "version", "start", "end"], name="documentmention_once"),
        ]


@remembered
class MechanismMention(Mention):
    """Where a mechanism is named."""

    kind = "mechanism"

    mechanism = models.ForeignKey(Mechanism, on_delete=models.CASCADE, related_name="mentions")

    class Meta(Mention.Meta):
        verbose_name = _("mention of a mechanism")
        verbose_name_plural = _("mentions of mechanisms")
        constraints: ClassVar = [
            *Mention.Meta.constraints,
            models.UniqueConstraint(fields=["mechanism", "version", "start", "end"], name="mechanismmention_once"),
        ]

"""Base classes of the portal's records: review state, provenance by field, names in three languages.

Not here: what a document, an event or a commitment is. Those live in their own apps.
"""

from __future__ import annotations

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class ReviewStatus(models.TextChoices):
    """How far the Secretariat's review of a record is. Only `published` records are public."""

    EXTRACTED = "extracted", _("Extracted")
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")


class LifeStatus(models.TextChoices):
    """Where a document or a commitment is in its own life."""

    PROPOSED = "proposed", _("Proposed")
    AGREED = "agreed", _("Agreed")
    IN_FORCE = "in_force", _("In force")
    SUPERSEDED = "superseded", _("Superseded")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Origin(models.TextChoices):
    """Who set a value: the reading of a source, a person, or the reference data that comes with the portal."""

    IMPORTED = "imported", _("Imported")
    BY_HAND = "by_hand", _("By hand")
    REFERENCE = "reference", _("Reference data")


class DatePrecision(models.TextChoices):
    """How exactly a date was said."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")
    YEAR = "year", _("Year")


class Named(models.Model):
    """A thing with names in Russian, English and Chinese; Russian is always there."""

    name_ru = models.TextField(_("name in Russian"))
    name_en = models.TextField(_("name in English"), blank=True)
    name_zh = models.TextField(_("name in Chinese"), blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language; the Russian one where that is missing."""
        code = (get_language() or "ru")[:2]
        return str(getattr(self, f"name_{code}", "") or self.name_ru)


class RecordQuerySet(models.QuerySet[Any]):
    """What any list of records can be asked."""

    def standing(self) -> Self:
        """Not in the trash."""
        return self.filter(withdrawn_at__isnull=True)

    def published(self) -> Self:
        return self.standing().filter(review=ReviewStatus.PUBLISHED)

    def visible_to(self, user: Any) -> Self:
        """The rows that `user` may see: the Secretariat sees all that stands, everyone else what is published."""
        if getattr(user, "sees_unpublished", False):
            return self.standing()
        return self.published()


class Record(models.Model):
    """A row that rests on sources or on a person's word.

    `provenance` holds, by field name: `base` (the value last read from the source), `origin`, `confidence` (0..1),
    `rule`, `mention` (id of the mention that said it) and `locked`. A field without an entry was never imported.
    `confidence` is the lowest of any field. `revision` grows with each save and refuses a stale one.
    """

    review = models.CharField(
        _("review"), max_length=10, choices=ReviewStatus.choices, default=ReviewStatus.EXTRACTED, db_index=True
    )
    provenance = models.JSONField(_("provenance by field"), default=dict, blank=True)
    locked_fields = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    confidence = models.FloatField(_("lowest confidence"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    unsupported_at = models.DateTimeField(_("no longer in its source since"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("in the trash since"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def is_visible_to(self, user: Any) -> bool:
        """The rule of `RecordQuerySet.visible_to`, for a row already fetched beside another."""
        published = self.review == ReviewStatus.PUBLISHED
        return self.withdrawn_at is None and (published or getattr(user, "sees_unpublished", False))

"""Documents: one model, whether the text is held or the document is only mentioned elsewhere."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from actors.models import City, Mechanism, Sector, State
from sco_portal.history import remembered
from sco_portal.records import DatePrecision, LifeStatus, Origin, Record, RecordQuerySet

# What every other title holds, and its usual abbreviation.
ABBREVIATED = (
    (re.compile(r"Совета глав государств\s*[-–—]?\s*(?:членов)?"), "СГГ "),
    (re.compile(r"Совета глав правительств \(премьер-министров\) государств\s*[-–—]\s*членов"), "СГП"),
    (re.compile(r"\s+Шанхайской организации сотрудничества"), " ШОС"),
    (re.compile(r"\s+"), " "),
)


class DocumentType(models.TextChoices):
    """What a document is."""

    STATEMENT = "statement", _("Statement")
    DECLARATION = "declaration", _("Declaration")
    PROGRAMME = "programme", _("Programme")
    PLAN = "plan", _("Plan")
    ROADMAP = "roadmap", _("Roadmap")
    CONCEPT = "concept", _("Concept")
    STRATEGY = "strategy", _("Strategy")
    AGREEMENT = "agreement", _("Agreement")
    MEMORANDUM = "memorandum", _("Memorandum")
    REGULATION = "regulation", _("Regulation")
    COMMUNIQUE = "communique", _("Communiqué")
    REPORT = "report", _("Report")
    PROTOCOL = "protocol", _("Protocol")
    DECISION = "decision", _("Decision")
    CHARTER = "charter", _("Charter")
    INITIATIVE = "initiative", _("Initiative")
    OTHER = "other", _("Other document")


class DocumentStage(models.TextChoices):
    """The furthest act that sources tell of a document."""

    PROPOSED = "proposed", _("Proposed")
    DRAFT = "draft", _("Draft")
    AGREED = "agreed", _("Agreed")
    ENDORSED = "endorsed", _("Endorsed")
    SIGNED = "signed", _("Signed")
    APPROVED = "approved", _("Approved")
    ADOPTED = "adopted", _("Adopted")
    IN_FORCE = "in_force", _("In force")


class AdoptingBody(models.TextChoices):
    """Which council adopted a document, where it is one of the two highest."""

    SGG = "SGG", _("Council of Heads of State")
    SGP = "SGP", _("Council of Heads of Government")
    OTHER = "other", _("Another body")


class DocumentQuerySet(RecordQuerySet):
    """What a register of documents can be asked."""

    def held(self) -> Self:
        """Documents whose text the portal has."""
        return self.filter(self._has_text())

    def wanted(self) -> Self:
        """Documents that sources mention and whose text the portal does not have."""
        return self.filter(~self._has_text())

    @staticmethod
    def _has_text() -> Exists:
        from .versions import DocumentVersion  # versions point at documents, so the import waits for the class

        return Exists(DocumentVersion.objects.filter(document=OuterRef("pk")))


@remembered
class Document(Record):
    """A document of the organisation. `key`: lemmas of the title without filler, years kept; finds the same document.

    `period_start`, `period_end`: reporting period or years of validity. `annex_of`: the act that it is annexed to, as a
    document; `annex_words`: that act as its own head names it.
    """

    title = models.TextField(_("title"))
    title_en = models.TextField(_("title in English"), blank=True)
    title_zh = models.TextField(_("title in Chinese"), blank=True)
    type = models.CharField(_("type"), max_length=20, choices=DocumentType.choices, default=DocumentType.OTHER)
    number = models.CharField(_("number"), max_length=40, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    date_precision = models.CharField(max_length=10, choices=DatePrecision.choices, blank=True)
    city = models.ForeignKey(City, on_delete=models.PROTECT, null=True, blank=True, related_name="documents")
    city_words = models.CharField(max_length=80, blank=True)
    body = models.CharField(_("adopted by"), max_length=10, choices=AdoptingBody.choices, blank=True)
    body_words = models.TextField(_("adopting body as told"), blank=True)
    mechanism = models.ForeignKey(Mechanism, on_delete=models.PROTECT, null=True, blank=True, related_name="documents")
    language = models.CharField(_("language"), max_length=10, default="ru")
    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    annex_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="annexes")
    annex_words = models.TextField(blank=True)
    supersedes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="successors")
    carries_out = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_out_by"
    )
    stage = models.CharField(_("stage"), max_length=10, choices=DocumentStage.choices, blank=True)
    life = models.CharField(_("life"), max_length=12, choices=LifeStatus.choices, default=LifeStatus.IN_FORCE)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, null=True, blank=True, related_name="main_documents")
    sectors = models.ManyToManyField(Sector, through="DocumentSector", related_name="documents")
    key = models.TextField(blank=True, db_index=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    objects: ClassVar[Any] = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering: ClassVar = [F("date").desc(nulls_last=True), "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="document_titled"),
            models.CheckConstraint(
                condition=Q(period_start__isnull=True)
                | Q(period_end__isnull=True)
                | Q(period_end__gte=F("period_start")),
                name="document_period_forward",
            ),
            models.CheckConstraint(condition=~Q(annex_of=F("pk")), name="document_not_own_annex"),
        ]
        indexes: ClassVar = [
            models.Index(F("date").desc(nulls_last=True), "id", name="document_by_date"),
            models.Index(fields=["type", "date"], name="document_by_type"),
        ]

    def __str__(self) -> str:
        code = (get_language() or "ru")[:2]
        return str(getattr(self, f"title_{code}", "") or self.title)

    @property
    def short_name(self) -> str:
        """For narrow places: type with number and date, or the title with councils and organisation abbreviated."""
        if self.number and self.date:
            return f"{self.get_type_display()} № {self.number}, {date_format(self.date, 'SHORT_DATE_FORMAT')}"
        name = str(self)
        for long, short in ABBREVIATED:
            name = long.sub(short, name)
        return name


@remembered
class DocumentSector(models.Model):
    """A sector of a document; position 0 is the main one."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "sector"], name="document_sector_once"),
        ]

    def __str__(self) -> str:
        return self.sector_id


class PartyStanding(models.TextChoices):
    """How a state stands to a document."""

    PARTY = "party", _("Party")
    NOT_PARTY = "not_party", _("Not a party")
    JOINED_LATER = "joined_later", _("Joined later")


@remembered
class DocumentParty(models.Model):
    """Whether a state is party to a document, since when, and the words that say so."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="parties")
    state = models.ForeignKey(State, on_delete=models.PROTECT, related_name="documents")
    standing = models.CharField(max_length=12, choices=PartyStanding.choices, default=PartyStanding.PARTY)
    since = models.DateField(null=True, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.IMPORTED)
    quote = models.TextField(blank=True)
    version = models.ForeignKey(
        "documents.DocumentVersion", on_delete=models.SET_NULL, null=True, blank=True, related_name="party_quotes"
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("party to a document")
        verbose_name_plural = _("parties to documents")
        ordering: ClassVar = ["state"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "state"], name="document_party_once"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(end__gt=F("start")), name="document_party_span"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state_id} {self.standing}"

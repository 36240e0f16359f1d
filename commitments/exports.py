"""Commitments and states as tables for other programs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from commitments.models import Commitment
from sco_portal.lists import Column
from sco_portal.records import LifeStatus


def _sectors(row: Commitment) -> str:
    return "; ".join(str(one.sector) for one in row.commitmentsector_set.all())


def _quote(row: Commitment) -> str:
    return next((mention.quote for mention in row.mentions.all() if mention.primary), "")


COMMITMENT_COLUMNS = (
    Column(_("Number in the portal"), lambda row: row.pk),
    Column(_("Document"), lambda row: row.document.title),
    Column(_("Date of the document"), lambda row: row.document.date),
    Column(_("Place in the document"), lambda row: row.position + 1),
    Column(_("Section"), lambda row: row.section),
    Column(_("Text"), lambda row: row.text),
    Column(pgettext_lazy("of a commitment", "Kind"), lambda row: row.get_kind_display()),
    Column(_("Sectors"), _sectors),
    Column(_("Responsible"), lambda row: row.responsible),
    Column(_("Deadline"), lambda row: row.deadline),
    Column(_("Deadline as told"), lambda row: row.deadline_words),
    Column(_("Life"), lambda row: LifeStatus(row.life_shown).label),
    Column(_("Quote"), _quote),
)

STATE_COLUMNS = (
    Column(_("Code"), lambda row: row.pk),
    Column(_("Name"), lambda row: row.name),
    Column(_("Member since"), lambda row: row.joined),
    Column(_("Events held in it"), lambda row: row.hosted),
    Column(_("Events chaired"), lambda row: row.chaired),
    Column(_("Events on its initiative"), lambda row: row.initiated),
    Column(_("Documents naming it as a party"), lambda row: row.agreed),
)

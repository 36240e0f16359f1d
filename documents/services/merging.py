"""Making two records one: the mentions move, the lesser record stays in the trash and leads to the one that stands."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from documents.models import DocumentVersion, Mention
from sco_portal.records import Record


class CannotMerge(ValueError):
    """The two cannot be made one; the text says why."""


def record_merge(*, loser: Record, winner: Record, mention_model: type[Mention]) -> None:
    """Give the loser's mentions to the winner. Their old names and keys lead to the winner from now on."""
    if loser.pk == winner.pk or getattr(winner, "merged_into_id", None) is not None:
        raise CannotMerge("a record cannot be merged into itself or into one that is merged already")
    if mention_model.kind == "document" and DocumentVersion.objects.filter(document=loser.pk).exists():
        raise CannotMerge("a document whose text is held cannot be merged into another")
    owner = mention_model.kind
    standing = mention_model._default_manager.filter(
        **{owner: winner}, version=OuterRef("version"), start=OuterRef("start"), end=OuterRef("end")
    )
    theirs = mention_model._default_manager.filter(**{owner: loser})
    theirs.filter(Exists(standing)).delete()
    theirs.update(**{owner: winner})
    rows: Any = type(loser)._default_manager
    rows.filter(merged_into=loser).update(merged_into=winner)
    rows.filter(pk=loser.pk).update(merged_into=winner, withdrawn_at=timezone.now())

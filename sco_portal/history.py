"""Every tracked row is remembered by database triggers: who, when, what before and after, by hand or by which run.

Triggers see bulk updates and raw SQL too. The actor of a request or the run of an import comes from
`pghistory.context(user=…)` or `pghistory.context(run=…)`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def remembered_without(*excluded: str) -> Callable[[M], M]:
    """Class decorator: keep each state of each row in `<Model>History` (`row.history`), excluded fields left out."""

    def decorate(model: M) -> M:
        tracked: M = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            model_name=f"{model.__name__}History",
            obj_field=pghistory.ObjForeignKey(related_name="history"),
            append_only=True,
            exclude=list(excluded) or None,
        )(model)
        return tracked

    return decorate


def remembered(model: M) -> M:
    """Class decorator: keep each state of each row of `model`, whole."""
    return remembered_without()(model)

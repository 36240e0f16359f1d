"""Which fields of a document and of a mechanism go together, and which of two claims on them says more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .claims import Group

STAGES = ("proposed", "draft", "agreed", "endorsed", "signed", "approved", "adopted", "in_force")
LIFE_OF_STAGE = {"proposed": "proposed", "draft": "proposed", "agreed": "agreed", "endorsed": "agreed"}
PRECISIONS = ("year", "quarter", "month", "day")


def fuller(name: str) -> Any:
    """The longer text says more."""
    return lambda values: len(str(values.get(name) or ""))


def told(name: str, vague: Any) -> Any:
    """Anything says more than the vague code."""
    return lambda values: values.get(name) != vague


def furthest(values: Mapping[str, Any]) -> int:
    stage = values.get("stage")
    return STAGES.index(stage) if stage in STAGES else -1


def life_of(stage: str | None) -> str | None:
    """Where in its life a document is whose furthest act is this."""
    if stage is None:
        return None
    return LIFE_OF_STAGE.get(stage, "in_force")


def stated(values: Mapping[str, Any]) -> int:
    """How many of the fields are told at all."""
    return sum(value is not None for value in values.values())


DOCUMENT_GROUPS = (
    Group(("title",), rank=fuller("title")),
    Group(("type",), rank=told("type", "other"), foremost=True),
    Group(("number",)),
    Group(("date", "date_precision")),
    Group(("city_words", "city"), rank=stated),
    Group(("body",), rank=told("body", "other"), foremost=True),
    Group(("body_words",), rank=fuller("body_words")),
    Group(("mechanism",)),
    Group(("language",)),
    Group(("period_end", "period_start"), rank=stated),
    Group(("annex_words", "annex_of"), rank=stated),
    Group(("stage", "life"), rank=furthest, foremost=True, own_first=False),
    Group(("sectors",), rank=told("sectors", ["general"]), foremost=True, items=True),
    Group(("parties",), union=True),
)
MECHANISM_GROUPS = (
    Group(("name_ru",), rank=fuller("name_ru")),
    Group(("kind",), rank=told("kind", "other"), foremost=True),
    Group(("event_kind",), rank=told("event_kind", "other"), foremost=True),
    Group(("sector",), rank=told("sector", "general"), foremost=True),
)

"""Mention rows from evidence: spans of the source turned into spans of blocks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, TypeVar

from documents.extraction.records import Doubt, Evidence, Record
from documents.models import Mention

from .protocol import ImportContext

M = TypeVar("M", bound=Mention)


class NoSuchBlock(ValueError):
    """Evidence that points at no block of the version: a fault of the reading, which stops the import."""


def mention(model: type[M], context: ImportContext, evidence: Evidence, *, record_id: int, **details: Any) -> M:
    """A mention of the record `record_id`, not yet saved. `details`: pk, rule, confidence, said, key, primary."""
    start, end = text_span(context, evidence)
    return model(
        **{f"{model.kind}_id": record_id},
        version=context.version,
        block=context.blocks[evidence.block],
        start=evidence.start,
        end=evidence.end,
        text_start=start,
        text_end=end,
        page=evidence.page,
        quote=evidence.quote,
        run=context.run,
        **details,
    )


def text_span(context: ImportContext, evidence: Evidence) -> tuple[int, int]:
    """The evidence as a span of its block's clean text."""
    block = context.reading.text_blocks.get(evidence.block)
    if block is None:
        raise NoSuchBlock(
            f"evidence at {evidence.start}:{evidence.end} names block {evidence.block}, which is not there"
        )
    offsets = block.clean.offsets
    start, end = bisect_left(offsets, evidence.start), bisect_left(offsets, evidence.end)
    if not 0 <= start < end <= len(offsets):
        raise NoSuchBlock(f"evidence at {evidence.start}:{evidence.end} lies outside block {evidence.block}")
    return start, end


def said(record: Record, values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What a record says, with the confidence and rule of each field; what it does not say is left out."""
    told = {name: value for name, value in values.items() if value not in (None, "", (), [])}
    return {name: _entry(value, record.fields.get(name), record) for name, value in told.items()}


def _entry(value: Any, doubt: Doubt | None, record: Record) -> dict[str, Any]:
    sure = doubt or Doubt(record.confidence, record.rule)
    plain = value.isoformat() if hasattr(value, "isoformat") else list(value) if isinstance(value, tuple) else value
    return {"value": plain, "confidence": round(sure.confidence, 3), "rule": sure.rule}

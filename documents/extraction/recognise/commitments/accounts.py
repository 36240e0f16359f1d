"""Whether a document gives an account of what took place, so that only what waits in it counts."""

from __future__ import annotations

import re

from documents.extraction.blocks import Part, Structured
from documents.extraction.records import DocumentRecord

ACCOUNT, UNKNOWN = "report", "other"
TOLD = re.compile(
    r"\b(?:состоял(?:ся|ась|ось|ись)|прош(?:[её]л|л[аио])|проход(?:ил[аио]?)|провед[её]н[аоы]?|провел[аио]?|открыл(?:ся|ась|ось|ись)|"
    r"собрал(?:ся|ась|ось|ись)|принял[аио]?|приняты|обсудил[аио]?|обсужден[аоы]?|подписал[аио]?|подписан[аоы]?|"
    r"рассмотрел[аио]?|завершил(?:ся|ась|ось|ись)|встретил(?:ся|ась|ось|ись)|выступил[аио]?|посетил[аио]?)\b",
    re.IGNORECASE,
)
LEAST_SHARE = 0.25


def reading(doc: Structured, head: DocumentRecord) -> str:
    """The document type by whose rules commitments are read: an untyped text that narrates is read as a report."""
    if head.type != UNKNOWN:
        return head.type
    body = [block for block in doc.in_part(Part.BODY) if len(block.text) > 60]
    telling = sum(1 for block in body if TOLD.search(block.text))
    return ACCOUNT if body and telling >= LEAST_SHARE * len(body) else UNKNOWN

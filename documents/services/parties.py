"""Writing who is party to a document."""

from __future__ import annotations

from collections.abc import Mapping

from documents.models import DocumentParty, Mention
from sco_portal.records import Origin


def parties_store(*, document: int, standings: Mapping[str, str], sources: Mapping[str, Mention]) -> None:
    """Make the parties of a document these, keeping rows that say so already. `sources`: by «state:standing»."""
    standing = {row.state_id: row for row in DocumentParty.objects.filter(document=document)}
    for state, row in standing.items():
        if state not in standings:
            row.delete()
        elif row.standing != standings[state]:
            _fill(row, standings[state], sources).save()
    DocumentParty.objects.bulk_create(
        _fill(DocumentParty(document_id=document, state_id=state, origin=Origin.IMPORTED), code, sources)
        for state, code in sorted(standings.items())
        if state not in standing
    )


def _fill(row: DocumentParty, standing: str, sources: Mapping[str, Mention]) -> DocumentParty:
    row.standing = standing
    source = sources.get(f"{row.state_id}:{standing}")
    if source is not None:
        row.quote, row.version, row.start, row.end = source.quote, source.version, source.start, source.end
    return row

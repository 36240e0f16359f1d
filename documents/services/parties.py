"""Writing who is party to a document."""

from __future__ import annotations

from collections.abc import Mapping

from documents.models import DocumentParty, Mention
from sco_portal.records import Origin

WORDS = ("standing", "quote", "version", "start", "end")


def parties_store(*, document: int, standings: Mapping[str, str] | None, sources: Mapping[str, Mention]) -> None:
    """Make the parties of a document these, and bring the words of imported ones up to date.

    `standings`: state to standing, None where only the words may have changed. `sources`: by «state:standing».
    """
    rows = {row.state_id: row for row in DocumentParty.objects.filter(document=document)}
    wanted = {state: row.standing for state, row in rows.items()} if standings is None else dict(standings)
    DocumentParty.objects.filter(document=document, state__in=rows.keys() - wanted.keys()).delete()
    changed = [row for state, row in rows.items() if state in wanted and _told_anew(row, wanted[state], sources)]
    DocumentParty.objects.bulk_update(changed, WORDS)
    new = [DocumentParty(document_id=document, state_id=state) for state in sorted(wanted.keys() - rows.keys())]
    for row in new:
        _told_anew(row, wanted[row.state_id], sources)
    DocumentParty.objects.bulk_create(new)


def _told_anew(row: DocumentParty, standing: str, sources: Mapping[str, Mention]) -> bool:
    """Put standing and words on the row; whether that changed it. A person's row keeps its words."""
    before = [getattr(row, name) for name in WORDS]
    row.standing = standing
    source = sources.get(f"{row.state_id}:{standing}")
    if source is not None and row.origin == Origin.IMPORTED:
        row.quote, row.version, row.start, row.end = source.quote, source.version, source.start, source.end
    return before != [getattr(row, name) for name in WORDS]

"""The first importer: which document the file is, and its text as a new version with blocks."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from documents.extraction.blocks import TextBlock
from documents.extraction.records import DocumentRecord
from documents.models import Block, DocumentVersion, ImportRun
from documents.reconcile.keys import commitment_key
from documents.reconcile.match import Ambiguous, Answer, DocumentSketch, Same
from documents.services.versions import version_store
from sco_portal.numbering import reserve

from .catalogue import Catalogue, body_key
from .protocol import ImportContext, Reading


def open_version(
    run: ImportRun, reading: Reading, *, document_id: int
) -> tuple[DocumentVersion, DocumentVersion | None]:
    """The new version of the document, saved with its blocks, and the one that was the newest before."""
    previous = DocumentVersion.objects.filter(document=document_id).order_by("-number").first()
    last = DocumentVersion.objects.filter(document=document_id).aggregate(last=Max("number"))["last"]
    source = reading.structured.source
    version = DocumentVersion(
        document_id=document_id,
        number=(last or 0) + 1,
        sha256=run.sha256,
        media_type=source.media_type,
        filename=run.filename,
        file=run.file.name,
        origin=run.origin,
        encoding=source.encoding or "",
        pages=source.pages,
        text=source.text,
        code_version=run.code_version,
    )
    return version, previous


def import_text(context: ImportContext) -> None:
    """Writes the version and its blocks."""
    rows = [_block(context.version, block) for block in context.reading.structured.blocks]
    for pk, row in zip(reserve(Block, len(rows)), rows, strict=True):
        row.pk = pk
    version_store(context.version, blocks=rows)
    context.blocks = {row.index: row for row in rows}


def own_document(run: ImportRun, reading: Reading, catalogue: Catalogue) -> Answer:
    """Which known document the file is: that of the bytes where they were read before, else by its head.

    A new version takes the old one's place, so a title alone does not make one of a text that is held: the day of the
    act or a good part of the paragraphs has to be the same as well.
    """
    read_before = DocumentVersion.objects.filter(sha256=run.sha256).order_by("-pk").first()
    if read_before is not None:
        return Same(read_before.document_id)
    head = reading.extraction.document
    answer = catalogue.find(own_sketch(head))
    if isinstance(answer, Same) and not (head.date and catalogue.sketches[answer.id].date == head.date):
        held = DocumentVersion.objects.filter(document=answer.id).order_by("-number").first()
        if held is not None and not _much_in_common(held, reading):
            return Ambiguous((answer.id,))
    return answer


def _much_in_common(held: DocumentVersion, reading: Reading) -> bool:
    """Whether a third of the shorter text's paragraphs stand in the other, its title put aside."""
    title = {commitment_key(reading.extraction.document.title), ""}
    old = {commitment_key(text) for text in Block.objects.filter(version=held).values_list("text", flat=True)} - title
    new = {commitment_key(block.text) for block in reading.structured.blocks} - title
    return len(old & new) * 3 >= min(len(old), len(new))


def own_sketch(head: DocumentRecord, pk: int = 0) -> DocumentSketch:
    """The head as identity sees it."""
    return DocumentSketch(pk, (head.title,), head.type, head.number, head.date, body_key(None, head.body))


def choose(answer: Answer) -> tuple[int | None, tuple[int, ...]]:
    """The known id if it is certain, and the ids to ask about if it is not."""
    if isinstance(answer, Same):
        return answer.id, ()
    return None, answer.ids if isinstance(answer, Ambiguous) else ()


def _block(version: DocumentVersion, block: TextBlock) -> Block:
    place: dict[str, Any] = {name: getattr(block.block, name) for name in ("index", "level", "page", "row", "column")}
    return Block(
        version=version,
        kind=block.kind.value,
        part=block.part.value,
        marker=(block.block.marker or "")[:20],
        section=block.section or "",
        text=block.text,
        start=block.block.start,
        end=block.block.end,
        sentences=[list(span) for span in block.sentences],
        **place,
    )

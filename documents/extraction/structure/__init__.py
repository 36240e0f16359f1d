"""The document's structure: parts, annexes, sections, lists and sentences.

Reads a `Source`, writes a `Structured`. Order of work: pieces -> parts -> lists -> headings -> sentences.
"""

from __future__ import annotations

from documents.extraction.blocks import BlockKind, Source, Structured, TextBlock
from documents.extraction.structure.headings import assign_sections
from documents.extraction.structure.lists import assign_leads
from documents.extraction.structure.parts import assign_parts
from documents.extraction.structure.pieces import Piece, pieces
from documents.extraction.structure.sentences import sentences
from documents.extraction.structure.signatures import join_signatures


def structure(source: Source) -> Structured:
    """The blocks of the document without furniture, each with its place."""
    found = join_signatures(pieces(source))
    assign_parts(found)
    assign_sections(found)
    assign_leads(found)
    return Structured(source=source, blocks=tuple(_text_block(piece) for piece in found))


def _text_block(piece: Piece) -> TextBlock:
    whole = piece.kind in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.SIGNATURE)
    return TextBlock(
        block=piece.block,
        clean=piece.clean,
        part=piece.part,
        section=piece.section,
        lead=piece.lead,
        annex=piece.annex,
        sentences=((0, len(piece.text)),) if whole else sentences(piece.text),
        note_marks=piece.notes,
    )

"""Writing a version of a document with the blocks of its text."""

from __future__ import annotations

from collections.abc import Sequence

from documents.models import Block, DocumentVersion

BATCH = 1000


def version_store(version: DocumentVersion, *, blocks: Sequence[Block]) -> None:
    """Save a new version and its blocks, which never change afterwards."""
    version.save(force_insert=True)
    Block.objects.bulk_create(blocks, batch_size=BATCH)

"""Import runs: made from a file, claimed by one worker, finished with a report or with an error."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from documents.models import CandidateChange, DocumentVersion, ImportRun, RunKind, RunStatus

BATCH = 500
UNDONE_WORK = (RunStatus.QUEUED, RunStatus.RUNNING)


def run_create(
    *, data: bytes, filename: str, kind: str = RunKind.UPLOAD, origin: str = "", publish: bool = False, by: Any = None
) -> ImportRun:
    """Keep the bytes and queue a run. The caller enqueues or carries it out."""
    sha256 = hashlib.sha256(data).hexdigest()
    name = f"originals/{sha256[:2]}/{sha256}{Path(filename).suffix.lower()[:10]}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(data))
    return ImportRun.objects.create(
        kind=kind, filename=Path(filename).name[:255], sha256=sha256, file=name, origin=origin, publish=publish, by=by
    )


def run_start(run_id: int) -> ImportRun | None:
    """Claim a run for this transaction. None when it is done or another worker has it.

    A run left «running» by a worker that died is free again, because its lock died with it.
    """
    found = ImportRun.objects.select_for_update(skip_locked=True, of=("self",))
    return found.filter(pk=run_id, status__in=UNDONE_WORK).first()


@transaction.atomic
def run_finish(
    run_id: int,
    *,
    report: dict[str, Any] | None = None,
    error: dict[str, str] | None = None,
    version: DocumentVersion | None = None,
    code_version: str = "",
    changes: Sequence[CandidateChange] = (),
) -> None:
    """Store how a run ended, with the lines of its plan."""
    run = ImportRun.objects.get(pk=run_id)
    run.status = RunStatus.FAILED if error else RunStatus.DONE
    run.report, run.error, run.stage = report or {}, error, ""
    run.version, run.document_id = version, version.document_id if version else None
    run.code_version, run.finished_at = code_version or run.code_version, timezone.now()
    run.save()
    CandidateChange.objects.bulk_create(changes, batch_size=BATCH)

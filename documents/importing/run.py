"""The life of a run: a file becomes a run, the run is read and written in one transaction, and its end is stored.

The run's own row is written outside that transaction, so that a failed run is kept with its error. Running a run twice
does nothing twice: it is claimed under a row lock, and only while it is queued or was left behind by a dead worker.
"""

from __future__ import annotations

import logging

import pghistory
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from documents.extraction import pipeline
from documents.extraction.readers import Unreadable
from documents.models import ChangeAction, Document, DocumentVersion, ImportRun, RunKind, RunStatus
from documents.reconcile.keys import document_key
from documents.services.runs import run_finish, run_start
from sco_portal.numbering import reserve
from sco_portal.search.index import reindex

from .apart import read_apart
from .catalogue import Catalogue
from .protocol import ImportContext, OwnDocument, Reading, Tally, importers
from .text import choose, open_version, own_document

log = logging.getLogger(__name__)
IMPORT_LOCK = 0x5C0  # one import writes at a time: two files may tell the same new thing


def import_run(run_id: int) -> ImportRun:
    """Carry out a run. Returns it as it stands afterwards; a run that another worker has in hand is left alone."""
    ImportRun.objects.filter(pk=run_id, status=RunStatus.QUEUED).update(
        status=RunStatus.RUNNING, started_at=timezone.now(), stage="reading"
    )
    try:
        with transaction.atomic():
            run = run_start(run_id)
            if run is not None:
                _carry_out(run)
    except Unreadable as error:
        run_finish(run_id, error={"code": error.code, "detail": error.detail})
    except Exception as error:
        log.exception("run %s failed", run_id)
        run_finish(run_id, error={"code": "internal", "detail": f"{type(error).__name__}: {error}"})
    return ImportRun.objects.get(pk=run_id)


def _carry_out(run: ImportRun) -> None:
    run.code_version = pipeline.VERSION
    held = _held(run)
    if held is not None:
        run_finish(run.pk, report=_all_same(held), version=held, code_version=run.code_version)
        return
    with run.file.open("rb") as file:
        data = file.read()
    import_reading(run, read_apart(data, filename=run.filename))


def import_reading(run: ImportRun, reading: Reading) -> ImportContext:
    """Write a reading; must run inside a transaction, which is whole or not at all."""
    lock_imports()
    with pghistory.context(run=run.pk):
        context = open_context(run, reading)
        for importer in importers(settings.IMPORTERS):
            importer(context)
        run_finish(
            run.pk, report=context.tally.counts, version=context.version, code_version=run.code_version,
            changes=context.changes,
        )  # fmt: skip
    transaction.on_commit(lambda: make_findable(context.tally))
    return context


def lock_imports() -> None:
    """Until the transaction ends nobody else writes what imports write."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])


def open_context(run: ImportRun, reading: Reading) -> ImportContext:
    """Find out which document the file is and open its new version."""
    extraction = reading.extraction
    types = {extraction.document.type, "decision", *(record.type for record in extraction.instruments)}
    keys = {
        document_key(title) for title in (extraction.document.title, *(one.title for one in extraction.instruments))
    }
    types |= set(Document.objects.filter(key__in=keys).values_list("type", flat=True).distinct())
    if any(event.outcomes for event in extraction.events) or extraction.document.states_excluded:
        types |= set(Document.objects.values_list("type", flat=True).distinct())
    catalogue = Catalogue(types)
    known, asked = choose(own_document(run, reading, catalogue))
    own = OwnDocument(known or reserve(Document, 1)[0], new=known is None, ask=asked)
    version, previous = open_version(run, reading, document_id=own.id)
    return ImportContext(run=run, reading=reading, own=own, catalogue=catalogue, version=version, previous=previous)


def _held(run: ImportRun) -> DocumentVersion | None:
    """The version that these bytes already are. A re-reading looks only among versions of the present reading code."""
    versions = DocumentVersion.objects.filter(sha256=run.sha256)
    if run.kind == RunKind.REREAD:
        versions = versions.filter(code_version=run.code_version)
    return versions.order_by("-pk").first()


def _all_same(version: DocumentVersion) -> dict[str, dict[str, int]]:
    """The report of a file that is held already: every record that rests on it is the same."""
    tally = Tally()
    for relation in version._meta.related_objects:
        kind = getattr(relation.related_model, "kind", None)
        if isinstance(kind, str) and relation.related_model.__name__.endswith("Mention"):
            rows = relation.related_model._default_manager.filter(version=version)
            tally.add(kind, ChangeAction.SAME, rows.values(f"{kind}_id").distinct().count())
    return tally.counts


def make_findable(tally: Tally) -> None:
    """Bring the search index up to date with the records that were touched."""
    for kind, ids in tally.touched.items():
        reindex(kind, [str(pk) for pk in ids])

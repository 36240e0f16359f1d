"""Background jobs of documents."""

from __future__ import annotations

from celery import shared_task

from documents.importing.run import import_run


@shared_task(acks_late=True, reject_on_worker_lost=True)
def import_file(run_id: int) -> None:
    """Carry out an import run. Safe to deliver twice: a run that is done or in another worker's hands is left alone."""
    import_run(run_id)

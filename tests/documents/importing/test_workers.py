"""Runs in the hands of several workers, with transactions that really end."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from django.db import connection

from actors.services.reference import reference_load
from commitments.models import Commitment
from documents.importing.run import import_run
from documents.models import DocumentVersion, ImportRun, RunStatus
from documents.reconcile.keys import mechanism_key
from documents.services.runs import run_create
from sco_portal.models import SearchEntry

STATEMENT = Path("documents/library/2025-statement-green-industry.txt")


def queued() -> ImportRun:
    reference_load(alias_key=mechanism_key)
    return run_create(data=STATEMENT.read_bytes(), filename=STATEMENT.name)


@pytest.mark.django_db(transaction=True)
def test_two_workers_with_one_run_do_it_once() -> None:
    run = queued()
    done = threading.Barrier(2)

    def work() -> None:
        done.wait()
        try:
            import_run(run.pk)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert ImportRun.objects.get().status == RunStatus.DONE
    assert DocumentVersion.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_run_left_behind_by_a_dead_worker_is_taken_up_and_findable() -> None:
    run = queued()
    ImportRun.objects.filter(pk=run.pk).update(status=RunStatus.RUNNING)
    assert import_run(run.pk).status == RunStatus.DONE
    assert SearchEntry.objects.filter(kind="commitment").count() == Commitment.objects.count()

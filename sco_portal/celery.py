"""The Celery app: `celery -A sco_portal.celery worker`, `celery -A sco_portal.celery beat`."""

from __future__ import annotations

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sco_portal.settings")

app = Celery("sco_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

"""The composition as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Makes the Celery app known once Django is set up.

    The import stands here and not in `sco_portal/__init__.py`, because the plain reading code shares that package's
    siblings and must not pull in Celery or Django.
    """

    name = "sco_portal"
    verbose_name = "SCO commitments portal"

    def ready(self) -> None:
        from sco_portal.celery import app

        app.set_default()

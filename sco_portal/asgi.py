"""The ASGI application, for a place that serves Django that way."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sco_portal.settings")

application = get_asgi_application()

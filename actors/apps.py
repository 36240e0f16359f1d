"""The app's configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActorsConfig(AppConfig):
    """The room «actors»."""

    name = "actors"
    verbose_name = _("Actors")
    default_auto_field = "django.db.models.BigAutoField"

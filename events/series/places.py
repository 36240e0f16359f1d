"""What a series is made of: meetings that are known, and the places they and others take in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

Period = tuple[dt.date, dt.date]


class SeriesState(TextChoices):
    """Where a series stands on a day."""

    ON_RHYTHM = "on_rhythm", _("On rhythm")
    DUE = "due", _("Due")
    OVERDUE = "overdue", _("Overdue")
    NOT_CONVENED = "not_convened", _("Not convened")
    RESUMED = "resumed", _("Resumed")
    NO_NEWS = "no_news", _("No later source")
    NO_RHYTHM = "no_rhythm", _("Rhythm not known")


class EntryStatus(TextChoices):
    """What is known of one place in a series."""

    HELD = "held", _("Held")
    NOT_HELD = "not_held", _("Not held")
    PLANNED = "planned", _("Planned")
    IMPLIED = "implied", _("Implied by the numbers, without a source")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A known meeting, as reckoning needs it. `key`: of the event that it is.

    Undated: `start` is None; `told_until` is then the last day that its source speaks of, by which it was or failed.
    """

    key: int
    status: str
    ordinal: int | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    told_until: dt.date | None = None

    @property
    def by(self) -> dt.date | None:
        """The day it was on, or the last on which it can have been."""
        return self.start or self.told_until


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in a series. An implied one has no meeting; `around` is then reckoned from its neighbours' dates.

    For an undated meeting `around` is the last day that its source speaks of.
    """

    status: str
    ordinal: int | None
    around: dt.date | None
    meeting: Meeting | None = None
    after: Meeting | None = None
    before: Meeting | None = None

    @property
    def implied(self) -> bool:
        return self.meeting is None

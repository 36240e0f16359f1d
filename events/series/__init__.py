"""A series of meetings: which are known, which their numbers imply, how often it meets, and where it stands today.

Plain reckoning: meetings in, series out. The day it is asked on, and how far the sources reach, are handed in; the
database and the clock stay outside. Not here: how a strip is drawn (strip.py), how a series is worded (templates).
"""

from .places import Entry, EntryStatus, Meeting, Period, SeriesState
from .reckoning import Series, neighbours, series
from .rhythm import Rhythm, RhythmBasis, rhythm_of

__all__ = [
    "Entry",
    "EntryStatus",
    "Meeting",
    "Period",
    "Rhythm",
    "RhythmBasis",
    "Series",
    "SeriesState",
    "neighbours",
    "rhythm_of",
    "series",
]

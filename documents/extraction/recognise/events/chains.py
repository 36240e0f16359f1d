"""Dates that belong to one event name, each with its own place and form.

«(26 июня, 10-11 июля, 25 сентября 2024 г. ВКС, 7-8 августа 2024 г. в гибридном формате (г. Пекин))»: words after a
run of dates belong to that run; words before the first date belong to all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.extraction.find.dates import DateHit
from documents.extraction.recognise.events.scene import Scene

ONLY_JOINTS = re.compile(r"[\s,;]*(?:и|а\s+также|также)?[\s,;]*")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Place, form, chair and initiator told in a stretch of text."""

    cities: tuple[str, ...] = ()
    format: str | None = None
    chair: str | None = None
    initiator: str | None = None
    doubtful_chair: bool = False

    def over(self, other: Circumstances) -> Circumstances:
        """These, completed from `other` where silent. A form of its own without a city takes no city from outside."""
        cities = self.cities or (() if self.format == "online" else other.cities)
        form = self.format or (None if self.cities and other.format == "online" else other.format)
        return Circumstances(
            cities,
            form,
            self.chair or other.chair,
            self.initiator or other.initiator,
            self.doubtful_chair or other.doubtful_chair,
        )


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with what is told of it alone."""

    date: DateHit
    own: Circumstances


Span = tuple[int, int]


def circumstances(scene: Scene, *spans: Span, skip: tuple[Span, ...] = ()) -> Circumstances:
    """What the spans tell, words inside `skip` left out."""

    def told(start: int) -> bool:
        return any(left <= start < right for left, right in spans) and not any(
            left <= start < right for left, right in skip
        )

    cities = tuple(dict.fromkeys(hit.name for hit in scene.cities if told(hit.start)))
    formats = {hit.value for hit in scene.formats if told(hit.start)}
    chairs = [hit for hit in scene.chairs if hit.role == "chair" and told(hit.start)]
    initiators = [hit for hit in scene.chairs if hit.role == "initiator" and told(hit.start)]
    return Circumstances(
        cities=cities,
        format=_one_form(formats),
        chair=chairs[0].state if chairs else None,
        initiator=initiators[0].state if initiators else None,
        doubtful_chair=bool(chairs and chairs[0].doubtful),
    )


def _one_form(formats: set[str]) -> str | None:
    """Both «очно» and «по ВКС» is a mixed form."""
    if len(formats) == 1:
        return next(iter(formats))
    return "hybrid" if formats else None


def _places_lead(scene: Scene, dates: list[DateHit], region: Span) -> bool:
    """«(г. Москва, 14 ноября, и г. Алматы, 28 мая)»: each day has its place before it, none after the last."""
    if len(dates) < 2 or any(dates[-1].end <= hit.start < region[1] for hit in scene.cities):
        return False
    starts = [region[0], *(date.end for date in dates[:-1])]
    spans = zip(starts, (date.start for date in dates), strict=True)
    return all(any(left <= hit.start < right for hit in scene.cities) for left, right in spans)


def runs(scene: Scene, dates: list[DateHit], region: Span) -> list[Dated]:
    """Each date of the region with its own circumstances."""
    out: list[Dated] = []
    leading = _places_lead(scene, dates, region)
    for place, date in enumerate(dates):
        last = place
        while last + 1 < len(dates) and ONLY_JOINTS.fullmatch(scene.text, dates[last].end, dates[last + 1].start):
            last += 1
        stop = dates[last + 1].start if last + 1 < len(dates) else region[1]
        stretch = (dates[place - 1].end if place else region[0], date.start) if leading else (dates[last].end, stop)
        own = circumstances(scene, stretch) if len(dates) > 1 else Circumstances()
        if len(dates) > 1 and last == len(dates) - 1 and place == 0:
            own = Circumstances()  # one run only: its words are the clause's
        out.append(Dated(date, own))
    return out

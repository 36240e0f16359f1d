"""A date right after the name, with or without a bracket: «форум (г.Ташкент, 2-3 мая 2024 г.)», «заседания …
05.11.2024»; names that share one bracket; numbered events on whose margins another was held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from documents.extraction.find.dates import DateHit
from documents.extraction.find.meetings import MeetingHit
from documents.extraction.find.ordinals import find_ordinals
from documents.extraction.find.tokens import Span
from documents.extraction.recognise.events.chains import Circumstances, circumstances, runs
from documents.extraction.recognise.events.occurrences.reading import Reading, is_told, sitting_of, telling_of
from documents.extraction.recognise.events.roles import PARTICIPATION, is_bare
from documents.extraction.recognise.events.scene import Scene
from documents.extraction.recognise.events.status import reason
from documents.extraction.recognise.events.tellings import Telling

OF_TWO = re.compile(r"\s+(?P<one>[А-ЯЁ]{2,})\s+и\s+(?P<two>[А-ЯЁ]{2,})$")
# What may stand between a name and its day: an opening bracket, a place, a form.
GAP = re.compile(r"\s*(?:в\s+(?:(?:г\.|городе)\s*)?[А-ЯЁ][\w-]+\s+|в\s+\w+\s+формате\s+)?[(（]?\s*")


def after_names(reading: Reading) -> Iterator[Telling]:
    taken: set[Span] = set()
    for meeting in reading.meetings:
        region = _region_after(reading, meeting)
        if region is None or region in taken:
            continue
        if meeting.depth == 0 and _inner_owns(reading, meeting):
            continue
        if not _may_own_date(reading, meeting, region):
            continue
        dates = reading.dates(region[0], region[1])
        if not dates:
            continue
        taken.add(region)
        reading.used.update(date.start for date in dates)
        reading.told.add(meeting.start)
        yield from _dated_after(reading, meeting, region, dates)


def _dated_after(reading: Reading, meeting: MeetingHit, region: Span, dates: list[DateHit]) -> Iterator[Telling]:
    scene = reading.scene
    lead = circumstances(scene, (region[0], dates[0].start))
    if len(dates) == 1:
        lead = circumstances(scene, region)
    bracket = scene.text[region[0] : region[0] + 1] in "(（"
    around = _around(reading, meeting, region)
    status = _status_after(reading, meeting, region)
    dateds = runs(scene, dates, region)
    earlier = _earlier_ordinal(scene, meeting) if len(dateds) == 2 else None
    for dated in dateds:
        telling = telling_of(
            reading,
            meeting,
            "event.bracket_date" if bracket else "event.date_after_name",
            replace(dated, own=dated.own.over(lead)),
            around,
            whole=False,
            **status,
        )
        telling.end = max(region[1], meeting.end) if bracket else reading.clause.end
        if earlier and dated is dateds[0]:
            own = scene.text[meeting.name_start : meeting.end]
            telling.name, telling.ordinal = f"{earlier[0]} {own.split(maxsplit=1)[1]}", earlier[1]
        yield from _each(telling)


def _earlier_ordinal(scene: Scene, meeting: MeetingHit) -> tuple[str, int] | None:
    """«34-е и 35-е заседания (…, …)»: the first number, for the first of two days."""
    before = scene.text[max(0, meeting.start - 40) : meeting.start]
    if meeting.ordinal is None or " и" not in before:
        return None
    for hit in find_ordinals(before):
        if before[hit.end :].strip() == "и" and hit.value < meeting.ordinal:
            return before[hit.start : hit.end], hit.value
    return None


def _each(telling: Telling) -> Iterator[Telling]:
    """«параллельных мероприятиях ЕЭК и СВМДА»: one of each organisation."""
    match = OF_TWO.search(telling.name) if telling.plural else None
    if not match:
        yield telling
        return
    for organisation in (match["one"], match["two"]):
        yield replace(telling, name=f"{telling.name[: match.start()]} {organisation}", doubts=dict(telling.doubts))


def _may_own_date(reading: Reading, meeting: MeetingHit, region: Span) -> bool:
    """A bare word («на полях заседания 15 ноября подписан …») or a mere plural («мероприятия (IV квартал …)») owns no
    date.
    """
    bracket = reading.scene.text[region[0] : region[0] + 1] in "(（"
    part = reading.role_of(meeting)
    if is_bare(reading.scene, meeting):
        return sitting_of(reading, meeting) is not None
    if _is_programme(reading, meeting) and all(hit.precision != "day" for hit in reading.dates(*region)):
        return False
    if bracket or part != "setting" or meeting.ordinal is not None:
        return True
    return not any(reading.role_of(hit) == "subject" for hit in reading.meetings)


def _is_programme(reading: Reading, meeting: MeetingHit) -> bool:
    """«мероприятия», without a name of their own."""
    unnamed = meeting.head.lemma == "мероприятие" and "«" not in reading.scene.text[meeting.start : meeting.end]
    return unnamed and (meeting.plural or "gent" in meeting.cases)


def _region_after(reading: Reading, meeting: MeetingHit) -> Span | None:
    """The stretch right after a name that may hold its dates: a bracket, an unclosed bracket, or a bare date."""
    scene, text = reading.scene, reading.scene.text
    bracket = scene.bracket_at(meeting.end)
    if bracket and bracket[0] < reading.clause.end:
        if reading.dates(*bracket):
            return bracket
        second = scene.bracket_at(bracket[1])
        return second if second and reading.dates(*second) else None
    gap = GAP.match(text, meeting.end)
    opening = gap.end() if gap else meeting.end
    following = [hit for hit in reading.dates(meeting.end, reading.clause.end) if hit.start <= opening + 1]
    if not following:
        return None
    return _skip_blank(text, meeting.end), _region_end(reading, meeting, following[0])


def _skip_blank(text: str, place: int) -> int:
    while place < len(text) and text[place] == " ":
        place += 1
    return place


def _region_end(reading: Reading, meeting: MeetingHit, date: DateHit) -> int:
    """The next name, or the predicate after the dates, or the clause's end."""
    stops = [reading.clause.end]
    stops += [hit.start for hit in reading.meetings if hit.start > date.end]
    stops += [hit.start for hit in reading.statuses if hit.start > date.end]
    return min(stops)


def _inner_owns(reading: Reading, outer: MeetingHit) -> bool:
    """The bracket after «заседание по подготовке Совещания министров (12 августа)» belongs to the inner name when the
    outer one has a date of its own.
    """
    inner = [hit for hit in reading.meetings if hit.depth > 0 and outer.start < hit.start and hit.end == outer.end]
    if not inner:
        return False
    opening = outer.head.lemma in {"открытие", "закрытие"} and reading.role_of(outer) != "mention"
    return opening or bool(reading.free_dates(reading.clause.start, outer.start))


def _around(reading: Reading, meeting: MeetingHit, region: Span) -> Circumstances:
    """What the clause tells of a name that has its date beside it: words before the first name, and after it when it
    is alone.
    """
    scene, clause = reading.scene, reading.clause
    outer = [hit for hit in reading.meetings if hit.depth == 0]
    spans: list[Span] = []
    first = min(hit.start for hit in outer) if outer else meeting.start
    free = reading.free_dates(clause.start, first)
    if not free:
        spans.append((clause.start, first))
    if len(outer) == 1 and outer[0].start <= meeting.start:
        spans += [(region[1], clause.end)]
        inner_bracket = scene.bracket_at(meeting.end)
        if inner_bracket and inner_bracket != region:
            spans.append(inner_bracket)
    return circumstances(scene, *spans) if spans else Circumstances()


def _status_after(reading: Reading, meeting: MeetingHit, region: Span) -> dict[str, object]:
    """Held unless the clause says otherwise of this very name."""
    outer = [hit for hit in reading.meetings if hit.depth == 0]
    alone = len(outer) == 1
    denied = reading.status_of(("not_held",)) if alone else None
    moved = reading.status_of(("moved",)) if alone else None
    if denied or moved:
        hit = denied or moved
        assert hit is not None
        return {
            "status": "not_held",
            "reason": reason(reading.scene.masked, reading.scene.text, reading.clause.start, reading.sentence[1]),
        }
    if alone and (planned := reading.status_of(("planned",))) and not reading.status_of(("held",)):
        return {"status": "planned"} if planned else {}
    return {}


def sharing_bracket(reading: Reading, found: list[Telling]) -> Iterator[Telling]:
    """«приняла участие в сессии … и диалоге …, а также была представлена на … (г.Бангкок, 22-24 апреля)»: one bracket
    for all.
    """
    scene, clause = reading.scene, reading.clause
    if not found or len({(told.rule, told.words) for told in found}) != 1 or found[0].rule != "event.bracket_date":
        return
    anchor = found[0]
    before = [hit for hit in reading.meetings if hit.depth == 0 and hit.end < anchor.start and not is_bare(scene, hit)]
    first = next(
        (hit for hit in before if PARTICIPATION.search(scene.masked[max(clause.start, hit.start - 60) : hit.start])),
        None,
    )
    sharers = [hit for hit in before if first and hit.start >= first.start and "loct" in hit.cases]
    if reading.free_dates(clause.start, anchor.start):
        return
    for meeting in sharers:
        telling = telling_of(
            reading, meeting, "event.shared_bracket", None, Circumstances(anchor.cities, anchor.format)
        )
        telling.first, telling.last, telling.words, telling.precision = (
            anchor.first,
            anchor.last,
            anchor.words,
            anchor.precision,
        )
        telling.doubt("start", 0.7, "date.shared_bracket")
        yield telling


def hosts(reading: Reading, found: list[Telling]) -> Iterator[Telling]:
    """A numbered event on whose margins another was held took place too, on days that are not told."""
    scene, clause = reading.scene, reading.clause
    for meeting in reading.meetings:
        if meeting.ordinal is None or not found or is_told(reading, meeting) or meeting.count:
            continue
        before = scene.text[max(clause.start, meeting.start - 30) : meeting.start]
        if not re.search(r"на\s+полях»?\s*$|в\s+рамках\s*$", before):
            continue
        telling = telling_of(reading, meeting, "event.host", None, Circumstances(), confidence=0.6)
        telling.cities = found[0].cities if re.search(r"полях", before) else ()
        telling.doubt("start", 0.5, "date.of_host_not_told")
        yield telling

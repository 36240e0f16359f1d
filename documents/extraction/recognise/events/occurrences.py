"""From a block of text to tellings: the rules that join a name, a date and a word of holding.

Rules, as named in `Telling.rule`: event.bracket_date («форум (г.Ташкент, 2-3 мая 2024 г.)»), event.date_after_name («заседания …
05.11.2024»), event.dated_verb («12 мая состоялось …»), event.same_day («Одновременно проведен …»), event.due («намеченное на …»),
event.moved («перенесено на …»), event.undated («проведены два заседания»), event.dash («15 мая 2021 года – марафон»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from documents.extraction.find.date_grammar import month_number
from documents.extraction.find.dates import DateHit
from documents.extraction.find.meetings import MeetingHit, resumed_tail
from documents.extraction.find.nominative import in_case
from documents.extraction.find.tokens import without_quotations
from documents.extraction.recognise.events import anchors
from documents.extraction.recognise.events.chains import Circumstances, Dated, Span, circumstances, runs
from documents.extraction.recognise.events.names import body_spans
from documents.extraction.recognise.events.roles import PARTICIPATION, is_bare, role
from documents.extraction.recognise.events.scene import Clause, Scene
from documents.extraction.recognise.events.status import (
    NOUN_OF_HOLDING,
    StatusHit,
    find_statuses,
    is_only_wished,
    reason,
)
from documents.extraction.recognise.events.tellings import Telling
from documents.extraction.recognise.events.titles import MOST_PLURAL

SINCE = re.compile(r"\b(?:проходи|продолжа|длил|работа|начав|стартова|открыв)\w*\s+со?\s+\d[^,;.()]*$", re.I)
ON_SITTING = re.compile(r"\s+на\s+(?:[\w-]+(?:ом|ем)\s+)?", re.I)
OF_TWO = re.compile(r"\s+(?P<one>[А-ЯЁ]{2,})\s+и\s+(?P<two>[А-ЯЁ]{2,})$")
IN_FRAME = re.compile(r"в\s+рамках\s+$", re.I)
COUNTRY_PLACE = re.compile(
    r"\bв\s+(?:Республике\s+)?(?:Китае|Казахстане|России|Индии|Иране|Пакистане|Таджикистане|Узбекистане|Кыргызстане|Беларуси|Белоруссии|Монголии)\b"
)
DESPITE = re.compile(r"несмотря\s+на\s*$", re.I)
DESPITE_HOLDING = re.compile(r"несмотря\s+на\s+проведение\s+(?:[\w-]+\s+)?$", re.I)
PLURAL_VERB = re.compile(r"\b(?:перенесены|отменены|запланированы|намечены|завершились|начались|проведены|состоялись|прошли|организованы|проводились|созваны|проходили)\b", re.I)
# What may stand between a name and its day: an opening bracket, a place, a form.
GAP = re.compile(r"\s*(?:в\s+(?:(?:г\.|городе)\s*)?[А-ЯЁ][\w-]+\s+|в\s+\w+\s+формате\s+)?[(（]?\s*")
UNTIL = re.compile(r"\b(?:про)?(?:работа\w*|продли\w+|продолж\w+|открыт\w*|проход\w+|длил\w+|действ\w+)\s+(?:по|до)\s*$", re.I)
# What tells the form of meeting by the event's own word.
ONLINE_WORD = re.compile(
    r"^(?:[\w-]+\s+)*?(?:онлайн|видеоконференц|вебинар|веб-|телемост|виртуальн|цифров\w+\s+выставк)", re.I
)
MONTH_ADJECTIVE = re.compile(
    r"\b(?P<month>январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*(?:ск|овск)\w+\b", re.I
)


@dataclass(slots=True)
class Reading:
    """The clause under reading: its names, free dates and words of status."""

    scene: Scene
    clause: Clause
    sentence: Span
    meetings: list[MeetingHit]
    statuses: list[StatusHit]
    due_spans: list[tuple[Span, MeetingHit]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)  # starts of dates that are spoken for
    told: set[int] = field(default_factory=set)  # starts of names that have their dates beside them

    def dates(self, start: int, end: int) -> list[DateHit]:
        """Dates of occurrence in the span that nothing else has taken."""
        return [
            hit for hit in self.scene.dates
            if start <= hit.start < end and hit.start not in self.used and hit.role == "occurrence" and hit.precision != "year"
        ]  # fmt: skip

    def free_dates(self, start: int, end: int) -> list[DateHit]:
        """As `dates`, without those in brackets, which belong to the words before them."""
        return [hit for hit in self.dates(start, end) if not self.scene.within(hit.start, self.scene.brackets)]

    def status_of(self, kinds: tuple[str, ...]) -> StatusHit | None:
        inside = [span for span, _ in self.due_spans]
        for hit in self.statuses:
            if hit.status in kinds and not any(left <= hit.start < right for left, right in inside):
                return hit
        return None


def read_clause(scene: Scene, clause: Clause, sentence: Span, told: list[Telling]) -> list[Telling]:
    """Every telling of the clause. `told`: those before it in the document, for «в тот же день» and «там же»."""
    meetings = [hit for hit in scene.meetings if clause.start <= hit.head_start < clause.end]
    reading = Reading(scene, clause, sentence, meetings, find_statuses(scene.masked, clause.start, clause.end))
    if not meetings:
        return []
    _find_due(reading)
    until, since = _until(reading), _since(reading)
    found = list(_after_names(reading))
    found += list(_sharing_bracket(reading, found))
    found += list(_verbal(reading, told, bool(found)))
    found += list(_hosts(reading, found))
    for telling in found:
        if until and telling.last and until.last > telling.last:
            telling.last, telling.extended = until.last, True
        if since and telling.first and since.first < telling.first:
            telling.first = since.first
    return sorted(found, key=lambda telling: telling.name_start)


def _until(reading: Reading) -> DateHit | None:
    """«продлившаяся до 16 ноября», «работала по 23 сентября»: a last day, not a day of its own."""
    for hit in reading.scene.dates:
        if reading.clause.start <= hit.start < reading.clause.end and UNTIL.search(reading.scene.text, 0, hit.start):
            reading.used.add(hit.start)
            return hit
    return None


def _telling(
    reading: Reading, meeting: MeetingHit, rule: str, dated: Dated | None, around: Circumstances, **more: object
) -> Telling:
    scene = reading.scene
    telling = Telling(
        block=scene.block,
        start=reading.clause.start if more.pop("whole", True) else meeting.start,
        end=max(reading.clause.end, meeting.end),
        name=_sitting_of(reading, meeting) or scene.text[meeting.name_start : meeting.end],
        rule=rule,
        name_start=meeting.name_start,
        head=meeting.head,
        ordinal=meeting.ordinal,
        plural=meeting.plural or _mere_plural(reading, meeting) or _said_plural(reading, meeting),
        sentence=reading.sentence,
    )
    telling.name += resumed_tail(scene.text, meeting, reading.clause.end)
    own = dated.own.over(around) if dated else around
    word = ONLINE_WORD.match(without_quotations(telling.name))
    if word and own.format is None and not own.cities:
        own = replace(own, format="online")
    telling.cities, telling.format, telling.chair, telling.initiator = own.cities, own.format, own.chair, own.initiator
    telling.within = _within(reading, meeting)
    if own.doubtful_chair:
        telling.doubt("chair", 0.5, "chair.of_institution")
    if dated:
        set_date(telling, dated.date)
    for name, value in more.items():
        setattr(telling, name, value)
    return telling


def _sitting_of(reading: Reading, meeting: MeetingHit) -> str | None:
    """«Совет … на заседании 4 июля 2024 г. одобрил»: the body stands before its sitting."""
    if not is_bare(reading.scene, meeting) or not meeting.head.session:
        return None
    for start, end in body_spans(reading.scene.text):
        if start >= reading.clause.start and ON_SITTING.fullmatch(reading.scene.text, end, meeting.head_start):
            word = in_case(reading.scene.text[meeting.head_start : meeting.head_end], "nomn")
            return f"{word} {in_case(reading.scene.text[start:end], 'gent')}"
    return None


def _within(reading: Reading, meeting: MeetingHit) -> str | None:
    """«в рамках СРГ … был организован вебинар»: the body whose event it was."""
    for start, end in body_spans(reading.scene.text):
        if reading.clause.start <= start and end <= meeting.start and IN_FRAME.search(reading.scene.text, 0, start):
            return reading.scene.text[start:end]
    return None


def set_date(telling: Telling, date: DateHit) -> None:
    """Take the date with its words; a year that the text does not say is doubtful."""
    telling.words = date.words
    telling.precision = date.precision
    if date.precision != "year":
        telling.first, telling.last = date.first, date.last
    if not date.year_said:
        telling.doubt("start", 0.85, "date.year_from_context")


# --- a date right after the name, with or without a bracket


def _after_names(reading: Reading) -> Iterator[Telling]:
    taken_ends: set[int] = set()
    for meeting in reading.meetings:
        region = _region_after(reading, meeting)
        if region is None or region in taken_ends:
            continue
        if meeting.depth == 0 and _inner_owns(reading, meeting):
            continue
        if not _may_own_date(reading, meeting, region):
            continue
        dates = reading.dates(region[0], region[1])
        if not dates:
            continue
        taken_ends.add(region)  # type: ignore[arg-type]
        reading.used |= {date.start for date in dates}
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
    for dated in runs(scene, dates, region):
        telling = _telling(
            reading, meeting, "event.bracket_date" if bracket else "event.date_after_name",
            replace(dated, own=dated.own.over(lead)), around, whole=False, **status,
        )  # fmt: skip
        telling.end = max(region[1], meeting.end) if bracket else reading.clause.end
        yield from _each(telling)


def _each(telling: Telling) -> Iterator[Telling]:
    """«параллельных мероприятиях ЕЭК и СВМДА»: one of each organisation."""
    match = OF_TWO.search(telling.name) if telling.plural else None
    if not match:
        yield telling
        return
    for organisation in (match["one"], match["two"]):
        yield replace(telling, name=f"{telling.name[: match.start()]} {organisation}", doubts=dict(telling.doubts))


def _may_own_date(reading: Reading, meeting: MeetingHit, region: Span) -> bool:
    """A bare word («на полях заседания 15 ноября подписан …») or a mere plural («мероприятия (IV квартал …)») owns no date."""
    bracket = reading.scene.text[region[0] : region[0] + 1] in "(（"
    part = role(reading.scene, meeting, reading.clause)
    if is_bare(reading.scene, meeting):
        return _sitting_of(reading, meeting) is not None
    if meeting.head.lemma == "мероприятие" and "«" not in reading.scene.text[meeting.start : meeting.end]:
        if (meeting.plural or "gent" in meeting.cases) and all(
            hit.precision != "day" for hit in reading.dates(*region)
        ):
            return False
    if bracket or part != "setting" or meeting.ordinal is not None:
        return True
    return not any(role(reading.scene, hit, reading.clause) == "subject" for hit in reading.meetings)


def _since(reading: Reading) -> DateHit | None:
    """«завершился фестиваль, проходивший с 3 ноября»: a first day told apart."""
    for hit in reading.scene.dates:
        if reading.clause.start <= hit.start < reading.clause.end and SINCE.search(reading.scene.text, 0, hit.end):
            if hit.first == hit.last and hit.words.lower().startswith(("с ", "со ")):
                reading.used.add(hit.start)
                return hit
    return None


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
    """The bracket after «заседание по подготовке Совещания министров (12 августа)» belongs to the inner name when the outer one
    has a date of its own."""
    inner = [hit for hit in reading.meetings if hit.depth > 0 and outer.start < hit.start and hit.end == outer.end]
    if not inner:
        return False
    opening = outer.head.lemma in {"открытие", "закрытие"} and role(reading.scene, outer, reading.clause) != "mention"
    return opening or bool(reading.free_dates(reading.clause.start, outer.start))


def _around(reading: Reading, meeting: MeetingHit, region: Span) -> Circumstances:
    """What the clause tells of a name that has its date beside it: words before the first name, and after it when it is alone."""
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
        return {"status": "not_held", "reason": reason(reading.scene.masked, reading.clause.start, reading.sentence[1])}
    if alone and (planned := reading.status_of(("planned",))) and not reading.status_of(("held",)):
        return {"status": "planned"} if planned else {}
    return {}


# --- a day set by a participle: «намеченное на 20 июня»


def _find_due(reading: Reading) -> None:
    """Stretches that tell for which day the event was meant."""
    for hit in reading.statuses:
        if hit.status != "due":
            continue
        after = [m for m in reading.meetings if m.depth == 0 and hit.start < m.start]
        before = [m for m in reading.meetings if m.depth == 0 and m.end <= hit.start]
        if before and "," in reading.scene.masked[before[-1].end : hit.start]:
            end = reading.scene.masked.find(",", hit.end, reading.clause.end)
            reading.due_spans.append(((hit.start, end if end > 0 else reading.clause.end), before[-1]))
        elif after and not reading.scene.masked[hit.end : after[0].start].count(","):
            reading.due_spans.append(((hit.start, after[0].start), after[0]))


def _verbal(reading: Reading, told: list[Telling], any_found: bool) -> Iterator[Telling]:
    scene, clause = reading.scene, reading.clause
    subjects = [
        hit
        for hit in reading.meetings
        if hit.depth == 0 and role(scene, hit, clause) == "subject" and not _told(reading, hit)
    ]
    for span, meeting in reading.due_spans:
        yield from _due(reading, span, meeting)
        subjects = [hit for hit in subjects if hit is not meeting] if _is_settled(reading, meeting) else subjects
    free = reading.free_dates(clause.start, clause.end)
    if subjects and free:
        yield from _with_free_dates(reading, subjects, free, told)
    elif subjects and not reading.due_spans:
        if not any_found or reading.status_of(("not_held",)):
            yield from _without_dates(reading, subjects, told)


def _is_settled(reading: Reading, meeting: MeetingHit) -> bool:
    """Nothing more is told of the event than the day it was due."""
    return not reading.free_dates(reading.clause.start, reading.clause.end)


def _told(reading: Reading, meeting: MeetingHit) -> bool:
    """The name has its dates beside it."""
    return meeting.start in reading.told


def _due(reading: Reading, span: Span, meeting: MeetingHit) -> Iterator[Telling]:
    """The telling of the day that was set, and what became of it."""
    scene = reading.scene
    dates = [hit for hit in scene.dates if span[0] <= hit.start < span[1] and hit.role in {"occurrence", "validity"}]
    reading.used |= {date.start for date in dates}
    bracket = scene.bracket_at(meeting.end)
    spans = [span] + ([bracket] if bracket else [])
    end_bracket = scene.bracket_at(span[1]) if span[1] < len(scene.text) else None
    around = circumstances(scene, *spans, *([end_bracket] if end_bracket else []))
    denied, moved = reading.status_of(("not_held",)), reading.status_of(("moved",))
    later = reading.free_dates(reading.clause.start, reading.clause.end)
    if denied or moved or later:
        status = "not_held"
    else:
        status = "held" if reading.status_of(("held",)) else "planned"
    for date in dates[:1]:
        whole = around if status != "held" else circumstances(scene, (reading.clause.start, reading.clause.end))
        yield _telling(
            reading, meeting, "event.due", Dated(date, Circumstances()), whole,
            status=status, reason=reason(scene.masked, span[1], reading.clause.end) if status == "not_held" else None,
        )  # fmt: skip


def _with_free_dates(
    reading: Reading, subjects: list[MeetingHit], free: list[DateHit], told: list[Telling]
) -> Iterator[Telling]:
    scene, clause = reading.scene, reading.clause
    names = _names(reading)
    moved = reading.status_of(("moved",))
    due = tuple(span for span, _ in reading.due_spans)
    around = circumstances(scene, (clause.start, clause.end), skip=names + due)
    status = _verb_status(reading)
    if moved and not reading.status_of(("held",)):
        status = "planned"
    if status is None:
        return
    apart = _respective(reading, around, free)
    for meeting, dates in _shared(subjects, free):
        for place, dated in enumerate(runs(scene, dates, (clause.start, clause.end))):
            if apart:
                dated, around = replace(dated, own=Circumstances(cities=(apart[place],))), replace(around, cities=())
            rule = "event.moved" if moved else "event.dated_verb"
            telling = _telling(reading, meeting, rule, dated, around, status=status)
            if moved and len(dates) > 1 and dated.date is dates[0] and dated.date.words.lower().startswith(("с ", "со ")):
                telling.status = "not_held"
            if telling.status == "not_held":
                telling.reason = reason(scene.masked, clause.start, clause.end)
            yield anchors.in_place_of(telling, scene, clause, told)
    reading.used |= {date.start for date in free}


def _respective(reading: Reading, around: Circumstances, free: list[DateHit]) -> tuple[str, ...]:
    """«5 мая и 6 июня в Пекине и Шанхае соответственно»: a city for each day."""
    said = re.search(r"\bсоответственно\b", reading.scene.masked[reading.clause.start : reading.clause.end])
    return around.cities if said and len(around.cities) == len(free) > 1 else ()


def _shared(subjects: list[MeetingHit], free: list[DateHit]) -> Iterator[tuple[MeetingHit, list[DateHit]]]:
    """One name takes all dates, one date goes to all names; else each date to the name it stands nearest before."""
    if len(subjects) == 1 or len(free) == 1:
        yield from ((meeting, free) for meeting in subjects)
        return
    for place, meeting in enumerate(subjects):
        stop = subjects[place + 1].start if place + 1 < len(subjects) else 10**9
        start = meeting.start if place else -1
        own = [date for date in free if start <= date.start < stop]
        if own:
            yield meeting, own


def _verb_status(reading: Reading) -> str | None:
    """held, not_held or planned, by the clause's own words; a bare dash tells that it was held."""
    if reading.status_of(("not_held",)) and not reading.status_of(("moved",)):
        return "not_held"
    planned, held = reading.status_of(("planned",)), reading.status_of(("held",))
    if planned and not (held and held.start < planned.start and not _is_noun(reading, held)):
        return "planned"
    if held:
        return "held"
    return "held"


def _is_noun(reading: Reading, hit: StatusHit) -> bool:
    return bool(NOUN_OF_HOLDING.match(reading.scene.masked, hit.start))


def _without_dates(reading: Reading, subjects: list[MeetingHit], told: list[Telling]) -> Iterator[Telling]:
    """The day comes from what was told before, or is not told."""
    scene, clause = reading.scene, reading.clause
    anchor = anchors.day_of(scene, clause, told)
    names = _names(reading)
    around = circumstances(scene, (clause.start, clause.end), skip=names)
    status = _verb_status_said(reading)
    if status is None:
        return
    for meeting in subjects:
        if meeting.count is None and (month := _of_month(reading, meeting, told)):
            yield anchors.placed(
                _telling(reading, meeting, "event.same_month", None, around, status=status),
                anchors.Anchor(month, "again", ""),
            )
        elif anchor is not None and status == "held" and meeting.count is None and not _mere_plural(reading, meeting):
            yield anchors.placed(_telling(reading, meeting, "event.same_day", None, around, status=status), anchor)
        elif _worth_without_date(reading, meeting, status):
            yield _undated(reading, meeting, around, status)


def _undated(reading: Reading, meeting: MeetingHit, around: Circumstances, status: str) -> Telling:
    scene, clause = reading.scene, reading.clause
    if DESPITE_HOLDING.search(scene.masked, clause.start, meeting.start):
        status = "held"
    telling = _telling(reading, meeting, "event.undated", None, around, status=status, confidence=0.6)
    telling.undated_count = meeting.count or 1
    if status == "not_held":
        telling.reason = reason(scene.masked, clause.start, clause.end)
    telling.place_known = bool(COUNTRY_PLACE.search(scene.masked, clause.start, clause.end)) and status == "planned"
    years = [hit for hit in scene.dates if clause.start <= hit.start < clause.end and hit.precision == "year"]
    if years and status == "planned":
        set_date(telling, years[0])
    return telling


def _verb_status_said(reading: Reading) -> str | None:
    """As `_verb_status`, but only on words that say so, and not on a wish."""
    planned, held = reading.status_of(("planned",)), reading.status_of(("held",))
    if reading.status_of(("not_held",)) or (reading.status_of(("moved",)) and not held):
        return "not_held"
    if held and _is_noun(reading, held) and not DESPITE.search(reading.scene.masked, reading.clause.start, held.start):
        held = None
    if is_only_wished(reading.scene.masked, reading.clause.start, reading.clause.end):
        return None
    if planned:
        return "planned"
    return "held" if held else None


def _worth_without_date(reading: Reading, meeting: MeetingHit, status: str) -> bool:
    """An event without a date must be named or counted; bare plurals («проводились семинары») are no event."""
    if is_bare(reading.scene, meeting) and not meeting.count:
        return status == "planned" and meeting.head.session and meeting.start < meeting.name_start
    if meeting.several:
        return meeting.head.session
    if meeting.count is not None:
        return True
    if status == "not_held" and meeting.head.session and meeting.end > meeting.head_end:
        return True
    return not _mere_plural(reading, meeting) and (not meeting.head.weak or _is_named(reading, meeting))


def _mere_plural(reading: Reading, meeting: MeetingHit) -> bool:
    """«были проведены заседания»: the form may be singular, the predicate is not."""
    if meeting.count is not None or meeting.ordinal is not None:
        return False
    if _is_named(reading, meeting) and meeting.head.lemma != "мероприятие":
        return False
    return meeting.plural or (
        "nomn" in meeting.cases
        and "gent" in meeting.cases
        and bool(PLURAL_VERB.search(reading.scene.masked, reading.clause.start, reading.clause.end))
    )


def _said_plural(reading: Reading, meeting: MeetingHit) -> bool:
    """«Учения перенесены», «Курсы прошли»: words that name one event in the plural."""
    form = meeting.head.lemma in MOST_PLURAL and "nomn" in meeting.cases
    return form and bool(PLURAL_VERB.search(reading.scene.masked, reading.clause.start, reading.clause.end))


def _is_named(reading: Reading, meeting: MeetingHit) -> bool:
    quote = re.search(r"«(?!кругл)", reading.scene.text[meeting.head_end : meeting.end], re.I)
    return meeting.ordinal is not None or quote is not None


def _of_month(reading: Reading, meeting: MeetingHit, told: list[Telling]) -> Telling | None:
    """«Апрельское заседание КСДЛ»: the one told before whose month this is."""
    match = MONTH_ADJECTIVE.search(reading.scene.text, meeting.start, meeting.head_start)
    if not match:
        return None
    month = month_number(match["month"])
    fitting = [
        t for t in told[-12:] if t.first and t.first.month == month and t.head and t.head.lemma == meeting.head.lemma
    ]
    return fitting[-1] if fitting else None


def _names(reading: Reading) -> tuple[Span, ...]:
    """The names' spans, without the brackets inside them: «семинар по военной медицине (г. Равалпинди) на тему …»."""
    spans: list[Span] = []
    for hit in reading.meetings:
        start = hit.name_start
        for left, right in reading.scene.brackets:
            if start <= left and right <= hit.end:
                spans.append((start, left))
                start = right
        spans.append((start, hit.end))
        if hit.start in reading.told and (bracket := reading.scene.bracket_at(hit.end)):
            spans.append(bracket)
    return tuple(spans)


def _sharing_bracket(reading: Reading, found: list[Telling]) -> Iterator[Telling]:
    """«приняла участие в сессии … и диалоге …, а также была представлена на … (г.Бангкок, 22-24 апреля)»: one bracket for all."""
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
        telling = _telling(reading, meeting, "event.shared_bracket", None, Circumstances(anchor.cities, anchor.format))
        telling.first, telling.last, telling.words, telling.precision = (
            anchor.first,
            anchor.last,
            anchor.words,
            anchor.precision,
        )
        telling.doubt("start", 0.7, "date.shared_bracket")
        yield telling


def _hosts(reading: Reading, found: list[Telling]) -> Iterator[Telling]:
    """A numbered event on whose margins another was held took place too, on days that are not told."""
    scene, clause = reading.scene, reading.clause
    for meeting in reading.meetings:
        if meeting.ordinal is None or not found or _told(reading, meeting) or meeting.count:
            continue
        before = scene.text[max(clause.start, meeting.start - 30) : meeting.start]
        if not re.search(r"на\s+полях»?\s*$|в\s+рамках\s*$", before):
            continue
        telling = _telling(reading, meeting, "event.host", None, Circumstances(), confidence=0.6)
        telling.cities = found[0].cities if re.search(r"полях", before) else ()
        telling.doubt("start", 0.5, "date.of_host_not_told")
        yield telling

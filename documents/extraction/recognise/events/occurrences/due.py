"""A day set for an event, and what became of it: «намеченное на 20 июня», «который должен был пройти 5 мая»."""

from __future__ import annotations

from collections.abc import Iterator

from documents.extraction.find.meetings import MeetingHit
from documents.extraction.find.tokens import Span
from documents.extraction.recognise.events.chains import Circumstances, Dated, circumstances
from documents.extraction.recognise.events.occurrences.reading import Reading, telling_of
from documents.extraction.recognise.events.roles import OF_WHOM
from documents.extraction.recognise.events.status import StatusHit, reason
from documents.extraction.recognise.events.tellings import Telling


def find_due(reading: Reading) -> None:
    """Stretches that tell for which day the event was meant."""
    for hit in reading.statuses:
        if hit.status != "due":
            continue
        after = [m for m in reading.meetings if m.depth == 0 and hit.start < m.start]
        before = [m for m in reading.meetings if m.depth == 0 and m.end <= hit.start]
        before = [m for m in before if m.head_end < m.end or not OF_WHOM.match(reading.scene.text, m.end)] or before
        if before and _is_predicate(reading, before[-1], hit):
            end = reading.scene.masked.find(",", hit.end, reading.clause.end)
            if end > 0 and reading.status_of(("moved", "not_held")):
                reading.due_spans.append(((hit.start, end), before[-1]))
        elif before and "," in reading.scene.masked[before[-1].end : hit.start]:
            end = reading.scene.masked.find(",", hit.end, reading.clause.end)
            reading.due_spans.append(((hit.start, end if end > 0 else reading.clause.end), before[-1]))
        elif after and not reading.scene.masked[hit.end : after[0].start].count(","):
            reading.due_spans.append(((hit.start, after[0].start), after[0]))


def _is_predicate(reading: Reading, meeting: MeetingHit, hit: StatusHit) -> bool:
    """«Семинар планировался на 16 апреля, однако перенесен»: what was meant is the main clause."""
    between = reading.scene.masked[meeting.end : hit.start]
    return "," not in between and meeting.head_start < hit.start and "nomn" in meeting.cases


def due_tellings(reading: Reading, span: Span, meeting: MeetingHit) -> Iterator[Telling]:
    """The telling of the day that was set, and what became of it."""
    scene = reading.scene
    dates = [hit for hit in scene.dates if span[0] <= hit.start < span[1] and hit.role in {"occurrence", "validity"}]
    reading.used.update(date.start for date in dates)
    bracket = scene.bracket_at(meeting.end)
    spans = [span] + ([bracket] if bracket else [])
    end_bracket = scene.bracket_at(span[1]) if span[1] < len(scene.text) else None
    around = circumstances(scene, *spans, *([end_bracket] if end_bracket else []))
    denied, moved = reading.status_of(("not_held",)), reading.status_of(("moved",))
    later = reading.free_dates(reading.clause.start, reading.clause.end)
    took_place = "held" if reading.status_of(("held",)) else "planned"
    status = "not_held" if denied or moved or later else took_place
    for date in dates[:1]:
        whole = around if status != "held" else circumstances(scene, (reading.clause.start, reading.clause.end))
        yield telling_of(
            reading,
            meeting,
            "event.due",
            Dated(date, Circumstances()),
            whole,
            status=status,
            reason=reason(scene.masked, scene.text, span[1], reading.clause.end) if status == "not_held" else None,
        )

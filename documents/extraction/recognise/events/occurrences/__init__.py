"""From a block of text to tellings: the rules that join a name, a date and a word of holding.

Rules, as named in `Telling.rule`: event.bracket_date («форум (г.Ташкент, 2-3 мая 2024 г.)»), event.date_after_name
(«заседания … 05.11.2024»), event.dated_verb («12 мая состоялось …»), event.same_day («Одновременно проведен …»),
event.due («намеченное на …»), event.moved («перенесено на …»), event.undated («проведены два заседания»), event.dash
(«15 мая 2021 года – марафон»), event.told_after («семинара, прошедшего 13 июня»).
"""

from __future__ import annotations

from documents.extraction.find.tokens import Span
from documents.extraction.recognise.events.occurrences.beside import after_names, hosts, sharing_bracket
from documents.extraction.recognise.events.occurrences.due import find_due
from documents.extraction.recognise.events.occurrences.limits import since, until
from documents.extraction.recognise.events.occurrences.postposed import told_after
from documents.extraction.recognise.events.occurrences.predicates import by_predicate
from documents.extraction.recognise.events.occurrences.reading import Reading, set_date
from documents.extraction.recognise.events.scene import Clause, Scene
from documents.extraction.recognise.events.tellings import Telling

__all__ = ["read_clause", "set_date"]


def read_clause(scene: Scene, clause: Clause, sentence: Span, told: list[Telling]) -> list[Telling]:
    """Every telling of the clause. `told`: those before it in the document, for «в тот же день» and «там же»."""
    meetings = [hit for hit in scene.meetings if clause.start <= hit.head_start < clause.end]
    reading = Reading(scene, clause, sentence, meetings, scene.statuses_in(clause))
    if not meetings:
        return []
    find_due(reading)
    latest, earliest = until(reading), since(reading)
    found = list(after_names(reading))
    found += list(sharing_bracket(reading, found))
    found += list(told_after(reading))
    found += list(by_predicate(reading, told, any_found=bool(found)))
    found += list(hosts(reading, found))
    for telling in found:
        if latest and telling.last and latest.last > telling.last:
            telling.last, telling.extended = latest.last, True
        if earliest and telling.first and earliest.first < telling.first:
            telling.first = earliest.first
    return sorted(found, key=lambda telling: telling.name_start)

"""Who does what a clause says: the subject of its verb, or the instrumental of its passive."""

from __future__ import annotations

from documents.extraction.find.actors import Actor, find_actors
from documents.extraction.find.clauses import WORD, Predicate, find_predicates
from documents.extraction.find.morphology import lemma, may_be, part_of_speech
from documents.extraction.recognise.commitments.binding import NEXT_MEETING

# Reflexive verbs that somebody does; other reflexives are passives.
DONE = frozenset(
    "собираться встречаться обмениваться обязываться обязаться стремиться воздерживаться руководствоваться заниматься "
    "договариваться консультироваться отказываться присоединяться обращаться сменяться делиться пользоваться".split()
)
# «В состав Группы входят представители …» tells, who sits in it.
NOT_DOING = frozenset({"входить", "являться", "состоять", "принадлежать"})


def subject(text: str) -> Actor | None:
    """The nominative before the verb, or right after it where none stands before («изменения вносит Совет …»)."""
    predicates = find_predicates(text)
    if not predicates or NEXT_MEETING.search(text):
        return None
    verb = predicates[0]
    if verb.word.endswith("тся") and lemma(verb.word) not in DONE:
        return None
    found = next((actor for actor in find_actors(text, "nomn", 0, verb.start) if agrees(actor, verb)), None)
    if found or verb.form != "finite" or lemma(verb.word) in NOT_DOING:
        return found
    after = next(find_actors(text, "nomn", verb.end, min(verb.end + 80, len(text))), None)
    return after if after and not text[verb.end : after.start].strip() and agrees(after, verb) else None


def agrees(actor: Actor, verb: Predicate) -> bool:
    return verb.form == "state" or may_be(verb.word, "plur" if actor.plural else "sing")


def by_whom(text: str) -> Actor | None:
    """«принимаются Советом», «утвержден министрами»: the instrumental of a passive."""
    predicates = find_predicates(text)
    if not predicates or not (predicates[0].form == "short" or predicates[0].word.endswith("тся")):
        return None
    verb = predicates[0]
    if lemma(verb.word) == "являться":
        return None
    for actor in find_actors(text, "ablt"):
        between = text[verb.end : actor.start] if actor.start > verb.end else text[: actor.start]
        if not any(part_of_speech(hit.group()) == "NOUN" for hit in WORD.finditer(between)):
            return actor
    return None

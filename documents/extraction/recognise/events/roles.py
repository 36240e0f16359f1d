"""What part a named event plays in its clause.

subject      it is what was held: «состоялось заседание», «проведение 38-го заседания», «приняли участие в форуме»
setting      something else took place there: «на полях выставки», «в рамках сессии», «по итогам встречи»
anaphor      a bare word for what was told before: «в ходе встречи», «мероприятие»
mention      anything else: «подготовка к встрече», «протокол совещания»
"""

from __future__ import annotations

import re

from documents.extraction.find.meetings import MeetingHit, resumed_tail
from documents.extraction.find.morphology import parses
from documents.extraction.recognise.events.scene import Clause, Scene

HOLDING = re.compile(
    r"(?:проведени\w+|организаци\w+|созыв\w*|организовать|созвать|провести|проводить|пров[её]л\w*|провед[уеё]т\w*"
    r"|организовал\w*|(?:приня(?:ть|ла?|ли)|при[мн]\w+т|принимал\w*)(?:\s+у\s+себя)?"
    r"|(?:дан\w*|дал\w*|взял\w*)\s+старт|вышл\w+\s+на\s+старт|открыл\w*|завершил\w*|закрыл\w*)\s*$",
    re.IGNORECASE,
)
PARTICIPATION = re.compile(
    r"(?:(?:участ\w+(?:\s+\w+)?|участвовал\w*)\s+в(?:\s+работе)?|присутствовал\w*\s+(?:на|при)|представлен\w*\s+на"
    r"|выступил\w*(?:\s+\S+){0,4}|партн[её]р\w*|организатор\w*"
    r"|(?:собра|собер|собир|съех|съед|ждут|жд[её]т|ждали|пригла|вышл|прибыл)\w*(?:\s+[^\s,;.]+){0,6}\s+на(?:\s+сво\w+)?"
    r"|на\s+сво[её]\w*|посетил\w*|работал\w*\s+площадк\w+|площадк\w+|отмечены\s+итоги|итоги"
    r"|на\s+открытии|стал\w*|были\s+представлены\s+на|доклад\w*\s+на)\s*$",
    re.IGNORECASE,
)
SETTING = re.compile(
    r"(?:«?на\s+полях»?|в\s+рамках|в\s+ходе|по\s+итогам|по\s+результатам|параллельно\s+с|одновременно\s+с"
    r"|на\s+площадке|в\s+преддверии|накануне(?:\s+открытия)?|по\s+завершении)\s*$",
    re.IGNORECASE,
)
TOOK_PLACE = re.compile(
    r"(?:состоявш|прошедш|проведенн|проведённ|организованн|проходивш|созванн)\w*(?:\s+(?!и\b)[^\s,.;]+){0,5}\s*$",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"(?:^|\s)(?:в|во|на|к|ко|с|со|о|об|от|до|для|по|из|при|под|за|перед|после|между|через|у|без)\s*$", re.IGNORECASE
)
PREPARATION = re.compile(r"(?:подготовк\w+(?:\s+(?:и|к|проведения|проведению))*|к|для|перед|до)\s*$", re.IGNORECASE)
REACH = 120
# «провести следующую встречу осенью в Тегеране»: not the one told, but one more of its kind.
NEXT_ONE = re.compile(r"следующ|очередн|предстоящ", re.IGNORECASE)
# «старшими должностными лицами, заседание которых прошло …»: the body stands before.
OF_WHOM = re.compile(r"\s+котор(?:ых|ого|ой)\b", re.IGNORECASE)
RESUMES_WITHIN = 120


def role(scene: Scene, meeting: MeetingHit, clause: Clause) -> str:
    """The part that this event plays in the clause: subject, setting, anaphor or mention."""
    before = scene.masked[max(clause.start, meeting.start - REACH) : meeting.start]
    if re.search(r"на\s+полях[»\"]?\s*$", scene.text[clause.start : meeting.start]):
        return "setting"
    bared = scene.bared[max(clause.start, meeting.start - REACH) : meeting.start]
    oblique = bool(PREPOSITION.search(before))
    if SETTING.search(before):
        return "setting"
    if (
        is_bare(scene, meeting)
        and meeting.count is None
        and not NEXT_ONE.search(scene.text, meeting.start, meeting.name_start)
    ):
        return "anaphor"
    if bared.rstrip().endswith("на") and scene.text[meeting.start : meeting.name_start].lower().startswith("сво"):
        return "subject"
    if PARTICIPATION.search(bared) or HOLDING.search(bared):
        return "subject"
    if TOOK_PLACE.search(scene.bared[max(clause.start, meeting.start - REACH) : meeting.head_start]):
        return "subject"
    nominative = bool({"nomn", "accs"} & meeting.cases) and not oblique
    if nominative and _follows_noun(scene, meeting, before):
        nominative = False
    return "subject" if nominative else "mention"


def is_bare(scene: Scene, meeting: MeetingHit) -> bool:
    """Only the event word, with nothing that names it."""
    if meeting.head.session and OF_WHOM.match(scene.text, meeting.head_end):
        return False
    alone = meeting.name_start == meeting.head_start and meeting.end == meeting.head_end and meeting.ordinal is None
    return alone and not resumed_tail(scene.text, meeting, meeting.end + RESUMES_WITHIN)


def _follows_noun(scene: Scene, meeting: MeetingHit, before: str) -> bool:
    """«итоги встречи», «участники заседания»: after a noun, a form that may be nominative plural is a genitive."""
    if meeting.plural or "gent" not in meeting.cases:
        return False
    words = re.findall(r"[А-Яа-яЁё-]+$", before.rstrip())
    if not words or not before.rstrip().endswith(words[-1]):
        return False
    return bool(parses(words[-1])[0].tag.POS == "NOUN")

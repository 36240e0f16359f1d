"""Who chaired and on whose initiative: «под председательством казахстанской стороны», «Председательство осуществляла
…», «по инициативе …», «инициатор – Пакистан», «заседание вел … Республики Узбекистан».

A national institution or an official stands for its state. Left alone: «при поддержке», «организован … стороной»
(neither chair nor initiator), «председательство … переходит к узбекской стороне», «в рамках председательства Китая».
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.extraction.find.cities import find_cities
from documents.extraction.find.states import StateHit, find_states

# Who may stand after «вела», «модерировал» as the one in the chair.
OFFICE = (
    r"(?:заместител|перв(?:ый|ая)\s+замест|министр|руководител|председател|представител|вице-|глава\b|директор|начальник|посол"
    r"|г-[нж]|(?-i:[А-ЯЁ])|[\w-]+ск(?:ая|ий|ое|ие)\s+(?:сторон|министр|делегаци|координатор|представител|коллег|учен))"
)
SAT = r"(?:заседани|совещани|встреч|сесси|форум|дискусси|разговор|диалог|мероприяти|обсуждени|работ|его|е[её]|их)"
CHAIR_AFTER = re.compile(
    rf"\b(?:в[её]л|вела|вели|модерировал\w*|возглавил\w*|руководил\w*)\s+(?:{SAT}\w*\s+)?(?={OFFICE})"
    r"|\bпод\s+(?=[\w-]+ским\s+(?:со)?председательством)|\bпредседательство\s+(?=[\w-]+ское\b)"
    r"|\bпри\s+(?:модерации|модераторстве)\b|\bпредседательствующ\w+\s+сторон\w+\s*[–—:-]|\bведущ\w+\s*[–—:-]"
    r"|\bпод\s+(?:со)?председательством\b|\bпод\s+руководством\b|\bпри\s+председательстве\b"
    r"|\b(?:со)?председательств(?:овал[аио]?|ует|уют)\b(?!\s+в\s+(?:ШОС|Организации))|\bпредседательствующ\w+\s*[–—:-]"
    r"|\bпредседательство\s*[–—:-]|\b(?:со)?председател[ьи]\s*[–—:-]|\bмодератор\w*\s*[–—:-]"
    r"|\bпредседательство\s+(?:на\s+\w+\s+)?(?:осуществлял[аио]?|принадлежало|обеспечивал[аио]?|взял[аи]?\s+на\s+себя)"
    r"|\bпредседательские\s+функции\s+\w+|\b(?:заседани\w|совещани\w|встреч\w|форум|сесси\w)\s+(?:вел|вёл|вела"
    r"|вело|вели|открыл[аи]?\s+и\s+вел[аи]?)\b"
    r"|\b(?:вел|вёл|вела|вели)\s+(?:заседани|совещани|встреч|форум|сесси)\w+|\b(?:функции"
    r"|обязанности)\s+председател\w+\s+\w+(?:ла|ло|л|ли)\b",
    re.IGNORECASE,
)
CHAIR_BEFORE = re.compile(
    rf"\s*(?:в[её]л[аи]?\s+{SAT}\w*|(?:выполнял|исполнял)[аио]?\s+(?:функции\s+председател|председательские)\w*"
    r"|осуществлял[аио]?\s+председательство|председательствовал[аио]?|взял[аи]?\s+на\s+себя\s+председательство"
    r"|на\s+правах\s+председател\w+)\b",
    re.IGNORECASE,
)
INITIATOR_AFTER = re.compile(
    r"\bпо\s+(?:совместной\s+)?(?:инициативе|предложению|почину)\b|(?:^|[;,(]\s*)инициатива\s+(?!о\b)"
    r"|\b(?:инициатив[уы]|предложени[ея])\s+(?=[^.;,]{4,80}?\s(?:провести|созвать|организовать|принять|о\s+(?:проведени|созыв)))"
    r"|\bинициатор\w*\s+(?:проведени|созыв|организаци)\w+[^.;]{0,160}?\s(?:выступил[аио]?|стал[аио]?|был[аио]?|является)\b"
    r"|\bинициатор\w*\s*[–—:-]"
    r"|\bинициатор\w*\s+(?:\w+\s+)?(?:выступил[аио]?|был[аио]?|стал[аио]?|является)\b"
    r"|\b(?:инициированн|предложенн)\w+\b|\bпредложение\s+(?=\w+ской\s+сторон)",
    re.IGNORECASE,
)
INITIATOR_BEFORE = re.compile(
    r"\s*(?:\w+\s+)?по\s+(?:собственной|своей)\s+инициативе|\s*предложил[аи]?\s+(?:провести|созвать|организовать)\b"
    r"|\s*(?:выступил[аио]?|стал[аио]?|был[аио]?)\s+инициатор\w+",
    re.IGNORECASE,
)
# Where the words for the chair end: the predicate, a form of meeting, a new clause.
CLAUSE_END = re.compile(
    r"[;)(|]|[.!?](?=\s+[А-ЯЁ]|\s*$)|\s[–—]\s|,(?!\s+(?:ответственн|отвечающ|осуществляющ))"
    r"|\b(?:состоял|состоят|проше?л|пройд|провед|провод|организован|открыл|был[аио]?\s|в\s+формате|в\s+режиме"
    r"|в\s+период"
    r"|в\s+(?:гибридн|смешанн|онлайн|очн|дистанционн|целях|рамках|ходе|г\.|город|столице)|дистанционно|онлайн"
    r"|при\s+поддержке|\d)",
    re.IGNORECASE,
)
REACH = 260


@dataclass(frozen=True, slots=True)
class ChairHit:
    """Who chaired (`role` chair) or proposed (initiator), at text[start:end]. Several states: in the order told."""

    start: int
    end: int
    role: str
    states: tuple[str, ...]
    respective: bool = False  # «соответственно»: one state per meeting told before
    doubtful: bool = False  # read from the city of an institution, or one of several that chaired together
    last_state: int = 0  # where the words for the last state end, 0 when no state is named

    @property
    def state(self) -> str:
        return self.states[0]


def find_chairs(text: str) -> list[ChairHit]:
    """Every chair and initiator told, in order."""
    states = find_states(text)
    hits = _after(text, states, CHAIR_AFTER, "chair") + _after(text, states, INITIATOR_AFTER, "initiator")
    hits += _before(text, states, hits, CHAIR_BEFORE, "chair") + _before(
        text, states, hits, INITIATOR_BEFORE, "initiator"
    )
    return sorted(hits, key=lambda hit: hit.start)


def _after(text: str, states: list[StateHit], trigger: re.Pattern[str], role: str) -> list[ChairHit]:
    hits = []
    for match in trigger.finditer(text):
        end = _clause_end(text, match.end())
        inside = [state for state in states if match.end() <= state.start < end]
        if inside:
            hits.append(_hit(text, match.start(), end, role, inside))
        elif told := _beside(text, states, match.end(), end):
            hits.append(ChairHit(match.start(), end, role, (told,)))
        elif city := _city_state(text, match.end(), end):
            hits.append(ChairHit(match.start(), end, role, (city,), doubtful=True))
    return hits


def _clause_end(text: str, start: int) -> int:
    window = _blank_quotes(text[start : start + REACH])
    found = CLAUSE_END.search(window, 1)
    while (
        found
        and found.group().startswith(",")
        and re.match(r",\s+\w+ая\s+и\s+\w+ая|,\s+\w+ой\s+и\s+\w+ой", window[found.start() :])
    ):
        found = CLAUSE_END.search(window, found.end())
    return start + (found.start() if found else len(window))


def _blank_quotes(text: str) -> str:
    return re.sub(r"«[^«»]*»", lambda match: "_" * len(match.group()), text)


def _hit(text: str, start: int, end: int, role: str, inside: list[StateHit]) -> ChairHit:
    respective = "соответственно" in text[start:end].lower()
    codes = tuple(dict.fromkeys(state.code for state in inside))
    several = len(codes) > 1 and not respective
    named = re.compile(r"\s+(?:сторон|делегаци)\w*").match(text, inside[-1].end)
    last = named.end() if named else inside[-1].end
    return ChairHit(start, end, role, codes, respective, doubtful=several, last_state=last)


# Short names that stand for a state only where one is awaited.
SHORT_NAMES = {
    "РК": "KZ",
    "РФ": "RU",
    "РТ": "TJ",
    "РУз": "UZ",
    "РУ": "UZ",
    "РБ": "BY",
    "КР": "KG",
    "ИРИ": "IR",
    "ИРП": "PK",
}
SHORT_NAME = re.compile(rf"(?<!\w)({'|'.join(SHORT_NAMES)})(?!\w)")


def _beside(text: str, states: list[StateHit], start: int, end: int) -> str | None:
    """«банка «…» (Республика Таджикистан)»: the state in the bracket that follows; or its short name («РК»)."""
    bracket = re.compile(r"\s*\([^()]*\)").match(text, end)
    inside = [state.code for state in states if bracket and bracket.start() <= state.start < bracket.end()]
    if inside:
        return inside[0]
    short = SHORT_NAME.search(text, start, end)
    return SHORT_NAMES[short.group()] if short else None


def _city_state(text: str, start: int, end: int) -> str | None:
    """«Института стратегических исследований Исламабада»: the country of the only city named."""
    countries = {city.country for city in find_cities(text[start:end]) if city.country and not city.venue}
    return countries.pop() if len(countries) == 1 else None


def _before(
    text: str, states: list[StateHit], told: list[ChairHit], verb: re.Pattern[str], role: str
) -> list[ChairHit]:
    """«Узбекская сторона председательствовала»: the subject stands first."""
    hits = []
    for state in states:
        tail = re.match(r"\s*(?:сторон\w+|делегаци\w+)?", text[state.end :])
        end = state.end + (tail.end() if tail else 0)
        match = verb.match(text, end)
        if match and not any(hit.start <= match.start() < hit.end and hit.role == role for hit in told):
            hits.append(ChairHit(state.start, match.end(), role, (state.code,), last_state=match.end()))
    return hits

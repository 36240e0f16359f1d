"""When, where, under which number and by whom a document was adopted, and which decision it is annexed to.

Looks, in this order, at the act's head («17 сентября 2021 года № 9 город Душанбе»), the stamp of an annex («УТВЕРЖДЕН
Решением … № 17 от 18 ноября 2025 года»), the closing words («г. Тяньцзинь, 1 сентября 2025 года», «Совершено в городе
…») and the opening («собравшиеся 12.05.2023 в городе Гоа»).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.extraction.find.cities import find_cities
from documents.extraction.find.dates import find_dates
from documents.extraction.recognise.head.lines import HeadLines, Line
from documents.extraction.recognise.head.title import LONGEST_SESSION, is_place_line, sentence_case, title_lines

NUMBER = re.compile(r"№\s*[«\"“]*\s*(?P<number>\d+(?:[-/][\w/-]+)?)\s*[»\"”]*")
STAMP_ACT = re.compile(
    r"(?:к\s+)?(?P<verb>решени(?:ю|ем|я)|постановлени(?:ю|ем)|распоряжени(?:ю|ем)|протокол(?:у|ом))\s+(?P<body>[^№«]*?)\s*"
    r"(?:№\s*[«\"]*(?P<number>\d+(?:[-/]\w+)?)[»\"]*\s*)?"
    r"\bот\s+(?P<date>[«\"]?\d{1,2}[»\"]?[.\s]+[а-я\d]+[.\s]+\d{4}\s*(?:года|г\.)?)"
    r"(?:\s*№\s*[«\"]*(?P<later>\d+(?:[-/]\w+)?)[»\"]*)?",
    re.IGNORECASE | re.DOTALL,
)
CONCLUDED = re.compile(
    r"^\W*(?:совершено|подписано|составлено|принято|заключено)\s+(?:в|на|\d|«|на\s+заседании)|\b(?:совершено|подписано)\s+в\s+(?:г\.|город)",
    re.IGNORECASE,
)
ADOPTED = re.compile(
    r"^\W*(?:принят|утвержд[её]н|одобрен|согласован|подписан)\w*\s+(?:на|в|участниками|министрами|главами|лидерами|советом|\W*\d{1,2})\b",
    re.IGNORECASE,
)
# «по состоянию на 4 июля 2022 г.», «Пресс-служба …, 28 ноября 2025 года»: when a paper without an act was drawn up.
AS_OF = re.compile(
    r"\bпо\s+состоянию\s+на\s+(?P<date>[^,;()]+)|^\W*(?:составлен|подготовлен)\w*\b(?P<told>.+)$", re.IGNORECASE
)
BYLINE = re.compile(r"(?:,|\bот)\s+(?P<date>\d{1,2}[.\s]+[а-я\d]+[.\s]+\d{4}\s*(?:года|г\.)?)$", re.IGNORECASE)
LONGEST_BYLINE = 140
GATHERED = re.compile(
    r"\b(?:собравши\w+|встретивши\w+|состоявш\w+|проведенн\w+|прошедш\w+|по\s+итогам)\b", re.IGNORECASE
)
QUOTED_DAY = re.compile(r"[«\"“](\s*\d{1,2}\s*)[»\"”]")
SUBJECT = re.compile(r"^\W*(?P<subject>[Оо]б?\s+\S.*)$", re.DOTALL)
HEADS_OF_STATE = re.compile(r"\bглав\w?\s+государств", re.IGNORECASE)
HEADS_OF_GOVERNMENT = re.compile(r"\bглав\w?\s+правительств", re.IGNORECASE)
# Whoever stands before «Совета глав …» in a title is the author; the body is only spoken of.
OTHER_AUTHOR = re.compile(
    r"реализаци|выполнени|исполнени|секретариат|министр|руководител|комитет|решений|председател", re.IGNORECASE
)
SIGNERS = (
    ("SGP", re.compile(r"^\W*(?:Мы,?\s+)?(?:главы\s+правительств|премьер-министры)\b", re.IGNORECASE)),
    ("SGG", re.compile(r"^\W*(?:Мы,?\s+)?(?:главы\s+государств|лидеры|руководители)\b", re.IGNORECASE)),
)
MONTHS_GENITIVE = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
BODY_NAMES = {
    "SGG": "Совета глав государств-членов",
    "SGP": "Совета глав правительств (премьер-министров) государств-членов",
}


@dataclass(frozen=True, slots=True)
class Adoption:
    """What the act says of itself; `line` is where it was read."""

    number: str | None = None
    date: dt.date | None = None
    city: str | None = None
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """«Приложение к Решению … № 9 от 17 сентября 2021 года»; `act`: «Решение Совета … № 9 от …»."""

    number: str | None
    date: dt.date | None
    act: str


def adoption(lines: HeadLines) -> Adoption:
    """Number, date and city, each from the first place that tells it."""
    found = [*_from_head(lines.act), *_from_stamp(lines), *_from_note((*lines.own, *lines.act, *lines.opening[:2]))]
    found += [*_from_closing(lines.closing), *_from_opening(lines.opening)]
    if lines.annexed:
        found += _from_head(lines.annexed)
    found += _from_byline((*lines.act, *lines.opening[:3]))
    return Adoption(
        number=next((item.number for item in found if item.number), None),
        date=next((item.date for item in found if item.date), None),
        city=next((item.city for item in found if item.city), None),
        line=next((item.line for item in found if item.date), None),
    )


def _plain(text: str) -> str:
    """«4» июля 2024 года: the day without its quotation marks, offsets kept."""
    return QUOTED_DAY.sub(lambda hit: f" {hit.group(1)} ", text)


def _day(text: str, *, acts: bool = False) -> dt.date | None:
    """The first day told; not a range, which would be a reporting period. `acts`: «принята 3 июля» counts too."""
    hits = [
        hit
        for hit in find_dates(_plain(text))
        if hit.precision == "day" and (acts or hit.role != "act") and hit.last - hit.first <= LONGEST_SESSION
    ]
    return hits[0].last if hits else None


def _city(text: str) -> str | None:
    hits = [hit for hit in find_cities(text) if hit.venue or hit.known]
    marked = [
        hit
        for hit in hits
        if re.search(r"(?:г\.|город\w*)\s*$", text[: hit.start + 1]) or text[hit.start : hit.end].startswith("г")
    ]
    return (marked or hits)[0].name if hits else None


def _from_head(lines: tuple[Line, ...]) -> list[Adoption]:
    """Lines of the head outside the title; a decision's date, number and city may stand in one line or in three."""
    in_title = {line.block.block.index for line in title_lines(lines) if not is_place_line(line.text)}
    found = []
    for line in lines:
        if len(line.text) > 200 or STAMP_ACT.search(line.text):
            continue
        if line.block.block.index in in_title and not re.match(r"^\W*\d{1,2}\s", line.text):
            continue
        number = NUMBER.search(line.text)
        dated = _day(line.text) if not re.search(r"\b(?:от|с|по)\s+[«\"]?\d", line.text) else None
        found.append(Adoption(number["number"] if number else None, dated, _city_of_line(line.text), line))
    return found


def _city_of_line(text: str) -> str | None:
    named = is_place_line(text) or re.match(r"^\W*(?:г\.|город\b)", text) or len(text) < 30
    return _city(text) if named else None


def stamp(lines: HeadLines) -> Stamp | None:
    """The stamp of an annex, in the annex's head or at the top of a document that is one."""
    for group in (lines.annexed, lines.act):
        text = " ".join(line.text for line in group)
        hit = STAMP_ACT.search(text)
        if hit and hit["verb"].lower().startswith(("решени", "постановлени", "распоряжени")):
            return Stamp(hit["number"] or hit["later"], _day(hit["date"]), _act_name(hit))
    return None


def _act_name(hit: re.Match[str]) -> str:
    noun = re.sub(r"(?:ю|ем|я)$", "е", hit["verb"].lower()).capitalize()
    body = re.sub(r"\s+", " ", hit["body"]).strip()
    told = hit["number"] or hit["later"]
    number = f" № {told}" if told else ""
    return f"{noun} {body}{number} от {_words(hit['date'])}"


def _words(date: str) -> str:
    return re.sub(r"\s+", " ", _plain(date)).strip()


def _from_stamp(lines: HeadLines) -> Iterator[Adoption]:
    found = stamp(lines)
    if not found:
        return
    group = lines.annexed or lines.act
    text = " ".join(line.text for line in group)
    bracket = re.search(r"\(\s*(?:г\.|город)[^)]*\)", text)
    yield Adoption(found.number, found.date, _city(bracket.group()) if bracket else None, group[0])


def _from_note(lines: tuple[Line, ...]) -> Iterator[Adoption]:
    """«Принят на Встрече … (город Карачи, 6 февраля 2024 года)»: a note under the title."""
    for line in lines:
        if ADOPTED.match(line.text):
            yield Adoption(None, _day(line.text, acts=True), _city(line.text), line)


def _from_closing(lines: tuple[Line, ...]) -> Iterator[Adoption]:
    """«г. Тяньцзинь, 1 сентября 2025 года» or «Совершено в городе Минске 19 ноября 2025 года …», the last one first."""
    for line in reversed(lines):
        words = CONCLUDED.search(line.text)
        if words:
            yield Adoption(None, _day(line.text[words.start() :]), _city(line.text[words.start() :]), line)
        elif is_place_line(line.text):
            yield Adoption(None, _day(line.text), _city(line.text), line)


def _from_opening(lines: tuple[Line, ...]) -> Iterator[Adoption]:
    """«собравшиеся 12.05.2023 в городе Гоа на шестое Совещание»."""
    for line in lines[:3]:
        words = GATHERED.search(line.text)
        if words:
            near = line.text[words.start() : words.start() + 250]
            yield Adoption(None, _day(near), _city(near), line)


def _from_byline(lines: tuple[Line, ...]) -> Iterator[Adoption]:
    """The day at which a note or a review was drawn up, told under its title."""
    for line in lines:
        told = AS_OF.search(line.text) or (BYLINE.search(line.text) if len(line.text) < LONGEST_BYLINE else None)
        if told and (day := _day(next(value for value in told.groups() if value))):
            yield Adoption(None, day, None, line)


def body(lines: HeadLines, title: str, annex_of: str | None) -> str:
    """SGG, SGP or other: by the act's own head, else by the title's first words, else by who speaks."""
    head = " \n ".join(line.text for line in lines.act if len(line.text) < 160)
    if annex_of or lines.annexed:
        annex_of = annex_of or ""
        return _body_in(annex_of) or _body_in(head) or "other"
    act_is_decision = re.search(r"\bрешени[ея]\b", head, re.IGNORECASE)
    early = OTHER_AUTHOR.split(" ".join(title.split()[:9]))[0]
    found = _body_in(early) or (_body_in(head) if act_is_decision else None)
    return found or _speakers(lines, title)


def _body_in(text: str) -> str | None:
    state, government = HEADS_OF_STATE.search(text), HEADS_OF_GOVERNMENT.search(text)
    if state and government:
        return "SGG" if state.start() < government.start() else "SGP"
    return "SGG" if state else "SGP" if government else None


def _speakers(lines: HeadLines, title: str) -> str:
    """A declaration without a body in its title is that of those who speak in it."""
    if not re.search(r"заявлени|деклараци|коммюнике|обращени|хартия", title, re.IGNORECASE):
        return "other"
    for line in lines.opening[:2]:
        for code, pattern in SIGNERS:
            if pattern.match(line.text):
                return code
    return "other"


def annex_of(lines: HeadLines, *, adopted: Adoption, code: str | None) -> str | None:
    """The decision that this document is annexed to.

    «Решение Совета … № 9 от 17 сентября 2021 года «Об утверждении …»».
    """
    mark = stamp(lines)
    subject = _decision_subject(lines.act) if lines.annexed else None
    if mark:
        return f"{mark.act} «{subject}»" if subject else mark.act
    if not lines.annexed or not subject:
        return None
    body_name = BODY_NAMES.get(code or _body_in(" ".join(line.text for line in lines.act)) or "")
    named = f" {body_name} Шанхайской организации сотрудничества" if body_name else ""
    number = f" № {adopted.number}" if adopted.number else ""
    return f"Решение{named}{number} «{subject}»"


def decision_title(lines: HeadLines, adopted: Adoption, code: str) -> str | None:
    """A decision without an annex, named as others name it: «Решение Совета … № 9 от 17 сентября 2021 года «О …»»."""
    subject = _decision_subject(lines.act)
    if not subject or code not in BODY_NAMES:
        return None
    number = f" № {adopted.number}" if adopted.number else ""
    day = (
        f" от {adopted.date.day} {MONTHS_GENITIVE[adopted.date.month - 1]} {adopted.date.year} года"
        if adopted.date
        else ""
    )
    return f"Решение {BODY_NAMES[code]} Шанхайской организации сотрудничества{number}{day} «{subject}»"


def _decision_subject(lines: tuple[Line, ...]) -> str | None:
    """«Об утверждении …»: what the decision is about, from its head, over as many lines as it takes."""
    words: list[str] = []
    for line in lines:
        text = line.text.strip().strip("*_ ")
        start = SUBJECT.match(text) or re.search(r"(?P<subject>\bОб?\s+[А-ЯЁа-яё][^№]*)$", text) if not words else None
        if start:
            words.append(start["subject"])
        elif words and not is_place_line(text) and not re.match(r"Совет\s+глав\b.*\bрешил", text):
            words.append(text)
        elif words:
            break
    return sentence_case(re.sub(r"\s+", " ", " ".join(words)).strip(" .")) if words else None

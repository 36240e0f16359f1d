"""The standing body or series that met, by the name of the event.

A sitting's body stands after «заседание»; a meeting of ministers or heads of agencies is a body by its own name; a
forum or exhibition is a series when it is numbered, carries its year, calls itself annual or traditional, or the
register knows it. Experts who prepare something are none.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from actors.data import Mechanism, mechanisms
from documents.extraction.find.morphology import parses
from documents.extraction.find.nominative import capitalised, nominative
from documents.extraction.recognise.events.tellings import Telling
from documents.extraction.recognise.events.titles import without_ordinal

SITTING = re.compile(
    r"^(?:\S+\s+)*?(?:[\w]+-)?(?:заседание|сессия|собрание|съезд|заседания|совещание|встреча"
    r"|консультации)\s+(?P<body>[^«]+)$",
    re.IGNORECASE,
)
BODY_NOUNS = frozenset(
    "комиссия подкомиссия группа подгруппа совет правление комитет консорциум форум клуб ассамблея ассоциация "
    "объединение программа конференция союз "
    "бюро президиум палата альянс коллегия рада штаб механизм сеть секретариат конгресс лига академия".split()
)
# Holders of office whose regular gatherings are bodies of the organisation.
OFFICIALS = re.compile(
    r"^(?:министр|руководител|глав|председател|секретар|генеральн\w+\s+прокурор|прокурор|спикер|начальник"
    r"|координатор)\w*",
    re.IGNORECASE,
)
AGENCIES = re.compile(
    r"министерств|ведомств|(?:ых|их)\s+администраци\w+|служб|банк|орган|суд|прокуратур|министр|регион|делов"
    r"|парламент|комитет",
    re.IGNORECASE,
)
PREPARES = re.compile(
    r"\bпо\s+(?:подготовке|обсуждению|согласованию|доработке|разработке|проекту)|\bдля\s+(?:подготовки"
    r"|согласования|проработки)",
    re.IGNORECASE,
)
EXPERTS = re.compile(r"^(?:эксперт|специалист|представител)\w*", re.IGNORECASE)
SERIES = frozenset(
    "forum conference exhibition festival competition sport seminar other presentation round_table".split()
)
EDITION = re.compile(r"\s*[–—-]\s*(?:19|20)\d\d\b|(?<![«–—-])\s+(?:19|20)\d\d(?:\s+года)?(?=$|\s)(?![^«]*»)")
ANNUAL = re.compile(r"^(?:Ежегодн|Традиционн)\w+\s+", re.IGNORECASE)
THEME = re.compile(r"\s*(?:на тему|под девизом|под лозунгом):?\s*«.*$|\s*,\s*посвящ[её]нн.*$")
# A name that is a brand by itself: a short quoted name, Latin letters, heads of regions, a proper name that ends it.
BRAND = re.compile(r"«\S+(?:\s\S+){0,3}»$|[A-Z]{2,}|\bглав\s|^\S+(?:\s+форум)\s+[А-ЯЁ][а-яё]+$")
BRAND_WORDS = 5
# Likeness at which a name is one of the register with a slip.
NEARLY = 92


def mechanism_of(telling: Telling, title: str, kind: str) -> str | None:
    """The body's nominative name, None for a single event."""
    name = without_ordinal(title)
    if PREPARES.search(name) or telling.head is None:
        return None
    lemma = telling.head.lemma.rpartition("-")[2]
    if lemma in {"заседание", "сессия", "собрание", "съезд"}:
        return _sitting_body(name)
    if telling.head.session:
        return _gathering(name, telling.ordinal)
    if lemma == "саммит":
        return None
    return _series(telling, name, kind)


def _sitting_body(name: str) -> str | None:
    match = SITTING.match(name)
    if not match:
        return None
    body = match["body"].strip()
    first = re.split(r"\s+", body)[0]
    if EXPERTS.match(first) and not re.match(r"экспертн\w+\s+(?:рабоч|групп)", body):
        return None
    if OFFICIALS.match(first):
        return capitalised(name)
    found = capitalised(nominative(body, number="sing"))
    head = next((word for word in re.findall(r"[А-Яа-яЁё-]+", found) if _is_noun(word)), "")
    if not (_is_body(head) or first.isupper() or re.search(r"\bКлуб", body)):
        return None
    return _short_of_register(found)


def _short_of_register(body: str) -> str:
    """«Комиссия старших должностных лиц министерств и ведомств …» is known by its short name."""
    for row in mechanisms():
        if row.kind == "senior_officials" and body.lower().startswith(row.name_ru.lower()):
            return row.name_ru
    return body


@lru_cache(maxsize=5_000)
def _is_noun(word: str) -> bool:
    return any(parse.tag.POS == "NOUN" for parse in parses(word)[:1]) or word.isupper()


@lru_cache(maxsize=5_000)
def _is_body(word: str) -> bool:
    return any(str(parse.normal_form) in BODY_NOUNS for parse in parses(word))


def _gathering(name: str, ordinal: int | None) -> str | None:
    """«Совещание министров …», «Встреча руководителей …администраций …»."""
    match = SITTING.match(name)
    body = match["body"] if match else ""
    if OFFICIALS.match(body) and AGENCIES.search(body):
        return capitalised(name)
    if (
        body
        and not EXPERTS.match(body)
        and any(_is_body(word) for word in re.findall(r"[а-яё]+", body.split(" по ")[0])[:3])
    ):
        return _sitting_body(name)
    return capitalised(name) if ordinal is not None else None


def _series(telling: Telling, name: str, kind: str) -> str | None:
    if name.startswith("«"):
        return None
    edition = EDITION.search(re.sub(r"«[^»]*»", "«»", THEME.sub("", name)))
    if telling.ordinal is not None or edition or ANNUAL.search(name):
        return capitalised(_without_edition(_without_theme(name)))
    base = THEME.sub("", name)
    brand = re.match(r"[^«]*«[^»]*»", base)
    for candidate in map(_without_edition, (base, brand.group() if brand else base)):
        if registered(candidate) and BRAND.search(candidate):
            return capitalised(candidate)
    return None


def _without_theme(name: str) -> str:
    """The series' name without the topic of one edition; a short quoted name is a brand and stays."""
    name = THEME.sub("", name)
    quoted = re.search(r"\s*«(?P<words>[^»]*)»\s*$", name)
    if quoted and len(quoted["words"].split()) >= BRAND_WORDS and name[: quoted.start()].strip().count(" ") >= 1:
        return name[: quoted.start()].strip()
    return name


def _without_edition(name: str) -> str:
    return EDITION.sub("", ANNUAL.sub("", name)).strip()


@cache
def _register() -> tuple[tuple[str, Mechanism], ...]:
    return tuple((name.lower(), row) for row in mechanisms() for name in (row.name_ru, *row.aliases))


@cache
def _exact() -> dict[str, Mechanism]:
    return dict(_register())


@lru_cache(maxsize=2_000)
def registered(name: str) -> Mechanism | None:
    """The register's row for a name: the very name or alias, or one that is nearly the same and the only such one."""
    low = name.lower()
    if low in _exact():
        return _exact()[low]
    best = process.extractOne(low, _exact().keys(), scorer=fuzz.ratio, score_cutoff=NEARLY)
    return _exact()[best[0]] if best else None

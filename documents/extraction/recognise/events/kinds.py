"""The kind of an event: its own word decides; for sittings and meetings, who met."""

from __future__ import annotations

import re

from documents.extraction.find.event_words import Head

SUMMIT = re.compile(r"совет\w*\s+глав\s+(?:государств|правительств)|\bсаммит", re.IGNORECASE)
SENIOR = re.compile(r"старших\s+должностных\s+лиц|совет\w*\s+национальных\s+координаторов", re.IGNORECASE)
WORKING = re.compile(r"рабоч\w+\s+групп|\bподгрупп|\b(?:СРГ|ПДРГ|ЭРГ)\b", re.IGNORECASE)
EXPERT = re.compile(r"эксперт|специалист|консорциум|аналитическ\w+\s+центр|координатор", re.IGNORECASE)
COMMISSION = re.compile(r"комисси|комитет", re.IGNORECASE)
BOARD = re.compile(r"правлени|\bсовет\w*\b|высш\w+\s+групп|президиум|бюро|попечител", re.IGNORECASE)
FORUM = re.compile(r"\bфорум", re.IGNORECASE)
MINISTERIAL = re.compile(
    r"\bминистр|(?:руководител|глав|председател|начальник)\w*\s+(?:[а-яё-]+\s+){0,3}(?:министерств|ведомств"
    r"|(?<=х\s)администраци|служб|банк|суд|орган|комитет|центральн)"
    r"|генеральн\w+\s+прокурор|секретар\w+\s+совет\w+\s+безопасности|верховн\w+\s+суд",
    re.IGNORECASE,
)
LAUNCH = re.compile(
    r"посвящ[её]нн\w+\s+(?:запуск|открыти|юбиле|годовщин|праздн|\d+-лети)|по\s+случаю|открыти", re.IGNORECASE
)
SITTINGS = frozenset({"заседание", "сессия", "собрание", "съезд"})


def kind_of(head: Head | None, title: str) -> str:
    """A code of the event kinds."""
    if head is None:
        return "other"
    if head.lemma == "игра" and re.match(r"(?:\S+\s+)?игры\b", title, re.IGNORECASE):
        return "sport"
    if head.kind == "other" and head.lemma == "мероприятие":
        return "ceremony" if LAUNCH.search(title) else "other"
    if head.kind:
        return head.kind
    return _of_members(head, title)


def _of_members(head: Head, title: str) -> str:
    own = re.split(r"\bпо\s+(?:подготовке|обсуждению|согласованию|доработке)|\bк\s+очередн", title)[0]
    if SUMMIT.search(own):
        return "summit"
    if SENIOR.search(own):
        return "senior_officials"
    if WORKING.search(own):
        return "working_group"
    if head.lemma in {"заседание", "сессия"} and FORUM.search(own):
        return "forum"
    if MINISTERIAL.search(own) and not re.match(r"\S*\s*эксперт", own.lower()):
        return "ministerial"
    if EXPERT.search(own):
        return "expert_meeting"
    for pattern, kind in ((COMMISSION, "commission"), (BOARD, "board")) if head.lemma in SITTINGS else ():
        if pattern.search(own):
            return kind
    return "other"

"""Who signed: an office and a state, in one block or in two that follow each other."""

from __future__ import annotations

import re

OFFICE = re.compile(
    r"(?:(?:Первый\s+)?(?:Заместител\w+\s+)?(?:Вице-)?(?:Премьер(?:-министр)?|Президент|Председатель|Министр|Государственный\s+секретарь|Руководитель|"
    r"Генеральный\s+секретарь|Генеральный\s+прокурор|Директор|Специальный\s+представитель)|(?:Первый\s+)?вице-(?:премьер|президент)|От\s+имени|За\s+Правительств\w*|За(?=\s+(?:Республик|Российск|Китайск|Кыргызск|Исламск)))\b",
    re.IGNORECASE,
)
STATE = re.compile(
    r"(?:Республик[иау]\s+(?:Беларусь|Индии|Индия|Казахстан|Таджикистан|Узбекистан|Армения|Азербайджан|Монголия)|Исламск\w+\s+Республик\w+\s+(?:Иран|Пакистан)|"
    r"Исламской\s+Республики|Российск\w+\s+Федераци\w+|Китайск\w+\s+Народн\w+\s+Республик\w+|Кыргызск\w+\s+Республик\w+|Монголии|Туркменистана|Афганистан\w*)"
)
# Verbs and ends of sentences are not found in signatures.
RUNNING = re.compile(r"[.:;]\s*$|\b(?:состоял|прош|провед|поручить|решил|принял|заявля|подписал|приветств)\w*", re.IGNORECASE)
LONGEST = 200
LONGEST_LINE = 60


def is_signature(text: str) -> bool:
    """«Премьер-министр Республики Казахстан»: an office, then its state, and nothing that makes a sentence."""
    if len(text) > LONGEST or RUNNING.search(text) or text[:1].islower() or text.endswith(","):
        return False
    return bool(OFFICE.match(text)) and bool(STATE.search(text))


def is_office(text: str) -> bool:
    """The line with the office alone; the state comes in the next."""
    return len(text) <= LONGEST_LINE and bool(OFFICE.match(text)) and not RUNNING.search(text) and not text.endswith(",")


def is_state_line(text: str) -> bool:
    """The line with the state alone."""
    return len(text) <= LONGEST_LINE and bool(STATE.search(text)) and not RUNNING.search(text) and not text.endswith(",")

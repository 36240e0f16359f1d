"""Which states adopted or signed a document: signature blocks, «За Правительство …», else the list in the opening
words.

Nobody is added who is not named: «Мы, лидеры государств-членов» alone names no party, and who was a member at that
date is not a matter of reading. Hosts, chairs («индийской стороны») and observers are no parties.
"""

from __future__ import annotations

import re

from documents.extraction.blocks import BlockKind, Part, Structured, TextBlock
from documents.extraction.find.states import find_states
from documents.extraction.recognise.head.lines import HeadLines

FOR_STATE = re.compile(r"^\W*За\s+(?:Правительств\w*\s+)?(?=[А-ЯЁ])")
OPENING = re.compile(
    r"^\W*(?:Мы\b|Лидеры|Главы|Министры|Руководители|Правительств[оа]|Государства|Стороны|Президент|Секретари|Представители|Уполномоченные|"
    r"Генеральные\s+прокуроры|Председатели|Республика|Китайская|Российская|Исламская|Кыргызская|Совет)"
)
# «В нем приняли участие …», «Участвовали делегации …», «План принят Республикой …».
ATTENDED = re.compile(
    r"^\W*(?:В\s+(?:\w+\s+){1,3}(?:приняли\s+участие|участвовали)|Участвовали|Присутствовали|Участники|(?:План|Программа|Протокол|Решение|Заявление)\s+принят\w*)\b(?!\s+в\s+качестве)"
)
# Where the list of those who speak ends.
END_OF_LIST = re.compile(
    r"\(далее|,?\s+именуем|(?<!\b[А-ЯЁ])[.;]\s|\bнаблюдател|\b(?:руководств|собравши|ссылаясь|отмечая|подч[её]ркивая|признавая|учитывая|подтверждая|стремясь|исходя|принимая|"
    r"основываясь|опираясь|в\s+соответствии|по\s+итогам|в\s+развитие|настоящим|провели|в\s+период|\d{1,2}\s+[а-я]+\s+\d{4})",
    re.IGNORECASE,
)
EXCEPT = re.compile(r"за\s+исключением[^,;.)]*", re.IGNORECASE)
# «Собравшись в …, мы, лидеры Республики Беларусь, …».
WE = re.compile(
    r"(?<=,\s)мы,\s+(?=(?:лидеры|главы|министры|руководители|представители|президенты|премьер-министры)\b)",
    re.IGNORECASE,
)
LEAST = 2


def parties(doc: Structured, lines: HeadLines) -> tuple[str, ...]:
    """Codes in the order of the document, each once."""
    signed = _codes(" \n ".join(block.text for block in _signatures(doc)))
    if len(signed) >= LEAST:
        return signed
    for line in lines.opening:
        named = _opening(line.text)
        if len(named) >= LEAST:
            return named
    return ()


def _signatures(doc: Structured) -> list[TextBlock]:
    return [
        block
        for block in doc.blocks
        if block.kind is BlockKind.SIGNATURE or block.part is Part.SIGNATURES or FOR_STATE.match(block.text)
    ]


def _opening(text: str) -> tuple[str, ...]:
    if we := WE.search(text):
        text = text[we.start() :].capitalize()[:1] + text[we.start() + 1 :]
    if not OPENING.match(text) and not ATTENDED.match(text):
        return ()
    first_state = next((hit.start for hit in find_states(text)), len(text))
    end = END_OF_LIST.search(text, first_state)
    return _codes(text[: end.start()] if end else text[:1200])


def _codes(text: str) -> tuple[str, ...]:
    kept = EXCEPT.sub(lambda hit: " " * len(hit.group()), text)
    return tuple(dict.fromkeys(hit.code for hit in find_states(kept) if not hit.adjective))

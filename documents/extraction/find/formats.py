"""Forms of meeting: «в формате ВКС», «по видео-конференц-связи», «дистанционно», «в гибридном формате»,
«очно-заочно», «очно».

Left alone: «онлайн-торговля», «гибридные семена», «система видеоконференций», words inside quotation marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.extraction.find.tokens import without_quotations

LINK = r"видео\s?-?\s?конференц\s?-?\s?связ\w*|видео-?конференци\w*|ВКС"
SHAPE = r"(?:формат|режим|вид|форм)\w*"
FAR = r"(?:онлайн|он-лайн|online|дистанционн\w+|удал[её]нн\w+|виртуальн\w+|заочн\w+|вирт\w+)"
MIXED = r"(?:гибридн\w+|смешанн\w+|комбинированн\w+|очно-?\s?(?:заочн|дистанционн)\w+|очно-?\s?заочн\w+)"
NEAR = r"(?:очн\w+|оффлайн|офлайн)"
HYBRID = re.compile(
    rf"{MIXED}\s*(?:,\s*\w+\s+)?{SHAPE}|{SHAPE}\s*[–—:-]?\s*{MIXED}|\bочно-?\s?(?:заочн|дистанционн)\w*"
    rf"|\bгибридно\b|\bв\s+гибриде\b"
    rf"|\bочно\s+и\s+(?:по|в|через)\s+(?:формате\s+)?(?:{LINK}|онлайн)|(?<![\w-]){MIXED}(?=\s*(?:$|[),;|]))",
    re.IGNORECASE,
)
ONLINE = re.compile(
    rf"(?:в\s+)?{SHAPE}\s+(?:{LINK})|{FAR}[-\s]+{SHAPE}|{SHAPE}\s+{FAR}|\b(?:по|посредством|с\s+использованием"
    rf"|через|путем|путём)\s+(?:системы\s+)?(?:{LINK})"
    rf"|\bдистанционно\b|\bзаочно\b|\bвиртуально\b|\bонлайн(?!-)\b|\bон-лайн\b|\bВКС\b|\bонлайн-(?={'{HEAD}'})",
    re.IGNORECASE,
)
IN_PERSON = re.compile(
    rf"(?<![\w-]){NEAR}\s+{SHAPE}|(?<![\w-])очно(?![\w-])|\bоф+лайн\b|\bличном\s+присутствии\b"
    rf"|(?<![\w-])очн\w+(?=\s*(?:$|[),;|]))",
    re.IGNORECASE,
)
MEETING = (
    r"заседани|совещани|встреч|форум|семинар|вебинар|конференци|презентаци|сесси|круглы|выставк|конкурс|фестивал"
    r"|заседан|консультаци|курс|тренинг"
    r"|диалог|брифинг|марафон|церемони|лекци|школ"
)
ONLINE = re.compile(ONLINE.pattern.replace("{HEAD}", MEETING), re.IGNORECASE)
# Texts without any of these tell no form; the patterns below are dear.
ANY_SIGN = re.compile(
    r"форм|режим|ВКС|онлайн|он-лайн|online|очн|дистанц|видео|вирт|гибрид|смешан|уда[лд]|заочн|лайн|личном|комбинир",
    re.IGNORECASE,
)
PATTERNS = (("hybrid", HYBRID), ("online", ONLINE), ("in_person", IN_PERSON))


@dataclass(frozen=True, slots=True)
class FormatHit:
    """A form of meeting at text[start:end]."""

    start: int
    end: int
    value: str


def find_formats(text: str) -> list[FormatHit]:
    """Every form of meeting told, in order, quotations blotted out."""
    if not ANY_SIGN.search(text):
        return []
    blank = without_quotations(text)
    hits: list[FormatHit] = []
    for value, pattern in PATTERNS:
        for match in pattern.finditer(blank):
            if not any(hit.start < match.end() and match.start() < hit.end for hit in hits):
                hits.append(FormatHit(match.start(), match.end(), value))
    return sorted(hits, key=lambda hit: hit.start)


def find_format(text: str) -> str | None:
    """The form that the text tells, None when it tells none or several."""
    values = {hit.value for hit in find_formats(text)}
    return values.pop() if len(values) == 1 else None

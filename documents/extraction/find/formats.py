"""Forms of meeting: «в формате ВКС», «по видео-конференц-связи», «дистанционно», «в гибридном формате»,
«очно-заочно», «очно».

Left alone: «онлайн-торговля», «гибридные семена», «система видеоконференций», words inside quotation marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.extraction.find.tokens import without_quotations

# Patterns are for lower case, and begin at a word: much faster than ignoring case and trying every letter.
LINK = r"(?:видео\s?-?\s?конференц\s?-?\s?связ\w*|видео-?конференци\w*|видео-?связ\w+|видео-?мост\w*|вкс)"
SHAPE = r"(?:формат|режим|вид|форм)\w*"
FAR = r"(?:онлайн|он-лайн|online|дистанционн\w+|удал[её]нн\w+|виртуальн\w+|заочн\w+)"
MIXED = r"(?:гибридн\w+|смешанн\w+|комбинированн\w+|очно-?\s?(?:заочн|дистанционн)\w*)"
NEAR = r"(?:очн\w+|оффлайн|офлайн)"
ENDS = r"(?=\s*(?:$|[),;|]))"
MEETING = (
    r"(?:заседани|совещани|встреч|форум|семинар|вебинар|конференци|презентаци|сесси|круглы|выставк|конкурс|фестивал"
    r"|консультаци|курс|тренинг|диалог|брифинг|марафон|церемони|лекци|школ)"
)
WORD_START = r"(?<![\w-])"
HYBRID = re.compile(
    rf"{WORD_START}(?:{MIXED}\s*(?:,\s*\w+\s+)?{SHAPE}|{SHAPE}\s*[–—:-]?\s*{MIXED}|очно-?\s?(?:заочн|дистанционн)\w*"
    rf"|гибридно\b|в\s+гибриде\b|очно\s+и\s+(?:по|в|через)\s+(?:формате\s+)?(?:{LINK}|онлайн)|{MIXED}{ENDS}"
    rf"|(?:и|также)\s+(?:по|посредством|через)\s+{LINK}|част\w+\s+[\w\s]{{3,40}}(?:{FAR}|с\s+экран\w+)"
    rf"|(?:личн|очн)\w+\s+(?:участи|присутстви)\w+\s+[\w\s]{{1,20}}{FAR})"
)
ONLINE = re.compile(
    rf"{WORD_START}(?:{SHAPE}\s+{LINK}|{FAR}[-\s]+{SHAPE}|{SHAPE}\s+{FAR}"
    rf"|(?:по|посредством|с\s+использованием|через|путем|путём|на)\s+(?:системы?\s+|каналам\s+|средств\w*\s+)?{LINK}"
    rf"|{FAR}\s+(?:подключени|участи|присутстви)\w+|(?:на|с)\s+экран(?:ах|ов|а|е)\b"
    rf"|дистанционно\b|заочно\b|виртуально\b|он-?лайн\b(?!-)|вкс\b|онлайн-(?={MEETING}))"
)
IN_PERSON = re.compile(rf"{WORD_START}(?:{NEAR}\s+{SHAPE}|очно(?![\w-])|оф+лайн\b|личном\s+присутствии\b|очн\w+{ENDS})")
# Texts without any of these tell no form.
ANY_SIGN = re.compile(r"форм|режим|вкс|лайн|online|очн|дистанц|видео|вирт|гибрид|смешан|уда[лд]|личн|экран|комбинир")
PATTERNS = (("hybrid", HYBRID), ("online", ONLINE), ("in_person", IN_PERSON))


@dataclass(frozen=True, slots=True)
class FormatHit:
    """A form of meeting at text[start:end]."""

    start: int
    end: int
    value: str


def find_formats(text: str) -> list[FormatHit]:
    """Every form of meeting told, in order, quotations blotted out."""
    if not ANY_SIGN.search(text.lower()):
        return []
    blank = without_quotations(text).lower()
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

"""Words that say what became of a document: «утвердили», «принято», «подписание», «проект», «реализация».

A hit is one word with its action, its grammatical form and whether it is denied or only meant for later. Which
document it
speaks of is judged by `recognise.instruments`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from documents.extraction.find.morphology import parses
from documents.extraction.lexicon import load

# From the least to the furthest that a document can be reported to have come.
STATUS_ORDER = ("proposed", "draft", "in_force", "agreed", "endorsed", "approved", "adopted", "signed")
DONE = frozenset({"adopted", "approved", "signed", "agreed", "endorsed", "extended"})
FINITE, SHORT, PARTICIPLE, NOUN, INFINITIVE = "finite", "short", "participle", "noun", "infinitive"
FORMS = {
    "VERB": FINITE, "GRND": FINITE, "PRTS": SHORT, "ADJS": SHORT, "PRTF": PARTICIPLE, "ADJF": PARTICIPLE,
    "NOUN": NOUN, "INFN": INFINITIVE,
}  # fmt: skip
DENIAL = re.compile(r"\b(?:не|ни|без)\s+(?:был[аио]?\s+|удалось\s+)?$", re.IGNORECASE)
# «для утверждения», «планируется утвердить», «подлежит утверждению»: not done yet.
LATER = re.compile(
    r"(?:\b(?:для|до|к|с целью|в целях|после)\s+(?:е[ёе]\s+|его\s+|их\s+)?(?:\w+(?:его|ей|ого|ой|ему|ому|ых|"
    r"их)\s+){0,2}"
    r"|\b(?:планиру\w+|подлеж\w+|предсто\w+|намечен\w*|поруч\w+|предложен\w*|договор\w+|возможн\w+|необходим\w+|"
    r"важност\w+|готов\w*|"
    r"будет|будут|намерен\w*)\s+(?:\S+\s+){0,3})$",
    re.IGNORECASE,
)
# «приняли участие», «приняты меры»: nothing was done to a document.
IDIOM = re.compile(
    r"\s+(?:\w+(?:ое|ые|ую)\s+)?(?:участи|во\s+внимание|мер[аы]?\b|гост|вид\b|предложени)", re.IGNORECASE
)
AS_BASIS = re.compile(r"\s+за\s+основу", re.IGNORECASE)
TO_NOTE = re.compile(r"\s+(?:\S+\s+){0,6}?к\s+сведению", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ActionHit:
    """One word of action. `form`: finite, short (participle), participle, noun or infinitive. `later`: meant, not
    done.
    """

    start: int
    end: int
    action: str
    status: str
    form: str
    denied: bool = False
    later: bool = False

    @property
    def done(self) -> bool:
        """Whether the word reports a finished act on a document."""
        return self.action in DONE and not self.denied and not self.later


def find_actions(text: str) -> list[ActionHit]:
    """All words of action, in order."""
    pattern, table = _compiled()
    hits = []
    for found in pattern.finditer(text):
        action, status = table[found[1].lower()]
        form = FORMS.get(_part(found.group()))
        if form is None or (action == "adopted" and IDIOM.match(text, found.end())):
            continue
        if action == "adopted" and AS_BASIS.match(text, found.end()):
            action, status = "discussed", "draft"
        if action == "adopted" and TO_NOTE.match(text, found.end()):
            action, status = "noted", "in_force"
        before = text[max(0, found.start() - 60) : found.start()]
        denied, later = bool(DENIAL.search(before)), form != PARTICIPLE and bool(LATER.search(before))
        hits.append(ActionHit(found.start(), found.end(), action, status, form, denied, later))
    return hits


def furthest(*statuses: str) -> str:
    """The furthest of some statuses; of equals the last."""
    return max(reversed(statuses), key=STATUS_ORDER.index)


@cache
def _compiled() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    table = {stem: (row["action"], row["status"]) for row in load("actions")["action"] for stem in row["stems"]}
    stems = "|".join(sorted(table, key=len, reverse=True))
    return re.compile(rf"\b({stems})[а-яё]*", re.IGNORECASE), table


@lru_cache(maxsize=10_000)
def _part(word: str) -> str:
    for parse in parses(word):
        if parse.tag.POS in {"VERB", "PRTS", "PRTF", "NOUN", "INFN", "GRND"}:
            return str(parse.tag.POS)
    return str(parses(word)[0].tag.POS or "")

"""Titles that lean on words before them: «Плана мероприятий по ее практической реализации», «План … вышеупомянутого
Меморандума», «утвержден ее регламент», «проект положения которой».

Each function gives the full title, or None where the words lean on nothing that was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.extraction.find.abbreviations import case_at
from documents.extraction.find.morphology import lemma
from documents.extraction.find.nominative import capitalised, in_case, nominative
from documents.extraction.find.titles import TitleHit
from documents.extraction.find.titles.bounds import title_end
from documents.extraction.find.titles.kinds import Kind, gender_of, noun_of, readings

PRONOUN = re.compile(
    r"\b(?P<word>е[её]|его|их)(?=\s+(?:\w+(?:ой|ого|ей)\s+)?(?:реализаци|выполнени|исполнени|осуществлени|"
    r"имплементаци))",
    re.IGNORECASE,
)
SAID = re.compile(
    r"\b(?:выше|ранее\s+)?(?:упомянут|указанн|названн|данн|эт)\w*\s+(?P<noun>[А-ЯЁа-яё-]+)(?P<rest>.*)$", re.IGNORECASE
)
OWNED = re.compile(
    r"\b(?:е[её]|его|их)\s+(?P<noun>регламент|устав|положение|план\s+работы|программа\s+работы|состав)\b", re.IGNORECASE
)
WHOSE = re.compile(
    r",?\s*(?P<draft>проект\w*\s+)?(?P<noun>положени\w+|регламент\w*|устав\w*)\s+(?P<about>об?\s+)?котор(?:ой|ого|"
    r"ых|ом)\b",
    re.IGNORECASE,
)
BODY = re.compile(
    r"(?:[А-ЯЁ][\w-]*(?:ая|ой|ую|ий|ый|ого|ое|его|ей|ом|ым|ем)(?:\s+(?!(?:ШОС|ООН)\b)[а-яё]+(?:ая|ой|ую|ий|ый|ого|"
    r"ое|его|ей)){0,3}\s+)?"
    r"(?<![\w-])(?:[Аа]ссоциаци|[Рр]абоч\w+\s+групп|[Гг]рупп|СРГ|ПДРГ|ЭРГ|[Кк]луб|[Сс]овет|[Цц]ентр|[Кк]омисси|"
    r"[Фф]онд|[Бб]анк|[Кк]онсорциум|[Пп]ул|[Сс]ет|"
    r"[Аа]льянс|[Уу]ниверситет|[Пп]алат|[Кк]омитет|[Сс]овещани|[Фф]орум)[а-яё]*(?![\w-])"
)
STEM = 5  # letters of a word that its cases share
PLAIN = Kind(noun="", code="other", lower="never")
GENDERS = {"ее": "femn", "её": "femn", "его": "masc neut", "их": "plur"}


@dataclass(frozen=True, slots=True)
class Owned:
    """A document named through its body: place in the text, title, type, whether it is a draft."""

    start: int
    end: int
    title: str
    code: str
    draft: bool


def completed(hit: TitleHit, earlier: Sequence[TitleHit]) -> str | None:
    """The title with what it leans on put in; the title itself when it leans on nothing; None when nothing fits."""
    pronoun = PRONOUN.search(hit.title)
    if pronoun:
        antecedent = _of_gender(earlier, GENDERS[pronoun["word"].lower()])
        return _without_pronoun(hit.title, pronoun, antecedent) if antecedent else None
    said = SAID.search(hit.title)
    if said and readings(said["noun"]):
        noun = readings(said["noun"])[0].kind.noun
        antecedent = next((one for one in reversed(earlier) if not one.bare and noun_of(one.title) == noun), None)
        return (
            hit.title[: said.start()] + in_case(antecedent.title, case_at(hit.title, said.start())) + said["rest"]
            if antecedent
            else None
        )
    return hit.title


def _without_pronoun(title: str, pronoun: re.Match[str], antecedent: TitleHit) -> str:
    rest = title[pronoun.end() :].strip()
    words = rest.split(" ")
    act = next(
        (
            n
            for n, word in enumerate(words)
            if re.match(r"(?:реализаци|выполнени|исполнени|осуществлени|имплементаци)", word)
        ),
        0,
    )
    head, tail = words[: act + 1], words[act + 1 :]
    return " ".join([title[: pronoun.start()].rstrip(), *head, in_case(antecedent.title, "gent"), *tail])


def _of_gender(earlier: Sequence[TitleHit], genders: str) -> TitleHit | None:
    for hit in reversed(earlier):
        word = re.match(r"(?:\S+\s+)??([\w-]+)", hit.title)
        if not hit.bare and word and gender_of(hit.title) in genders:
            return hit
    return None


def owned_by(text: str) -> list[Owned]:
    """«создана Ассоциация инвесторов … и утвержден ее регламент»; «Создана СРГ …, проект положения которой»."""
    found = []
    for pattern in (OWNED, WHOSE):
        for hit in pattern.finditer(text):
            body = _body_before(text, hit.start())
            forms = readings(hit["noun"].split()[0])
            if body and forms:
                groups = hit.groupdict()
                found.append(
                    Owned(
                        hit.start("noun"),
                        hit.end("noun"),
                        _title(forms[0].kind, body),
                        forms[0].kind.code,
                        bool(groups.get("draft")),
                    )
                )
    return found


def _body_before(text: str, end: int) -> str | None:
    """The name of the body told last before `end` in the same sentence, in the nominative."""
    start = max(text.rfind(". ", 0, end), text.rfind("; ", 0, end)) + 1
    bodies = [hit for hit in BODY.finditer(text, start, end) if hit.group()[0].isupper() or not hit.group().islower()]
    if not bodies:
        return None
    last = bodies[-1]
    stop = min(title_end(text, last.start(), last.end(), PLAIN), end)
    return nominative(re.sub(r"\s+", " ", text[last.start() : stop]).strip(" ,"))


class FullNames:
    """The full names of bodies that a document gives, to complete a short one («Консорциума» → «Консорциума
    экономических …»).

    Looked for when asked, and once for each name; a short name counts only if exactly one full one fits.
    """

    SHORT = re.compile(rf"(?P<body>{BODY.pattern})(?=$|\s+на\s+(?:период\s+)?\d{{4}})")

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._tails: dict[tuple[str, ...], set[str]] = {}

    def complete(self, title: str) -> str:
        """The title with the short name of a body at its end, or before its years, made full."""
        found = self.SHORT.search(title)
        if not found or found.start() == 0 or not found["body"][0].isupper() or found["body"].isupper():
            return title
        tails = self._known(found["body"])
        return f"{title[: found.end()]} {next(iter(tails))}{title[found.end() :]}" if len(tails) == 1 else title

    def _known(self, body: str) -> set[str]:
        key = _lemmas(body)
        if key not in self._tails:
            stem = re.compile(rf"(?<![\w-]){re.escape(body.rsplit(maxsplit=1)[-1][:STEM])}")
            self._tails[key] = {tail for text in self._texts if stem.search(text) for tail in _tails(text, key)}
        return self._tails[key]


def _tails(text: str, key: tuple[str, ...]) -> Iterator[str]:
    """What follows the name of the body in a text."""
    for hit in BODY.finditer(text):
        if hit.group()[0].isupper() and _lemmas(hit.group()) == key:
            tail = text[hit.end() : title_end(text, hit.start(), hit.end(), PLAIN)].strip(" ,")
            if tail and not re.search(r"\d", tail) and not re.match(r"[А-ЯЁ]+$", tail):
                yield tail


def _lemmas(words: str) -> tuple[str, ...]:
    return tuple(lemma(word) for word in words.split())


def _title(kind: Kind, body: str) -> str:
    if kind.noun == "положение":
        where = in_case(body, "loct")
        about = "об" if where[:1].lower() in "аиоуэ" else "о"
        return f"Положение {about} {where}"
    return f"{capitalised(kind.noun)} {in_case(body, 'gent')}"

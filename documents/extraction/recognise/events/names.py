"""Names completed from the document: «22-е заседание Совета» of a body told in full before, «восьмое заседание
которой», «ее первое заседание», «указанного министерского механизма», «по подготовке Встречи»; and slips mended by
likeness («Совецание»).

Only what the same document says completes a name, and only when one alone fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from documents.extraction.blocks import Structured, TextBlock
from documents.extraction.find.event_words import head_of, mended
from documents.extraction.find.meeting_bounds import right_end
from documents.extraction.find.morphology import lemma, part_of_speech
from documents.extraction.find.nominative import in_case
from documents.extraction.find.tokens import tokens
from documents.extraction.recognise.events.tellings import Telling
from documents.extraction.records import DocumentRecord

BODIES = re.compile(
    r"(?<![\w-])(?:(?:[А-ЯЁ][а-яё]+(?:ая|ой|ую|ей|ый|ого|ому|ым|ом|ее|ое)\s+)?(?:[а-яё]+(?:ая|ой|ую|ей|ый|ого|ому"
    r"|ым|ом|ее|ое)\s+){0,3}"
    r"(?:[Гг]рупп(?:а|ы|е|у|ой)|[Кк]омисси(?:я|и|ю|ей)|[Кк]онсорциум(?:а|е|у|ом)?|[Пп]равлени(?:е|я|ю|ем)"
    r"|[Кк]омитет(?:а|е|у|ом)?|[Кк]луб(?:а|е|у|ом)?)"
    r"|(?:[А-ЯЁ][а-яё]+(?:ый|ого|ому|ым|ом)\s+)?[Сс]овет(?:а|е|у|ом)?|[Сс]тарши(?:е|х|м|ми)\s+должностны(?:е|х|м|ми)\s+лиц(?:а|ам|ами|ах)?|Энергетическ\w+\s+клуб\w*|СРГ|ПДРГ|ЭРГ|КСДЛ"
    r"|СНК)(?![\w-])"
)
GIVEN_BODY = re.compile(
    r"\b(?:указанн|данн|эт(?:ого|ой)\b|названн|упомянут|вышеуказанн|вышеупомянут)\w*\s+(?:\w+\s+)?(?:механизм"
    r"|орган|формат|групп|комисси|совет)\w*",
    re.IGNORECASE,
)
OFFICIALS_OF_TITLE = re.compile(
    r"\b(?:министров|руководителей|глав|председателей|секретарей)\s.+?(?=\s+(?:об?|по\s+вопросам|по\s+итогам"
    r"|в\s+связи|«|на\s+тему)\b|$)",
    re.IGNORECASE,
)
POSSESSIVE = re.compile(r"\b(?:е[её]|его|их)\s+$", re.IGNORECASE)
BODY_NOUNS = frozenset("клуб группа совет комиссия консорциум комитет правление объединение".split())
SESSIONS = frozenset({"заседание", "совещание", "встреча", "сессия", "консультации"})


@dataclass(slots=True)
class Known:
    """Names that the document gives: bodies, and tails of meetings by their event word."""

    bodies: list[str] = field(default_factory=list)
    tails: dict[str, list[str]] = field(default_factory=dict)  # event word -> tails of full names
    own: str | None = None  # the officials that the document's title names

    def learn(self, telling: Telling) -> None:
        tail = parted(telling.name)[1]
        if telling.head and tail:
            self.tails.setdefault(plain_lemma(telling), []).append(tail)


def known_names(doc: Structured, head: DocumentRecord) -> Known:
    """What the text and the title name."""
    match = OFFICIALS_OF_TITLE.search(head.title)
    bodies = list(dict.fromkeys(body for block in doc.blocks for body in bodies_of(block.text)))
    return Known(bodies=bodies, own=match.group().strip() if match else None)


@lru_cache(maxsize=2_000)
def bodies_of(text: str) -> tuple[str, ...]:
    """Names of bodies in the text, as written."""
    return tuple(text[start:end] for start, end in body_spans(text))


@lru_cache(maxsize=2_000)
def body_spans(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    matches = list(BODIES.finditer(text))
    if not matches:
        return ()
    words = tokens(text)
    ends = {token.end: place for place, token in enumerate(words)}
    for match in matches:
        place = ends.get(match.end())
        if place is None:
            continue
        found.append((match.start(), right_end(text, words, place)))
    return tuple(found)


def plain_lemma(telling: Telling) -> str:
    """«онлайн-заседание» -> «заседание»."""
    return telling.head.lemma.rpartition("-")[2] if telling.head else ""


def parted(name: str) -> tuple[str, str]:
    """The name up to its event word, and what follows."""
    for token in tokens(name):
        if token.kind == "word" and (head_of(token.text) or mended(token.text)):
            return name[: token.end], name[token.end :].strip()
    return name, ""


@lru_cache(maxsize=5_000)
def stems(name: str) -> tuple[str, ...]:
    """Lemmas of the words, for likeness that case does not decide."""
    return tuple(lemma(word) for word in re.findall(r"[А-Яа-яЁёA-Z]+", name))


def completed(telling: Telling, known: Known, told: list[Telling]) -> str:
    """The name with its shortened or missing part in full; unchanged when nothing or more than one thing fits."""
    word, tail = parted(telling.name)
    if GIVEN_BODY.search(telling.name):
        return _given(telling, told) or telling.name
    if plain_lemma(telling) not in SESSIONS:
        return _with_last_word(telling.name, known, told)
    if not tail:
        full = _missing(telling, known, told)
        return f"{word} {full}" if full else telling.name
    own = stems(tail)
    same = [other for other in known.tails.get(plain_lemma(telling), ()) if _begins(stems(other), own)]
    bodies = [body for body in known.bodies if _begins(stems(body), own)]
    for pool in (same, bodies):
        longest = _only(pool)
        if longest:
            return _with_last_word(f"{word} {_continued(tail, longest)}", known, told)
    return _with_last_word(telling.name, known, told)


def _begins(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return len(full) > len(short) and full[: len(short)] == short


def _only(names: list[str]) -> str | None:
    """The longest when all others are its beginnings."""
    if not names:
        return None
    longest = max(names, key=lambda name: len(stems(name)))
    return longest if all(stems(longest)[: len(stems(name))] == stems(name) for name in names) else None


def _continued(tail: str, full: str) -> str:
    """The tail as written, then the rest of the full name."""
    count = len(re.findall(r"[А-Яа-яЁёA-Z]+", tail))
    words = list(re.finditer(r"[А-Яа-яЁёA-Z]+", full))
    return tail + full[words[count - 1].end() :]


def _missing(telling: Telling, known: Known, told: list[Telling]) -> str | None:
    """The body of a sitting that only its number names."""
    text = telling.block.text
    if POSSESSIVE.search(text[: telling.name_start]) or re.match(r"(?:Е[её]|Его|Их)\s", telling.name):
        return _body_before(telling.block, telling.name_start)
    if re.match(r"[^.;]{0,60}\bкотор(?:ой|ого|ых)\b", text[telling.name_start :]):
        return _body_before(telling.block, telling.name_start)
    if own := _body_of_sentence(telling):
        return own
    for other in reversed(told if telling.ordinal is not None or telling.status == "planned" else []):
        tail = parted(other.name)[1]
        if tail and other.head and plain_lemma(other) == plain_lemma(telling):
            return tail
    return known.own if plain_lemma(telling) in {"совещание", "встреча"} else None


def _body_before(block: TextBlock, place: int) -> str | None:
    """The last body named before, in the genitive."""
    spans = [span for span in body_spans(block.text) if span[0] < place]
    if not spans:
        return None
    start, end = spans[-1]
    name = block.text[start : min(end, place)].rstrip(" ,.")
    return name if name.split()[0].isupper() else in_case(name, "gent")


def _body_of_sentence(telling: Telling) -> str | None:
    """«Комиссия провела … третье заседание», «На свое четвертое заседание собралась Рабочая группа»: the body that the
    sentence itself has as its subject, in the genitive.
    """
    text, (first, last) = telling.block.text, telling.sentence
    named = [text[start:end].rstrip(" ,.") for start, end in body_spans(text) if first <= start and end <= last]
    bodies = [name for name in named if _is_subject(name)]
    if len(bodies) != 1 or telling.ordinal is None:
        return None
    return bodies[0] if bodies[0].split(maxsplit=1)[0].isupper() else in_case(bodies[0], "gent")


def _is_subject(name: str) -> bool:
    """In the nominative by its own form, or an abbreviation, which has no other."""
    if name.split(maxsplit=1)[0].isupper():
        return True
    return in_case(name, "nomn") == name and in_case(name, "gent") != name


def _given(telling: Telling, told: list[Telling]) -> str | None:
    """«очередного заседания указанного министерского механизма»: the last body that met."""
    for other in reversed(told):
        if (
            other.head
            and other.head.session
            and parted(other.name)[1]
            and not re.search(r"\bэксперт|подготов", other.name)
        ):
            telling.head = other.head
            word, tail = parted(other.name)
            return f"{word.split()[-1]} {tail}"
    return None


def _with_last_word(name: str, known: Known, told: list[Telling]) -> str:
    """«заседание экспертной группы по подготовке Встречи»: the meeting meant is told in full before."""
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    head = head_of(last) if len(name.split()) > 2 else None
    if head is None:
        return _with_last_body(name, last, known)
    if not last[0].isupper():
        return name
    for other in reversed(told):
        tail = parted(other.name)[1]
        if tail and other.head and other.head.lemma == head.lemma:
            return f"{name} {tail}"
    return name


def _with_last_body(name: str, last: str, known: Known) -> str:
    """«Заседание Научного совета клуба»: the club is told in full elsewhere."""
    noun = lemma(last)
    words = name.split()
    if noun not in BODY_NOUNS or len(words) < 3 or part_of_speech(words[-2]) != "NOUN":
        return name
    named = [body for body in known.bodies if len(stems(body)) > 1 and _first_noun(body) == noun]
    full = min(named, key=lambda body: len(stems(body)), default=None)
    if full and any(stems(body)[: len(stems(full))] != stems(full) for body in named):
        return name
    return f"{name[: -len(last)]}{in_case(full, 'gent')}" if full else name


def _first_noun(body: str) -> str:
    return next((stem for stem in stems(body) if stem in BODY_NOUNS), "")

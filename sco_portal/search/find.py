"""Asking the index: what a reader typed, what was found, and where the words stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.core.cache import cache
from django.db.models import BigIntegerField, Count, F, QuerySet
from django.db.models.functions import Cast
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from rapidfuzz import process
from rapidfuzz.distance import OSA

from sco_portal.models import SearchEntry, SearchWord

from .words import TYPED, WORD, abbreviations, lemma, lemmas

SHORTEST_MISTYPED = 4  # letters; a shorter word has too many neighbours
SNIPPET = 220  # characters
VOCABULARY_AGE = 60  # seconds for which a process may use the vocabulary it has


class Question:
    """What a reader typed, as lemmas; words that occur nowhere are replaced by those one letter away.

    A «way» of saying one typed word is a tuple of lemmas that stand next to each other: one for most words, several
    for what an abbreviation stands for and for Chinese characters typed together.
    """

    def __init__(self, text: str) -> None:
        self.text = text.replace("\x00", "").strip()[:200]

    @cached_property
    def forms(self) -> dict[tuple[str, ...], str]:
        """Lemmas of each word typed to the word as typed."""
        return {tuple(lemmas(match.group())): match.group() for match in TYPED.finditer(self.text)}

    @cached_property
    def _known(self) -> frozenset[str]:
        words = [word for way in self.forms for word in way]
        return frozenset(SearchWord.objects.filter(word__in=words).values_list("word", flat=True))

    @cached_property
    def corrections(self) -> dict[str, list[str]]:
        """Word as typed to the known words that it was taken for; only where it was."""
        found = {}
        for way, typed in self.forms.items():
            if len(way) == 1 and way[0] not in self._known and not self._written_out(way):
                near = dict.fromkeys([*_neighbours(way[0]), *_neighbours(typed.lower())])
                found[typed] = [word for word in near if word != way[0]]
        return {typed: words for typed, words in found.items() if words}

    @staticmethod
    def _written_out(way: tuple[str, ...]) -> list[tuple[str, ...]]:
        """What the word stands for, where it is an abbreviation."""
        full = abbreviations().get(way[0]) if len(way) == 1 else None
        return [full] if full else []

    @cached_property
    def alternatives(self) -> list[list[tuple[str, ...]]]:
        """For each word typed the ways in which a record may have it."""
        return [
            [way, *self._written_out(way), *((word,) for word in self.corrections.get(typed, ()))]
            for way, typed in self.forms.items()
        ]

    @property
    def query(self) -> SearchQuery | None:
        """All words, each in one of its ways; None when there is no word."""
        if not self.alternatives:
            return None
        words = (" | ".join(f"({_phrase(way)})" for way in ways) for ways in self.alternatives)
        return SearchQuery(" & ".join(f"({group})" for group in words), search_type="raw", config="simple")

    @cached_property
    def lit(self) -> frozenset[str]:
        return frozenset(word for ways in self.alternatives for way in ways for word in way)


def _phrase(way: tuple[str, ...]) -> str:
    return " <-> ".join(f"'{word}'" for word in way)


def _neighbours(word: str) -> list[str]:
    """Known words one letter away: one wrong, missing, extra, or two swapped."""
    if len(word) < SHORTEST_MISTYPED or word.isdigit():
        return []
    near = process.extract(word, _vocabulary(), scorer=OSA.distance, score_cutoff=1, limit=5)
    return [found for found, _distance, _index in near]


def _vocabulary() -> list[str]:
    """All words of the index, read once a minute."""

    def read() -> list[str]:
        return list(SearchWord.objects.filter(word__regex=r"^[^0-9]{4,}$").values_list("word", flat=True))

    return cache.get_or_set("search:vocabulary", read, VOCABULARY_AGE) or []


def matching(rows: QuerySet[Any], text: str, *, kind: str) -> QuerySet[Any]:
    """The rows of a list whose words match."""
    query = Question(text).query
    if query is None:
        return rows
    ids = SearchEntry.objects.filter(kind=kind, words=query).annotate(row=Cast("object_id", BigIntegerField()))
    return rows.filter(pk__in=ids.values("row"))


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the results."""

    entry: SearchEntry
    title: SafeString
    snippet: SafeString


def search(
    question: Question, *, kind: str = "", unpublished: bool = False
) -> tuple[QuerySet[SearchEntry], dict[str, int]]:
    """Entries that match, best first, of one kind or all; and how many there are of each kind."""
    query = question.query
    if query is None:
        return SearchEntry.objects.none(), {}
    entries = SearchEntry.objects.filter(words=query)
    if not unpublished:
        entries = entries.filter(public=True)
    counts = dict(entries.order_by().values_list("kind").annotate(Count("pk")))
    if kind:
        entries = entries.filter(kind=kind)
    rank = SearchRank(F("words"), query, normalization=2)
    return entries.annotate(rank=rank).order_by("-rank", F("date").desc(nulls_last=True), "pk"), counts


def found(entry: SearchEntry, question: Question) -> Found:
    """An entry with its words lit."""
    return Found(entry, _light(entry.title, question.lit), _light(_snippet(entry.text, question.lit), question.lit))


def _snippet(text: str, lit: frozenset[str]) -> str:
    """The part of the text around the first word asked for, cut at words."""
    first = next((match.start() for match in WORD.finditer(text) if lemma(match.group()) in lit), 0)
    start = text.rfind(" ", 0, max(0, first - SNIPPET // 3)) + 1 if first > SNIPPET // 3 else 0
    end = text.find(" ", start + SNIPPET)
    part = text[start:] if end < 0 else text[start:end]
    return ("… " if start else "") + part + ("" if end < 0 else " …")


def _light(text: str, lit: frozenset[str]) -> SafeString:
    """The text with the words asked for marked."""
    parts: list[tuple[str, str]] = []
    at = 0
    for match in WORD.finditer(text):
        if lemma(match.group()) in lit:
            parts.append((text[at : match.start()], match.group()))
            at = match.end()
    marked = format_html_join("", "{}<mark>{}</mark>", parts)
    return format_html("{}{}", marked, text[at:])

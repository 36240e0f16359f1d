"""The documents that are known, as sketches to match against; grows while a run makes new ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from documents.models import Document, DocumentMention
from documents.reconcile.keys import mechanism_key
from documents.reconcile.match import Answer, DocumentSketch, match_document, same_words
from documents.reconcile.words import take_apart

UNKNOWN = "other"
COUNCILS = {"SGG": "Совет глав государств", "SGP": "Совет глав правительств"}


class Catalogue:
    """Sketches by id. A merged document is found under its old titles and answers with the one that stands."""

    def __init__(self, types: Iterable[str]) -> None:
        self.sketches: dict[int, DocumentSketch] = {}
        self.by_word: dict[str, set[int]] = defaultdict(set)
        wanted = {*types, UNKNOWN}
        titles = _mentioned_titles(wanted)
        rows = Document.objects.filter(type__in=wanted).order_by("pk")
        for row in rows.values("pk", "merged_into_id", "title", "type", "number", "date", "body_words", "body"):
            pk = row["merged_into_id"] or row["pk"]
            told = (row["title"], *sorted(titles.get(row["pk"], set()) - {row["title"]}))
            body = body_key(row["body_words"], row["body"])
            self.add(DocumentSketch(pk, told, row["type"], row["number"] or None, row["date"], body))

    def add(self, sketch: DocumentSketch) -> None:
        """Know a document, or more of it: what was known before stays."""
        known = self.sketches.get(sketch.id)
        self.sketches[sketch.id] = sketch if known is None else _joined(known, sketch)
        for title in sketch.titles:
            for word in take_apart(title).words:
                self.by_word[word].add(sketch.id)

    def find(self, sketch: DocumentSketch) -> Answer:
        """Compare with documents of the same or of an unknown type, and with those of the same words and occasion."""
        near = (self.sketches[pk] for pk in sorted(self._near(sketch)))
        likely = {sketch.type, UNKNOWN}
        every = sketch.type == UNKNOWN
        return match_document(sketch, [o for o in near if every or o.type in likely or same_words(sketch, o)])

    def _near(self, sketch: DocumentSketch) -> set[int]:
        """Documents that share half of the words, or the number and day; no others can be the same."""
        words = set(take_apart(sketch.titles[0]).words)
        shared = Counter(pk for word in words for pk in self.by_word.get(word, ()))
        alike = {pk for pk, count in shared.items() if count * 2 >= len(words)}
        if sketch.number and sketch.date:
            act = (sketch.number, sketch.date)
            alike |= {pk for pk, other in self.sketches.items() if (other.number, other.date) == act}
        return alike

    def title(self, pk: int) -> str:
        """What a document is called, for a question."""
        return self.sketches[pk].titles[0] if pk in self.sketches else str(pk)


def _joined(known: DocumentSketch, more: DocumentSketch) -> DocumentSketch:
    return DocumentSketch(
        known.id,
        tuple(dict.fromkeys((*known.titles, *more.titles))),
        more.type if known.type == UNKNOWN else known.type,
        known.number or more.number,
        known.date or more.date,
        known.body or more.body,
    )


def body_key(words: str | None, code: str | None) -> str | None:
    """Who made a document, comparable between «Совет глав государств», «СГГ» and the code SGG."""
    if words:
        return mechanism_key(words)
    return mechanism_key(COUNCILS[code]) if code in COUNCILS else None


def _mentioned_titles(types: set[str]) -> dict[int, set[str]]:
    """Every title under which sources tell a document."""
    rows = DocumentMention.objects.filter(document__type__in=types, said__title__isnull=False)
    found: dict[int, set[str]] = defaultdict(set)
    for pk, title in rows.values_list("document_id", "said__title__value").distinct():
        found[pk].add(title)
    return found

"""The one table of the composition itself: what search looks into."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchEntry(models.Model):
    """One findable record: its words as lemmas, and what a result line shows.

    `kind`: document, event, mechanism, commitment, state. `words`: lemmas of title (weight A) and text (weight B),
    made by the same code that lemmatises the query. Rebuilt by `manage.py reindex`; its loss costs nothing else.
    """

    kind = models.CharField(max_length=20)
    object_id = models.CharField(max_length=40)
    title = models.TextField()
    text = models.TextField(blank=True)
    words = SearchVectorField()
    date = models.DateField(null=True, blank=True)
    public = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_once"),
        ]
        indexes: ClassVar = [GinIndex(fields=["words"], name="search_words", fastupdate=False)]

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A lemma that occurs somewhere, with the number of entries: what a mistyped word is compared with."""

    word = models.CharField(max_length=60, primary_key=True)
    entries = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.word

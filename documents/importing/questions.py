"""Open questions of identity: asked once, by kind and key; the answer is remembered and not asked again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from documents.models import ChangeAction, Question

from .protocol import ImportContext


def answered(kind: str, key: str) -> Question | None:
    """The question about this key, if a person has answered it. `answer_id` None means «none of them»."""
    return Question.objects.filter(record_kind=kind, key=key, answered_at__isnull=False).first()


def ask(
    context: ImportContext, kind: str, *, key: str, words: str, quote: str, candidates: Sequence[int],
    label: Callable[[int], str], record_id: int | None,
) -> None:  # fmt: skip
    """Ask which of the candidates the words mean, unless that was asked before. `record_id`: what stands meanwhile."""
    choices = [{"id": pk, "label": label(pk)} for pk in candidates]
    Question.objects.get_or_create(
        record_kind=kind,
        key=key,
        defaults={"run": context.run, "record_id": record_id, "words": words, "quote": quote, "candidates": choices},
    )
    context.note(
        kind, ChangeAction.AMBIGUOUS, record_id=record_id, after={"words": words, "candidates": choices}, quote=quote
    )

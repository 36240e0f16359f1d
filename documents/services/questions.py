"""Answering a question of identity."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from documents.models import Question


class AlreadyAnswered(ValueError):
    """The question has an answer; a later change of mind is a merge or a split, not another answer."""


class NotACandidate(ValueError):
    """The answer is not among the records that the question offers."""


def question_answer(*, question: Question, answer_id: int | None, by: Any) -> Question:
    """Remember which record the words mean; None means none of those offered. Raises the two errors above."""
    fresh = Question.objects.select_for_update().get(pk=question.pk)
    if fresh.answered_at is not None:
        raise AlreadyAnswered(fresh.words)
    if answer_id is not None and answer_id not in {choice["id"] for choice in fresh.candidates}:
        raise NotACandidate(fresh.words)
    fresh.answer_id, fresh.answered_by, fresh.answered_at = answer_id, by, timezone.now()
    fresh.save()
    return fresh

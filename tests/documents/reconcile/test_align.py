"""Passages of a new version find those of the old one."""

from __future__ import annotations

from documents.reconcile.align import Telling, align


def test_the_same_passages_pair_in_any_order() -> None:
    old = [Telling(11, "a", "Первая статья."), Telling(12, "b", "Вторая статья.")]
    assert align(old, [Telling(0, "b", "Вторая статья."), Telling(1, "a", "Первая статья.")]) == {0: 12, 1: 11}


def test_two_meetings_of_one_sentence_keep_their_days() -> None:
    words = "9 и 19 февраля состоялись встречи"
    old = [Telling(11, "встреча", words, "2021-02-09"), Telling(12, "встреча", words, "2021-02-19")]
    new = [Telling(0, "встреча", words, "2021-02-19"), Telling(1, "встреча", words, "2021-02-09")]
    assert align(old, new) == {0: 12, 1: 11}


def test_a_corrected_day_is_still_the_passage() -> None:
    old = [Telling(11, "встреча", "9 и 19 февраля состоялись встречи", "2021-02-09"),
           Telling(12, "встреча", "9 и 19 февраля состоялись встречи", "2021-02-19")]  # fmt: skip
    new = [Telling(0, "встреча", "9 и 18 февраля состоялись встречи", "2021-02-09"),
           Telling(1, "встреча", "9 и 18 февраля состоялись встречи", "2021-02-18")]  # fmt: skip
    assert align(old, new) == {0: 11, 1: 12}


def test_a_nearly_equal_clause_pairs_and_another_does_not() -> None:
    old = [
        Telling(11, "стороны создадут рабочую группу по охране рек", "стороны создадут рабочую группу по охране рек")
    ]
    near = Telling(
        0, "стороны создадут рабочую группу по охране морей", "стороны создадут рабочую группу по охране морей"
    )
    other = Telling(1, "стороны проведут форум", "стороны проведут форум")
    assert align(old, [near, other]) == {0: 11}


def test_repeated_clauses_pair_one_to_one() -> None:
    old = [Telling(11, "a", "a"), Telling(12, "a", "a")]
    assert align(old, [Telling(0, "a", "a"), Telling(1, "a", "a"), Telling(2, "a", "a")]) == {0: 11, 1: 12}
    assert align([], [Telling(0, "a", "a")]) == {}

"""Three-way by field and by item."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.reconcile.fields import Verdict, settle, settle_group, settle_items

VALUES = st.sampled_from([None, "", "a", "b", "c", 0])


@pytest.mark.parametrize(
    ("ours", "base", "theirs", "verdict"),
    [
        ("a", "a", "a", Verdict.SAME),
        ("a", "a", "b", Verdict.TAKE),  # ours untouched
        ("b", "a", "a", Verdict.KEEP),  # source unchanged
        ("b", "a", "c", Verdict.CONFLICT),
        ("b", "a", "b", Verdict.SAME),  # both came to the same
        (None, None, "a", Verdict.TAKE),
        ("", None, "a", Verdict.TAKE),
        ("b", None, "a", Verdict.CONFLICT),  # set by hand, first told now
        ("a", "a", None, Verdict.SAME),  # None never overwrites
        (0, 0, 5, Verdict.TAKE),
        ("", "a", "b", Verdict.CONFLICT),  # a person emptied it
        ("", "a", "a", Verdict.KEEP),
    ],
)
def test_settle(ours: Any, base: Any, theirs: Any, verdict: Verdict) -> None:
    assert settle(ours, base, theirs) is verdict


@given(VALUES, VALUES, VALUES)
def test_a_locked_value_is_never_taken(ours: Any, base: Any, theirs: Any) -> None:
    assert settle(ours, base, theirs, locked=True) in (Verdict.SAME, Verdict.KEEP)


@given(VALUES, VALUES, VALUES)
def test_a_persons_value_is_never_taken_over(ours: Any, base: Any, theirs: Any) -> None:
    if settle(ours, base, theirs) is Verdict.TAKE:
        assert (ours or None if ours != 0 else 0) == (base or None if base != 0 else 0)


def test_fields_that_belong_together_fall_together() -> None:
    base = {"start": "2024-05-12", "end": "2024-05-12"}
    theirs = {"start": "2024-05-13", "end": "2024-05-14"}
    assert settle_group(base, base, theirs) is Verdict.TAKE
    assert settle_group({"start": "2024-05-12", "end": "2024-05-15"}, base, theirs) is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("ours", "base", "theirs", "now"),
    [
        (["a"], ["a"], ["a", "b"], ["a", "b"]),
        (["a", "x"], ["a"], ["a", "b"], ["a", "x", "b"]),  # a person's addition stays
        ([], ["a"], ["a", "b"], ["b"]),  # a person's removal stays
        (["a", "b"], ["a", "b"], ["b"], ["b"]),
        (["a", "b"], ["a", "b"], ["b", "a"], ["b", "a"]),  # untouched: the order is the source's
        ([], [], ["a"], ["a"]),
        (["a"], ["a"], [], ["a"]),
    ],
)
def test_items(ours: list[str], base: list[str], theirs: list[str], now: list[str]) -> None:
    assert settle_items(ours, base, theirs) == now

"""Merging what several passages say: who wins, and that order makes no difference."""

from __future__ import annotations

import datetime as dt
from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from documents.reconcile.claims import Group, Passage, merge
from documents.reconcile.kinds import DOCUMENT_GROUPS

GROUPS = (Group(("title",)), Group(("start", "end")), Group(("items",), union=True))


def passage(pk: int, *, authority: int = 0, date: str | None = None, confidence: float = 0.9, **values: Any) -> Passage:
    said = {name: {"value": value, "confidence": confidence, "rule": f"rule{pk}"} for name, value in values.items()}
    return Passage(pk, said, authority, dt.date.fromisoformat(date) if date else None, place=f"p{pk}")


def test_the_surest_passage_wins() -> None:
    found = merge(GROUPS, [passage(1, title="a", confidence=0.5), passage(2, title="b", confidence=0.9)])
    assert (found["title"].values, found["title"].confidence, found["title"].rule) == ({"title": "b"}, 0.9, "rule2")


def test_what_a_document_says_of_itself_goes_first() -> None:
    found = merge(GROUPS, [passage(1, title="a", confidence=0.5, authority=1), passage(2, title="b")])
    assert found["title"].values == {"title": "a"}


def test_of_equally_sure_ones_the_newer_document_wins() -> None:
    found = merge(GROUPS, [passage(1, title="z", date="2021-01-01"), passage(2, title="a", date="2024-01-01")])
    assert found["title"].values == {"title": "a"}


def test_fields_of_one_group_come_from_one_passage() -> None:
    found = merge(
        GROUPS, [passage(1, start="2024-05-01", end="2024-05-09", confidence=0.5), passage(2, start="2024-05-02")]
    )
    assert found["start"].values == {"start": "2024-05-02", "end": None}


def test_lists_are_joined() -> None:
    found = merge(GROUPS, [passage(1, items=["b", "a"]), passage(2, items=["c", "a"], confidence=0.4)])
    assert (found["items"].values, found["items"].confidence) == ({"items": ["a", "b", "c"]}, 0.4)


def test_nothing_told_is_absent() -> None:
    assert merge(GROUPS, [passage(1, title=None), passage(2, title="")]) == {}
    assert merge(GROUPS, []) == {}


def test_the_furthest_stage_wins_over_confidence() -> None:
    told = [passage(1, stage="approved", life="in_force", confidence=0.5), passage(2, stage="draft", life="proposed")]
    assert merge(DOCUMENT_GROUPS, told)["stage"].values == {"stage": "approved", "life": "in_force"}


PASSAGES = st.lists(
    st.builds(
        lambda title, confidence, authority, year: {"title": title, "confidence": confidence, "authority": authority,
                                                    "date": f"{year}-01-01"},
        st.sampled_from("abc"), st.sampled_from([0.5, 0.9]), st.sampled_from([0, 1]), st.sampled_from([2021, 2024]),
    ),
    min_size=1, max_size=4,
)  # fmt: skip


@given(PASSAGES)
def test_the_order_of_passages_makes_no_difference(told: list[dict[str, Any]]) -> None:
    passages = [passage(pk, **values) for pk, values in enumerate(told)]
    assert len({repr(merge(GROUPS, order)) for order in permutations(passages)}) == 1

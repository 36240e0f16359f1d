"""Parties are exact: who is bound, who is not, and why."""

from __future__ import annotations

import datetime as dt

from commitments.parties import Bond, Named, Parties, Term, as_told, inherited, parties

D = dt.date
FOUNDERS = ("CN", "KZ", "KG", "RU", "TJ", "UZ")
TERMS = (
    *(Term(state, D(2001, 6, 15)) for state in FOUNDERS),
    Term("IN", D(2017, 6, 9)),
    Term("PK", D(2017, 6, 9)),
    Term("IR", D(2023, 7, 4)),
    Term("BY", D(2024, 7, 4)),
)
TODAY = D(2026, 11, 20)


def bond(found: Parties, state: str) -> str:
    return next(row.bond for row in found.rows if row.state == state)


def test_a_named_party_is_bound_and_a_member_left_out_is_not() -> None:
    nine = ("BY", "IR", "KZ", "CN", "KG", "PK", "RU", "TJ", "UZ")
    found = parties(day=D(2025, 9, 1), named={state: Named("party") for state in nine}, terms=TERMS, on=TODAY)
    assert (len(found.bound), found.total, found.by_membership) == (9, 10, False)
    assert bond(found, "IN") == Bond.NOT_NAMED


def test_india_is_not_a_party_to_the_strategy_that_names_no_parties() -> None:
    quote = "Республика Индия не является участником документа"
    found = parties(day=D(2024, 7, 4), named={"IN": Named("not_party", quote=quote)}, terms=TERMS, on=TODAY)
    assert found.by_membership
    assert (len(found.bound), found.total) == (9, 10)
    assert next(row for row in found.rows if row.state == "IN").quote == quote
    assert bond(found, "BY") == Bond.BY_MEMBERSHIP  # it joined on that very day


def test_iran_and_belarus_were_not_members_in_2021() -> None:
    found = parties(day=D(2021, 9, 17), named={}, terms=TERMS, on=TODAY)
    assert (len(found.bound), found.total) == (8, 10)
    assert [(row.state, row.since) for row in found.rows if row.bond == Bond.NOT_YET_MEMBER] == [
        ("IR", D(2023, 7, 4)),
        ("BY", D(2024, 7, 4)),
    ]


def test_not_yet_a_member_is_the_reason_even_where_parties_are_named() -> None:
    eight = (*FOUNDERS, "IN", "PK")
    found = parties(day=D(2021, 9, 17), named={state: Named("party") for state in eight}, terms=TERMS, on=TODAY)
    assert (bond(found, "IR"), bond(found, "RU")) == (Bond.NOT_YET_MEMBER, Bond.NAMED)


def test_a_state_that_joined_later_is_bound_from_that_day() -> None:
    named = {"BY": Named("joined_later", since=D(2025, 1, 1))}
    assert bond(parties(day=D(2021, 9, 17), named=named, terms=TERMS, on=D(2025, 1, 1)), "BY") == Bond.JOINED
    assert bond(parties(day=D(2021, 9, 17), named=named, terms=TERMS, on=D(2024, 12, 31)), "BY") == Bond.NOT_YET_MEMBER


def test_without_a_day_and_without_names_nobody_is_counted() -> None:
    found = parties(day=None, named={"IN": Named("not_party")}, terms=TERMS, on=TODAY)
    assert (found.bound, found.known) == ((), False)
    assert bond(found, "RU") == Bond.NOT_KNOWN
    assert bond(found, "IN") == Bond.NOT_PARTY


def test_without_a_day_the_names_suffice() -> None:
    found = parties(day=None, named={"RU": Named("party"), "CN": Named("party")}, terms=TERMS, on=TODAY)
    assert (set(found.bound), found.known) == ({"RU", "CN"}, True)


def test_a_party_from_outside_the_organisation_has_a_row_of_its_own() -> None:
    found = parties(day=D(2025, 9, 1), named={"TM": Named("party"), "RU": Named("party")}, terms=TERMS, on=TODAY)
    assert (set(found.bound), found.total) == ({"TM", "RU"}, 11)


def test_a_state_that_had_left_is_not_bound_by_membership() -> None:
    terms = (Term("RU", D(2001, 6, 15)), Term("XX", D(2001, 6, 15), D(2010, 1, 1)))
    assert [row.state for row in parties(day=D(2015, 1, 1), named={}, terms=terms, on=TODAY).rows] == ["RU"]
    assert parties(day=D(2009, 12, 31), named={}, terms=terms, on=TODAY).bound == ("RU", "XX")


def test_what_a_report_tells_binds_none_of_those_who_approved_it() -> None:
    report = parties(day=D(2024, 10, 16), named={"RU": Named("party"), "CN": Named("party")}, terms=TERMS, on=TODAY)
    found = as_told(report, responsible=None)
    assert (found.bound, found.total, found.account) == ((), report.total, True)
    assert bond(found, "RU") == Bond.TOLD_OF_OTHERS
    assert bond(found, "KZ") == Bond.NOT_NAMED


def test_a_state_that_a_report_names_as_responsible_is_bound_alone() -> None:
    report = parties(day=D(2021, 11, 25), named={}, terms=TERMS, on=TODAY)
    found = as_told(report, responsible="CN")
    assert (found.bound, found.total) == (("CN",), report.total)
    assert (bond(found, "CN"), bond(found, "IR")) == (Bond.RESPONSIBLE, Bond.NOT_YET_MEMBER)
    assert as_told(report, responsible="TM").bound == ("TM",)  # no member, and yet it was it that promised


def test_who_is_no_party_to_a_strategy_is_none_to_the_plan_that_carries_it_out() -> None:
    aim = {"IN": Named("not_party", quote="не является участником"), "RU": Named("party")}
    found = parties(day=D(2025, 1, 1), named=inherited({}, aim), terms=TERMS, on=TODAY)
    assert (len(found.bound), bond(found, "IN"), bond(found, "RU")) == (9, Bond.NOT_PARTY, Bond.BY_MEMBERSHIP)
    own = inherited({"IN": Named("party")}, aim)
    assert own["IN"].standing == "party"  # what is said of the document itself goes first

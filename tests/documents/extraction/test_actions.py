"""Words of action: «word: action form», marks for what is denied or meant for later."""

import pytest

from documents.extraction.find.actions import find_actions, furthest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Утверждены правила", ("approved", "short", True)),
        ("министры приняли доклад", ("adopted", "finite", True)),
        ("подписанный вчера договор", ("signed", "participle", True)),
        ("Протокол не был согласован", ("agreed", "short", False)),
        ("для утверждения правил", ("approved", "noun", False)),
        ("доклад приняли к сведению", ("noted", "finite", False)),
        ("продлён договор", ("extended", "short", True)),
    ],
)
def test_action_and_form(text: str, wanted: tuple[str, str, bool]) -> None:
    hit = find_actions(text)[0]
    assert (hit.action, hit.form, hit.done) == wanted


@pytest.mark.parametrize("text", ["делегации приняли участие в форуме", "приняты меры", "приятный вечер"])
def test_what_is_no_act_on_a_document(text: str) -> None:
    assert find_actions(text) == []


def test_furthest_status() -> None:
    assert furthest("draft", "approved", "in_force") == "approved"

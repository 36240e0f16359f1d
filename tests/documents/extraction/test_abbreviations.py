"""Where abbreviations are defined, and how they are spelled out."""

from documents.extraction.find.abbreviations import defined_in, expand, for_document_titles


def test_definitions_are_found_by_their_letters() -> None:
    text = "доклад Союза юных техников (СЮТ) и международной охраны лесов (далее – МОЛ) для музеев (ВКС)"
    assert defined_in(text) == {"СЮТ": "Союз юных техников", "МОЛ": "международная охрана лесов"}


def test_each_case_is_that_of_the_place() -> None:
    table = {"МОЛ": "международная охрана лесов"}
    assert expand("План МОЛ", table) == "План международной охраны лесов"
    assert expand("Положение о МОЛ", table) == "Положение о международной охране лесов"
    assert expand("МОЛ-2", table) == "МОЛ-2"


def test_titles_spell_out_common_phrases_and_keep_proper_names() -> None:
    table = for_document_titles({"МОЛ": "международная охрана лесов", "СЮТ": "Союз юных техников", "ИКТ": "связь"})
    assert "МОЛ" in table
    assert "СЮТ" not in table
    assert "ИКТ" not in table
    assert expand("Положение о СРГ по чаю", table) == "Положение о Специальной рабочей группе по чаю"

"""The reference data: complete, joined up, and as the founding documents have it. Plain Python."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from actors import data
from actors.data.rows import City, CityAlias, Membership
from actors.data.tables import known, read, unique
from documents.extraction import vocabulary

MEMBERS = {
    "CN": dt.date(2001, 6, 15),
    "KZ": dt.date(2001, 6, 15),
    "KG": dt.date(2001, 6, 15),
    "RU": dt.date(2001, 6, 15),
    "TJ": dt.date(2001, 6, 15),
    "UZ": dt.date(2001, 6, 15),
    "IN": dt.date(2017, 6, 9),
    "PK": dt.date(2017, 6, 9),
    "IR": dt.date(2023, 7, 4),
    "BY": dt.date(2024, 7, 4),
}


def of_state(code: str) -> data.State:
    return next(state for state in data.states() if state.code == code)


def of_city(name: str) -> data.City:
    return next(city for city in data.cities() if city.name_ru == name)


def all_forms() -> dict[str, data.City]:
    return {form: city for city in data.cities() for form in city.forms_ru}


def in_force(periods: Iterable[Membership], day: dt.date) -> list[str]:
    return [one.standing for one in periods if one.start <= day and (one.end is None or day < one.end)]


class TestCities:
    def test_there_are_enough(self) -> None:
        assert len(data.cities()) >= 170

    def test_every_city_has_three_names_and_a_place(self) -> None:
        for city in data.cities():
            assert city.name_ru, city.slug
            assert city.name_en, city.slug
            assert re.search(r"[\u4e00-\u9fff]", city.name_zh), city.slug
            assert re.fullmatch(r"[a-z0-9-]+", city.slug)
            assert -90 <= city.latitude <= 90
            assert -180 <= city.longitude <= 180

    def test_forms_open_with_the_nominative_and_are_russian(self) -> None:
        for city in data.cities():
            names = [(city.name_ru, city.forms_ru), *((alias.name_ru, alias.forms_ru) for alias in city.aliases)]
            for name, forms in names:
                assert forms[0] == name
                assert all(re.fullmatch(r"[А-ЯЁа-яё -]+", form) for form in forms), city.slug

    @pytest.mark.parametrize(
        ("phrase", "name"),
        [
            ("Куньмине", "Куньмин"),
            ("Дали", "Дали"),
            ("Янлине", "Янлин"),
            ("Тяньцзине", "Тяньцзинь"),
            ("Сиане", "Сиань"),
            ("Урумчи", "Урумчи"),
            ("Циндао", "Циндао"),
            ("Чэнду", "Чэнду"),
            ("Санкт-Петербурге", "Санкт-Петербург"),
            ("Нижнем Новгороде", "Нижний Новгород"),
            ("Ростове-на-Дону", "Ростов-на-Дону"),
            ("Улан-Баторе", "Улан-Батор"),
            ("Чолпон-Ате", "Чолпон-Ата"),
            ("Нью-Дели", "Нью-Дели"),
            ("Казани", "Казань"),
            ("Ханты-Мансийске", "Ханты-Мансийск"),
            ("Бурабае", "Бурабай"),
            ("Чебоксарах", "Чебоксары"),
            ("Найроби", "Найроби"),
            ("Вене", "Вена"),
            ("Афинах", "Афины"),
        ],
    )
    def test_a_form_after_a_preposition_leads_to_its_city(self, phrase: str, name: str) -> None:
        assert all_forms()[phrase].name_ru == name

    def test_a_former_name_is_an_alias_with_its_years(self) -> None:
        (alias,) = of_city("Астана").aliases
        assert (alias.name_ru, alias.start_year, alias.end_year) == ("Нур-Султан", 2019, 2022)
        assert "Нур-Султане" in alias.forms_ru

    def test_words_that_mean_something_else_too_need_a_marker(self) -> None:
        assert all(of_city(name).needs_marker for name in ("Дали", "Владимир", "Грозный", "Навои"))
        assert not any(of_city(name).needs_marker for name in ("Москва", "Ош", "Гоа", "Пекин"))

    def test_every_member_and_observer_has_several_cities(self) -> None:
        for code in {*MEMBERS, "AF", "MN"}:
            assert sum(city.country == code for city in data.cities()) >= 3, code


class TestStates:
    def test_members_joined_when_they_did(self) -> None:
        joined = {
            state.code: period.start
            for state in data.states()
            for period in state.memberships
            if period.standing == "member"
        }
        assert joined == MEMBERS

    @pytest.mark.parametrize(
        ("code", "day", "standing"),
        [
            ("IR", dt.date(2021, 11, 25), ["observer"]),
            ("BY", dt.date(2021, 11, 25), ["observer"]),
            ("BY", dt.date(2024, 7, 4), ["member"]),
            ("IN", dt.date(2017, 6, 8), ["observer"]),
            ("MN", dt.date(2024, 1, 1), ["observer"]),
            ("TR", dt.date(2024, 1, 1), ["dialogue_partner"]),
            ("TM", dt.date(2024, 1, 1), []),
        ],
    )
    def test_a_state_has_one_standing_on_a_day(self, code: str, day: dt.date, standing: list[str]) -> None:
        assert in_force(of_state(code).memberships, day) == standing

    def test_periods_of_a_state_never_overlap(self) -> None:
        for state in data.states():
            for period in state.memberships:
                assert in_force(state.memberships, period.start) == [period.standing], state.code

    def test_names_are_in_their_forms(self) -> None:
        for state in data.states():
            assert state.name_ru in state.forms_ru
            assert state.official_ru in state.official_forms_ru
            assert state.official_genitive_ru in state.official_forms_ru

    def test_every_state_is_found_by_its_adjective(self) -> None:
        words = {form: state.code for state in data.states() for form in state.adjective_ru}
        sides = ("казахстанской", "китайской", "белорусской", "кыргызской", "индийской", "узбекской", "турецкой")
        assert [words[side] for side in sides] == ["KZ", "CN", "BY", "KG", "IN", "UZ", "TR"]

    def test_a_capital_lies_in_its_own_state(self) -> None:
        cities = {city.slug: city for city in data.cities()}
        for state in data.states():
            assert state.capital is None or cities[state.capital].country == state.code
        assert all(of_state(code).capital for code in MEMBERS)


class TestSectors:
    def test_codes_are_those_of_the_vocabulary(self) -> None:
        assert tuple(sector.code for sector in data.sectors()) == vocabulary.SECTORS

    def test_positions_and_colours_run_together(self) -> None:
        for number, sector in enumerate(data.sectors(), start=1):
            assert (sector.position, sector.colour) == (number, f"sector-{number}")


class TestMechanisms:
    def test_there_are_enough(self) -> None:
        assert len(data.mechanisms()) >= 80

    def test_kinds_of_events_are_those_of_the_vocabulary(self) -> None:
        assert {row.event_kind for row in data.mechanisms()} <= set(vocabulary.EVENT_KINDS)

    @pytest.mark.parametrize(
        ("name", "slug"),
        [
            ("Встреча министров энергетики государств-членов ШОС", "ministers-energy"),
            ("Совещание министров энергетики государств-членов ШОС", "ministers-energy"),
            ("КСДЛ", "senior-officials-trade"),
            ("СРГ по таможенному сотрудничеству", "swg-customs"),
            ("Совет МБО ШОС", "interbank-council"),
            ("Группа экспертов ШОС по международной информационной безопасности", "eg-information-security"),
        ],
    )
    def test_names_of_one_body_lead_to_it(self, name: str, slug: str) -> None:
        found = {row.slug for row in data.mechanisms() if name in (row.name_ru, *row.aliases, *row.abbreviations)}
        assert found == {slug}

    def test_a_body_and_the_body_it_belongs_to_stay_two(self) -> None:
        parents = {row.slug: row.parent for row in data.mechanisms()}
        assert parents["interbank-council"] == "interbank"
        assert parents["business-council-board"] == "business-council"
        assert parents["rats-council"] == "rats"

    def test_no_two_bodies_are_alike_but_for_the_organisation_s_name(self) -> None:
        seen: dict[str, str] = {}
        for row in data.mechanisms():
            for name in {_without_organisation(name) for name in (row.name_ru, *row.aliases)}:
                assert seen.setdefault(name, row.slug) == row.slug, name


def _without_organisation(name: str) -> str:
    kept = re.sub(r"государств-членов|стран(?= )|шанхайской организации сотрудничества|шос", " ", name.casefold())
    return " ".join(re.findall(r"[\w-]+", kept))


class TestAbbreviations:
    def test_working_groups_are_spelt_out_and_the_organisation_is_not(self) -> None:
        rows = {row.short: row for row in data.abbreviations()}
        assert rows["СРГ"].full_ru == "Специальная рабочая группа"
        assert rows["СРГ"].genitive_ru == "Специальной рабочей группы"
        assert rows["СРГ"].expand_in_event_titles
        assert not rows["ШОС"].expand_in_event_titles

    def test_a_body_s_abbreviation_stands_for_that_body(self) -> None:
        general = {row.short: row.full_ru.casefold() for row in data.abbreviations()}
        for row in data.mechanisms():
            for short in row.abbreviations:
                names = {_without_organisation(name) for name in (row.name_ru, *row.aliases)}
                assert _without_organisation(general[short]) in names, short


class TestWrongFiles:
    """A wrong row is refused, with its file and number."""

    ROW = '[[city]]\nslug = "a"\nname_ru = "Ош"\nname_en = "Osh"\nname_zh = "奥什"\ncountry = "KG"\nlatitude = 40.5\n'

    def written(self, folder: Path, text: str) -> Path:
        tomllib.loads(text)
        (folder / "cities.toml").write_text(text, encoding="utf-8")
        return folder

    @pytest.mark.parametrize(
        ("rest", "told"),
        [
            ('longitude = 72.8\nforms_ru = ["Оша"]\n', "not among its forms"),
            ('longitude = 472.8\nforms_ru = ["Ош"]\n', "not on Earth"),
            ('longitude = 72.8\nforms_ru = ["Ош"]\ncolour = "red"\n', "colour"),
            ('forms_ru = ["Ош"]\n', "longitude"),
        ],
    )
    def test_a_wrong_row_is_named(self, tmp_path: Path, rest: str, told: str) -> None:
        folder = self.written(tmp_path, self.ROW + rest)
        with pytest.raises(ValueError, match=rf"cities\.toml, row 1 \(a\): .*{told}"):
            read("cities.toml", "city", City, folder=folder, aliases=CityAlias)

    def test_a_slug_told_twice_is_named(self, tmp_path: Path) -> None:
        row = self.ROW + 'longitude = 72.8\nforms_ru = ["Ош"]\n'
        rows = read("cities.toml", "city", City, folder=self.written(tmp_path, row + row))
        with pytest.raises(ValueError, match=r"cities\.toml, row 2: slug 'a' is that of row 1 too"):
            unique("cities.toml", rows, "slug", lambda city: {city.slug})

    def test_an_unknown_reference_is_named(self, tmp_path: Path) -> None:
        rows = read(
            "cities.toml",
            "city",
            City,
            folder=self.written(tmp_path, self.ROW + 'longitude = 72.8\nforms_ru = ["Ош"]\n'),
        )
        with pytest.raises(ValueError, match=r"cities\.toml, row 1: unknown country 'KG'"):
            known("cities.toml", rows, "country", lambda city: city.country, ["KZ"])

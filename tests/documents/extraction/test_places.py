"""Cities, states, forms of meeting, chairs."""

from __future__ import annotations

import pytest

from documents.extraction.find.chairs import find_chairs
from documents.extraction.find.cities import find_cities
from documents.extraction.find.formats import find_format
from documents.extraction.find.states import find_states


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("в г.Исламабаде состоялось", ["Исламабад"]),
        ("(г. Пекин)", ["Пекин"]),
        ("(Минск, 17–18 октября 2024 г.)", ["Минск"]),
        ("в городе Чолпон-Ата прошла", ["Чолпон-Ата"]),
        ("в столице Кыргызской Республики городе Бишкеке", ["Бишкек"]),
        ("в г.Москве, г.Пекине и г.Самарканде", ["Москва", "Пекин", "Самарканд"]),
        ("в г.Куньмине и г.Дали проведен", ["Куньмин", "Дали"]),
        ("майское – в Новосибирске", ["Новосибирск"]),
        ("(5 мая 2024 г., г. Ош)", ["Ош"]),
        ("в Нур-Султане", ["Нур-Султан"]),
        ("в г. Зельденграде", ["Зельденград"]),
    ],
)
def test_venue(text: str, names: list[str]) -> None:
    assert [hit.name for hit in find_cities(text) if hit.venue] == names


@pytest.mark.parametrize(
    "text",
    [
        "12 сентября 2024 г. Министры обсудили",
        "Институтом стратегических исследований Исламабада",
        "Форум «CBD Пекина – 2021»",
        "стороны дали оценку",
        "Душанбинская декларация",
        "казахстанской стороны",
    ],
)
def test_no_venue(text: str) -> None:
    assert [hit for hit in find_cities(text) if hit.venue] == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Исламской Республики Пакистан", ["PK"]),
        ("под председательством Казахстана", ["KZ"]),
        ("таджикской стороны", ["TJ"]),
        ("министр Республики Беларусь", ["BY"]),
        ("Республики Индии, Китайской Народной Республики и Кыргызской Республики", ["IN", "CN", "KG"]),
        ("Посольстве Российской Федерации в КНР", ["RU", "CN"]),
        ("государства-члены Организации", []),
    ],
)
def test_states(text: str, codes: list[str]) -> None:
    assert [hit.code for hit in find_states(text)] == codes


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("в формате видеоконференцсвязи", "online"),
        ("(ВКС, 2 марта 2023 г.)", "online"),
        ("по видео-конференц-связи", "online"),
        ("в онлайн-формате", "online"),
        ("дистанционно прошло", "online"),
        ("в режиме видеоконференции", "online"),
        ("онлайн-заседания Рабочей группы", "online"),
        ("(26 ноября 2024 г., онлайн)", "online"),
        ("посредством видеоконференции", "online"),
        ("в гибридном формате", "hybrid"),
        ("смешанный формат", "hybrid"),
        ("в очно-заочном формате", "hybrid"),
        ("| гибридный |", "hybrid"),
        ("проведено в очном формате", "in_person"),
        ("(очно, Минск)", "in_person"),
    ],
)
def test_format(text: str, form: str) -> None:
    assert find_format(text) == form


@pytest.mark.parametrize(
    "text",
    [
        "развитие онлайн-торговли",
        "гибридные семена",
        "семинар «Работа в онлайн-формате»",
        "видеоконференция «Диалог»",
        "в очередном формате",
    ],
)
def test_no_format(text: str) -> None:
    assert find_format(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("под председательством казахстанской стороны состоялось", [("chair", "KZ")]),
        ("под председательством Исламской Республики Пакистан состоялось", [("chair", "PK")]),
        ("под председательством АО «Банк развития Казахстана» состоялось", [("chair", "KZ")]),
        ("Председательствовал министр транспорта и коммуникаций Кыргызской Республики.", [("chair", "KG")]),
        ("Председательство осуществляла таджикская сторона.", [("chair", "TJ")]),
        ("Узбекская сторона председательствовала.", [("chair", "UZ")]),
        ("Заседание вел первый заместитель министра культуры Кыргызской Республики.", [("chair", "KG")]),
        ("председатель – монгольская сторона)", [("chair", "MN")]),
        ("под руководством министра экономики Республики Таджикистан", [("chair", "TJ")]),
        ("по инициативе узбекской стороны в формате ВКС", [("initiator", "UZ")]),
        ("инициатором которого выступила узбекская сторона", [("initiator", "UZ")]),
        ("По предложению российской стороны 17.06.2022", [("initiator", "RU")]),
        ("форум, инициированный Республикой Узбекистан", [("initiator", "UZ")]),
        ("(инициатор – Пакистан)", [("initiator", "PK")]),
    ],
)
def test_chairs(text: str, told: list[tuple[str, str]]) -> None:
    assert [(hit.role, hit.state) for hit in find_chairs(text)] == told


def test_respective_chairs_keep_their_order() -> None:
    (hit,) = find_chairs("Председательствовали соответственно белорусская, китайская и кыргызская стороны.")
    assert hit.respective
    assert hit.states == ("BY", "CN", "KG")


def test_an_institution_without_a_state_stands_for_the_country_of_its_city() -> None:
    (hit,) = find_chairs("под председательством Института стратегических исследований Исламабада")
    assert (hit.state, hit.doubtful) == ("PK", True)


@pytest.mark.parametrize(
    "text",
    [
        "организованное казахстанской стороной",
        "при поддержке российской стороны",
        "по инициативе государств-членов",
        "под эгидой Секретариата ШОС",
    ],
)
def test_neither_chair_nor_initiator(text: str) -> None:
    assert find_chairs(text) == []

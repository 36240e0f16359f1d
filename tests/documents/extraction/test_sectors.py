"""«text | heading → sector», the answer beside the text."""

import pytest

from documents.extraction.find.sectors import main_sector, sectors
from documents.extraction.lexicon import load
from documents.extraction.vocabulary import SECTORS

CASES = """
Совещание министров здравоохранения → health
Соглашение о взаимной помощи в таможенных делах → customs
Семинар по возобновляемым источникам энергии → energy
Концепция защиты горных ледников → environment
Турнир по шахматам среди железнодорожников на призы министерства → sport
Встреча директоров музеев → culture
Меморандум о развитии «зеленой» промышленности → industry
Заседание рабочей группы | 4. Сотрудничество в сфере туризма → tourism
Молодежная конференция «Чистая вода и климат» | 9. Экология → environment
Заседание Совета национальных координаторов → general
О погоде → general
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_main_sector(line: str) -> None:
    words, wanted = line.split(" → ")
    text, _, section = words.partition(" | ")
    assert main_sector(text, section=section or None) == wanted


def test_further_sectors_follow_the_main_one() -> None:
    assert sectors("обмен опытом по подготовке кадров для банков")[:2] == ("education", "finance")


def test_a_clause_on_the_document_itself_has_its_sector() -> None:
    assert main_sector("Расходы несут исполнители", document="План развития туризма") == "tourism"


def test_lexicon_speaks_only_of_known_sectors() -> None:
    assert set(load("sectors")) == set(SECTORS)
    assert all(row["examples"] for row in load("sectors").values())

"""States in running text, as ISO 3166-1 alpha-2 codes: «Исламской Республики Пакистан», «Казахстаном», «казахстанской
стороны».

Left alone: a city of the same stem, adjectives when only names are asked for (`adjective` marks them).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from actors.data import states as state_rows
from documents.extraction.find.gazetteer import Table, lookup, table


@dataclass(frozen=True, slots=True)
class StateHit:
    """A state at text[start:end]."""

    start: int
    end: int
    code: str
    adjective: bool = False


@cache
def _table() -> Table:
    rows: list[tuple[str, object]] = []
    for state in state_rows():
        names = {*state.forms_ru, *state.official_forms_ru, *state.aliases_ru}
        rows += [(form, (state.code, False)) for form in names]
        adjectives = {word for form in state.adjective_ru for word in (form, form.capitalize())}
        rows += [(form, (state.code, True)) for form in adjectives]
    return table(rows)


def find_states(text: str) -> list[StateHit]:
    """Every state named or meant by its adjective, in order."""
    hits = []
    for start, end, value in lookup(text, _table()):
        assert isinstance(value, tuple)
        hits.append(StateHit(start, end, *value))
    return hits

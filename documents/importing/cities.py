"""Cities by the names that documents give them, former names included."""

from __future__ import annotations

from collections.abc import Iterable

from actors.models import City


class CityNames:
    """The city of a nominative name; None for a name that the gazetteer does not have."""

    def __init__(self) -> None:
        self.by_name: dict[str, str] = {}
        for slug, name, aliases in City.objects.values_list("slug", "name_ru", "aliases"):
            for one in (name, *(_alias(alias) for alias in aliases)):
                self.by_name.setdefault(_plain(one), slug)

    def find_all(self, names: Iterable[str]) -> list[str]:
        """The cities of the names that are known, each once, in the order told."""
        return list(dict.fromkeys(slug for name in names if (slug := self.find(name))))

    def find(self, name: str) -> str | None:
        return self.by_name.get(_plain(name))


def _alias(alias: object) -> str:
    """An alias is its Russian name, alone or with the years in which it was official."""
    return str(alias["name_ru"]) if isinstance(alias, dict) else str(alias)


def _plain(name: str) -> str:
    return name.strip().lower().replace("ё", "е")

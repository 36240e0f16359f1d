"""Figures of the reading against the annotated documents."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from documents.evaluation.floors import fallen, load, raised, save
from documents.evaluation.gold import Annotated, annotated
from documents.evaluation.scoring import Score, score
from documents.extraction.jsonl import rows
from documents.extraction.pipeline import extract
from sco_portal.environment import PROJECT

FLOORS = Path("tests/gold/floors.toml")
COLUMNS = (
    ("events", "events.f1"), ("exact", "events.exact"), ("title", "events.title"), ("mech", "events.mechanism"),
    ("kind", "events.kind"), ("sector", "events.sector"), ("outc", "events.outcomes"), ("commit", "commitments.f1"),
    ("c.kind", "commitments.kind"), ("c.sect", "commitments.sector"), ("instr", "instruments.f1"),
    ("i.type", "instruments.type"), ("i.stat", "instruments.status"), ("head", "document.accuracy"),
)  # fmt: skip
NAME_WIDTH = 38


class Command(BaseCommand):
    """`manage.py gold [NAME …] [--misses] [--raise]`: exit 1 when a figure is under its floor."""

    help = "Compare what is read with the annotated documents. Touches no database."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="*", help="parts of document names; all documents when none is given")
        parser.add_argument("--misses", action="store_true", help="also list what was missed, invented or wrong")
        parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors to these figures")

    def handle(self, *args: Any, **options: Any) -> None:
        names: list[str] = options["names"]
        chosen = [one for one in annotated(PROJECT) if not names or any(name in one.gold.name for name in names)]
        scores = [_score(one) for one in chosen]
        self._table(scores)
        if options["misses"]:
            self._misses(scores)
        floors = load(PROJECT / FLOORS)
        under = fallen(floors, scores)
        for line in under:
            self.stderr.write(line)
        if options["lift"]:
            save(PROJECT / FLOORS, raised(floors, scores))
        if under:
            sys.exit(1)

    def _table(self, scores: list[Score]) -> None:
        self.stdout.write(" " * NAME_WIDTH + "".join(title.rjust(7) for title, _ in COLUMNS))
        for one in [*scores, _mean(scores)]:
            cells = (_cell(one.figures.get(key)) for _, key in COLUMNS)
            self.stdout.write(one.name[: NAME_WIDTH - 1].ljust(NAME_WIDTH) + "".join(cells))

    def _misses(self, scores: list[Score]) -> None:
        for one in scores:
            self.stdout.write(f"\n{one.name}")
            for line in one.misses:
                self.stdout.write(f"  {line}")


def _score(one: Annotated) -> Score:
    found = extract(one.file.read_bytes(), filename=one.file.name)
    return score(one.gold, list(rows(found)))


def _cell(figure: float | None) -> str:
    return ("-" if figure is None else f"{figure:.3f}").rjust(7)


def _mean(scores: list[Score]) -> Score:
    """The mean over the documents that have the figure."""
    known: dict[str, list[float]] = defaultdict(list)
    for one in scores:
        for key, figure in one.figures.items():
            known[key].append(figure)
    return Score("mean", {key: sum(values) / len(values) for key, values in known.items()})

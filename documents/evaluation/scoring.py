"""The figures of one document: how many records were found, and how many of their fields are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.evaluation.likeness import (
    Check,
    Likeness,
    Row,
    equal,
    event_likeness,
    named,
    pairs,
    same_cities,
    same_main_sector,
    same_outcomes,
    same_value,
    text_likeness,
)

EVENT: dict[str, Check] = {
    "title": named("title", 80),
    "cities": same_cities,
    "format": equal("format"),
    "chair": equal("chair"),
    "initiator": equal("initiator"),
    "ordinal": equal("ordinal"),
    "mechanism": named("mechanism", 88),
    "kind": equal("kind"),
    "status": equal("status"),
    "sector": equal("sector"),
    "outcomes": same_outcomes,
}
# All of these right, and the event found: it is exact.
EXACT = ("cities", "format", "chair", "ordinal", "status")
COMMITMENT: dict[str, Check] = {
    "sector": same_main_sector,
    "kind": equal("kind"),
    "responsible": named("responsible", 75),
    "deadline": equal("deadline"),
}
INSTRUMENT: dict[str, Check] = {
    "type": equal("type"),
    "status": equal("status"),
    "period": equal("period_start", "period_end"),
    "action_date": equal("action_date"),
}
HEAD = ("type", "number", "date", "city", "body", "parties", "period_start", "period_end")


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotation of one document."""

    name: str
    document: Row | None
    events: list[Row] = field(default_factory=list)
    instruments: list[Row] = field(default_factory=list)
    commitments: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Score:
    """`figures`: «events.f1», «events.title», «document.accuracy» and so on, 0..1, without what cannot be counted.

    `misses`: one line for each record missed, invented or wrong in a field.
    """

    name: str
    figures: dict[str, float] = field(default_factory=dict)
    counts: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)


def score(gold: Gold, records: Sequence[Row]) -> Score:
    """Compare the records of one document with its annotation."""
    result = Score(gold.name)
    by_kind = {
        name: [row for row in records if row.get("record") == name] for name in ("event", "instrument", "commitment")
    }
    _kind(result, "event", gold.events, by_kind["event"], event_likeness, EVENT)
    _kind(result, "instrument", gold.instruments, by_kind["instrument"], text_likeness("title"), INSTRUMENT)
    _kind(result, "commitment", gold.commitments, by_kind["commitment"], text_likeness("text"), COMMITMENT)
    if gold.document is not None:
        _head(result, gold.document, next((row for row in records if row.get("record") == "document"), {}))
    return result


def f1(matched: int, gold: int, found: int) -> float:
    """The harmonic mean of precision and recall; 1 when there was nothing and nothing was found."""
    return 2 * matched / (gold + found) if gold + found else 1.0


def _kind(
    result: Score, name: str, gold: list[Row], found: list[Row], likeness: Likeness, checks: dict[str, Check]
) -> None:
    chosen = pairs(gold, found, likeness)
    label = f"{name}s"
    result.counts[label] = len(chosen), len(gold), len(found)
    result.figures[f"{label}.f1"] = f1(len(chosen), len(gold), len(found))
    verdicts = {key: [check(gold[left], found[right]) for left, right in chosen] for key, check in checks.items()}
    for key, right in verdicts.items():
        if right:
            result.figures[f"{label}.{key}"] = sum(right) / len(right)
    if name == "event" and (gold or found):
        exact = sum(all(verdicts[key][number] for key in EXACT) for number in range(len(chosen)))
        result.figures["events.exact"] = exact / max(len(gold), len(found))
    result.misses += _misses(name, gold, found, chosen, verdicts)


def _misses(
    name: str, gold: list[Row], found: list[Row], chosen: list[tuple[int, int]], verdicts: dict[str, list[bool]]
) -> list[str]:
    lines = [
        f"{name} {key}: want {_shown(gold[left], key)} have {_shown(found[right], key)} <- {_words(gold[left])}"
        for key, right_ones in verdicts.items()
        for (left, right), good in zip(chosen, right_ones, strict=True)
        if not good
    ]
    paired_gold, paired_found = {left for left, _ in chosen}, {right for _, right in chosen}
    lines += [f"{name} missed: {_words(row)}" for place, row in enumerate(gold) if place not in paired_gold]
    lines += [f"{name} invented: {_words(row)}" for place, row in enumerate(found) if place not in paired_found]
    return lines


def _shown(row: Row, key: str) -> str:
    if key == "period":
        return f"{row.get('period_start')}..{row.get('period_end')}"
    return repr(row.get("sectors") if key == "sector" and "sectors" in row else row.get(key))


def _words(row: Row) -> str:
    dates = f"{row['start'] or '?'}..{row['end'] or '?'} " if "start" in row else ""
    return dates + str(row.get("title") or row.get("text") or row.get("quote") or "")[:110]


def _head(result: Score, gold: Row, found: Row) -> None:
    wrong = [key for key in HEAD if not same_value(key)(gold, found)]
    result.figures["document.accuracy"] = 1 - len(wrong) / len(HEAD)
    result.misses += [f"document {key}: want {gold.get(key)!r} have {found.get(key)!r}" for key in wrong]

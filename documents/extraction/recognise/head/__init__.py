"""The document's own head.

Title, type, number, date, city, body, parties, reporting period, the decision it is annexed to.
"""

from __future__ import annotations

import datetime as dt

from documents.extraction.blocks import Structured
from documents.extraction.evidence import evidence
from documents.extraction.find.nominative import nominative
from documents.extraction.find.sectors import sectors
from documents.extraction.recognise.head.adoption import Adoption, adoption, annex_of, body, decision_title
from documents.extraction.recognise.head.exclusions import Own, exclusions
from documents.extraction.recognise.head.lines import HeadLines, Line, head_lines
from documents.extraction.recognise.head.parties import parties
from documents.extraction.recognise.head.period import report_period
from documents.extraction.recognise.head.title import document_type, title_lines, title_of
from documents.extraction.records import DocumentRecord, Evidence

UNTITLED = "Документ без заголовка"
TYPE_GENITIVE = {
    "statement": "Заявления", "declaration": "Декларации", "programme": "Программы", "plan": "Плана действий",
    "roadmap": "Дорожной карты", "concept": "Концепции", "strategy": "Стратегии", "agreement": "Соглашения",
    "memorandum": "Меморандума", "regulation": "Положения", "communique": "Коммюнике", "report": "Отчета",
    "protocol": "Протокола", "decision": "Решения", "charter": "Хартии",
}  # fmt: skip


def recognise_head(doc: Structured) -> DocumentRecord:
    """The head of any official document; what it does not say stays None."""
    lines = head_lines(doc)
    title, rule = _title(lines)
    type_ = document_type(title)
    adopted = adoption(lines)
    annexed = annex_of(lines, adopted=adopted, code=None)
    body_code = body(lines, title, annexed)
    if type_ == "decision" and not annexed:
        title = decision_title(lines, adopted, body_code) or title
    period = _period(lines, title) if type_ == "report" else None
    return DocumentRecord(
        evidence=_evidence(doc, lines, adopted),
        rule=rule,
        confidence=0.95 if rule == "head-title" else 0.4,
        title=title,
        type=type_,
        number=adopted.number,
        date=adopted.date,
        city=adopted.city,
        body=body_code,
        parties=parties(doc, lines),
        period_start=period[0] if period else None,
        period_end=period[1] if period else None,
        annex_of=annexed,
        sectors=sectors(title),
        states_excluded=exclusions(doc, Own(title, TYPE_GENITIVE.get(type_, "документа"))),
    )


def _title(lines: HeadLines) -> tuple[str, str]:
    found = title_of(lines.own) or title_of(lines.act)
    if found:
        return found, "head-title"
    first = next((line.text for line in (*lines.own, *lines.opening) if line.text.strip()), None)
    return (nominative(first[:200]) if first else UNTITLED), "head-first-line"


def _period(lines: HeadLines, title: str) -> tuple[dt.date, dt.date] | None:
    head = " ".join(line.text for line in lines.own)
    opening = " ".join(line.text for line in lines.opening[:3])
    since = opening.find("период")
    return report_period(title) or report_period(head) or (report_period(opening[since:]) if since >= 0 else None)


def _evidence(doc: Structured, lines: HeadLines, adopted: Adoption) -> Evidence:
    """The title's first line; else where date and number stand; else the first words of all."""
    candidates: list[Line] = [*title_lines(lines.own), *title_lines(lines.act)]
    if adopted.line:
        candidates.append(adopted.line)
    block = candidates[0].block if candidates else doc.blocks[0]
    return evidence(doc, block, 0, len(block.text))

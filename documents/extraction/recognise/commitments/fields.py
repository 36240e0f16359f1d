"""Sectors and deadline of a commitment, from the clause, its heading, its plan's lines and the document."""

from __future__ import annotations

from documents.extraction.find.deadlines import YEARLY, DeadlineHit, find_deadlines, main_deadline, term
from documents.extraction.find.sectors import GENERAL, HEADING_FURTHER, HEADING_MAIN, SELF, scores, sectors
from documents.extraction.recognise.commitments.draft import Draft
from documents.extraction.records import DocumentRecord

# A planned step happens at its date, so that a plain date in it is its deadline.
DATED_CODES = frozenset({"planned", "ready", "charge", "agree", "promise"})
# «договорились провести в первом полугодии 2025 года …»: a date to come is when a promise falls due.
PROMISING = frozenset({"agree", "charge", "intend", "future", "call", "item", "norm"})
# How much the theme of the document weighs, and how little its own words do in it.
THEME, BACKGROUND = 3.0, 0.25
# A document on several themes («о воде, продовольствии и жизни на селе») leaves more to its headings.
SEVERAL, SHARED_THEME = 3, 1.8
# A heading that speaks of a sector less than this does not set it.
DISTINCT = 2.0
# More mentions than this make a sector no more the main one; of equals the first told wins.
ENOUGH = 5.0
# A clause that names more sectors than this is about none of them.
MANY = 5


def clause_sectors(draft: Draft, section: str | None, head: DocumentRecord) -> tuple[str, ...]:
    """By the clause, with the heading and the document's theme as priors.

    In a report whose headings tell nothing the prior is the meeting that the paragraph is on.
    """
    if head.type != "report":
        strength = THEME if len(sectors(head.title)) < SEVERAL else SHARED_THEME
        return _themed(draft.text, section, sectors(head.title)[0], strength)
    found = _report_sectors(draft, section, head.title)
    return (GENERAL, *found) if len(found) > MANY else found


def _themed(text: str, section: str | None, theme: str, strength: float = THEME) -> tuple[str, ...]:
    """In a document on one theme («о сотрудничестве в области здравоохранения») its own words are the background.

    They weigh little; another sector comes first only where the clause speaks of it distinctly.
    """
    told = sectors(text, section=section)
    if theme == GENERAL:
        return told
    weights = {sector: min(weight, ENOUGH) for sector, weight in scores(text).items()}
    for place, sector in enumerate(_ranked(section)):
        weights[sector] = weights.get(sector, 0.0) + (HEADING_FURTHER if place else HEADING_MAIN)
    own = weights.pop(theme, 0.0) * BACKGROUND + strength * (2 if SELF.search(text) else 1)
    best = max(weights, key=lambda sector: weights[sector], default=theme)
    main = best if weights.get(best, 0.0) > own else theme
    return (main, *(sector for sector in told if sector not in {main, GENERAL}))


def _ranked(section: str | None) -> list[str]:
    found = {sector: weight for sector, weight in scores(section or "").items() if weight >= DISTINCT}
    return sorted(found, key=lambda sector: -found[sector])


def _report_sectors(draft: Draft, section: str | None, title: str) -> tuple[str, ...]:
    if section and sectors(section) != (GENERAL,):
        return sectors(draft.text, section=section)
    if "секретариат" not in title.lower():
        # The Secretariat reports on everything, any other body on its own field.
        return _themed(draft.text, section, sectors(title)[0])
    first = draft.passage.block.sentences[:1] or ((0, 0),)
    told = draft.passage.block.text[slice(*first[0])] if first[0][1] <= draft.start else None
    return sectors(draft.text, section=told)


def _coming(draft: Draft, head: DocumentRecord) -> DeadlineHit | None:
    """A plain date in the clause that lies after the document's own."""
    hit = main_deadline(draft.text, plain=True)
    return hit if hit and head.date and hit.due > head.date else None


def clause_deadline(draft: Draft, head: DocumentRecord, kind: str) -> DeadlineHit | None:
    """From the «Срок:» line when there is one, else from the clause itself."""
    report = head.type == "report"
    dated = kind == "follow_up" and (not report or draft.code in DATED_CODES)
    found = _told(draft, head, dated=dated)
    return found if found or report or draft.code not in PROMISING else _coming(draft, head)


def told_term(draft: Draft) -> str | None:
    """The words of a term that gives no day: «Срок: постоянно», «в месячный срок»."""
    return draft.passage.due.rstrip(".") if draft.passage.due else term(draft.text)


def _told(draft: Draft, head: DocumentRecord, *, dated: bool) -> DeadlineHit | None:
    """`dated`: a plain date is a deadline too."""
    year = head.date.year if head.date else None
    if draft.passage.due:
        hits = find_deadlines(draft.passage.due, year=None if YEARLY.search(draft.passage.due) else year)
        return hits[-1] if hits else None
    if draft.passage.by and not YEARLY.search(draft.text):
        hits = find_deadlines(draft.text, year=year)
        return hits[-1] if hits else None
    return main_deadline(draft.text, year=year, plain=dated)
